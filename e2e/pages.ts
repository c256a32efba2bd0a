/** Every page that there is, and the parts of pages that open on an address of their own. */
export const places = [
  { name: 'Readiness', path: '/' },
  { name: 'Readiness with an opened cell', path: '/?cell=clouddriver-role:payments-ecs' },
  { name: 'Readiness filtered to nothing', path: '/?q=nobody' },
  { name: 'an account that is blocked', path: '/readiness/payments-ecs' },
  { name: 'an account that could not be checked', path: '/readiness/ledger-ecs' },
  { name: 'Clusters', path: '/clusters' },
  { name: 'Clusters with an opened row', path: '/clusters?open=payments-ecs~us-east-1~payments-main' },
  { name: 'Roles', path: '/roles' },
  { name: 'Alarms', path: '/alarms?ecsAccount=media-ecs' },
  { name: 'Accounts', path: '/accounts' },
  { name: 'the form of a new mapping', path: '/accounts?new=mapping' },
  { name: 'the form of an AWS account', path: '/accounts?aws=gov' },
  { name: 'the import', path: '/accounts?import=open' },
  { name: 'Export', path: '/export' },
  { name: 'Settings', path: '/settings' },
] as const
