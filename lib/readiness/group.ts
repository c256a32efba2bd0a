/** Groups of the check catalogue, in the order of the set-up page. */
export const groups = [
  'mapping',
  'access',
  'cluster',
  'networking',
  'clouddriver-role',
  'task-roles',
  'autoscaling',
  'settings',
] as const

export type Group = (typeof groups)[number]

export const groupNames: Record<Group, string> = {
  mapping: 'Mapping',
  access: 'Access',
  cluster: 'Cluster',
  networking: 'Networking',
  'clouddriver-role': 'Clouddriver role',
  'task-roles': 'Task roles',
  autoscaling: 'Autoscaling',
  settings: 'Settings',
}
