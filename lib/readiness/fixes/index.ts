import type { RenderedFix } from '../finding'
import { allowActions } from './allow-actions'
import { attachFargate } from './attach-fargate'
import { createCluster } from './create-cluster'
import { createRole } from './create-role'
import { createServiceLinkedRole } from './create-service-linked-role'
import { editAlarms } from './edit-alarms'
import { editRegistry } from './edit-registry'
import { enableAccountSetting } from './enable-account-setting'
import { enableRegion } from './enable-region'
import { grantPermissions } from './grant-permissions'
import { letAssume } from './let-assume'
import { mendScaling } from './mend-scaling'
import { namePrincipals } from './name-principals'
import { raiseQuota } from './raise-quota'
import { readableTrust } from './readable-trust'
import { reconnectInstances } from './reconnect-instances'
import { scaleOut } from './scale-out'
import { tagSubnet } from './tag-subnet'
import { taskRoleTrust } from './task-role-trust'
import { trustPolicy } from './trust-policy'
import type { WrittenFix } from './written-fix'

/** Every kind of fix: data with the account's own names, and how a person reads it. One file and one line a kind. */
const kinds = {
  'allow-actions': allowActions,
  'grant-permissions': grantPermissions,
  'edit-registry': editRegistry,
  'trust-policy': trustPolicy,
  'create-role': createRole,
  'name-principals': namePrincipals,
  'let-assume': letAssume,
  'enable-region': enableRegion,
  'create-service-linked-role': createServiceLinkedRole,
  'task-role-trust': taskRoleTrust,
  'readable-trust': readableTrust,
  'create-cluster': createCluster,
  'attach-fargate': attachFargate,
  'raise-quota': raiseQuota,
  'scale-out': scaleOut,
  'reconnect-instances': reconnectInstances,
  'edit-alarms': editAlarms,
  'mend-scaling': mendScaling,
  'tag-subnet': tagSubnet,
  'enable-account-setting': enableAccountSetting,
} as const

type Kinds = typeof kinds

/** A fix as data; rendered here, and later applied to facts. */
export type Fix = { [K in keyof Kinds]: { kind: K } & Parameters<Kinds[K]>[0] }[keyof Kinds]

/** The fix as text, command line, JSON and console link, filled with the account's own names. */
export function renderFix(fix: Fix): RenderedFix {
  const { cli, ...words } = (kinds[fix.kind] as (data: Fix) => WrittenFix)(fix)
  return cli === undefined ? words : { ...words, cli: cli.shell }
}
