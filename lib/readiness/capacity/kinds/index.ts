import type { Verdict } from '../../check'
import type { Status } from '../../status'
import type { CapacitySubject } from '../capacity-subject'
import { type AfterScaleOut, afterScaleOut } from './after-scale-out'
import { type FargateBusy, fargateBusy } from './fargate-busy'
import { type FargateQuotaSmall, fargateQuotaSmall } from './fargate-quota'
import { type InterfacesOpen, interfacesOpen } from './interfaces-open'
import type { CapacityKind } from './kind'
import { type NoFargateSize, noFargateSize } from './no-fargate-size'
import { type NoGpusOnFargate, noGpusOnFargate } from './no-gpus-on-fargate'
import { type NoRoom, noRoom } from './no-room'
import { type NotAttached, notAttached } from './not-attached'
import { type OnFargate, onFargate } from './on-fargate'
import { type OnInstances, onInstances } from './on-instances'
import { type ProviderGrows, providerGrows } from './provider-grows'
import { type ReleaseTooOld, releaseTooOld } from './release-too-old'
import { type Unread, unread } from './unread'

/** Whether one cluster, alone, has room for the reference task, and how. A kind is a file beside this one and a word here. */
export type Capacity =
  | OnInstances
  | OnFargate
  | FargateQuotaSmall
  | FargateBusy
  | ProviderGrows
  | AfterScaleOut
  | InterfacesOpen
  | NoRoom
  | NotAttached
  | NoGpusOnFargate
  | NoFargateSize
  | ReleaseTooOld
  | Unread

type ByKind = { [K in Capacity['kind']]: Extract<Capacity, { kind: K }> }

const kinds: { readonly [K in keyof ByKind]: CapacityKind<ByKind[K]> } = {
  instances: onInstances,
  fargate: onFargate,
  'fargate-quota': fargateQuotaSmall,
  'fargate-busy': fargateBusy,
  'provider-grows': providerGrows,
  'after-scale-out': afterScaleOut,
  'interfaces-open': interfacesOpen,
  'no-room': noRoom,
  'not-attached': notAttached,
  'no-gpus-on-fargate': noGpusOnFargate,
  'no-fargate-size': noFargateSize,
  'release-too-old': releaseTooOld,
  unread,
}

export function capacityStatus({ kind }: Capacity): Status {
  return kinds[kind].status
}

/** The reason in a few words, for a row's last column. */
export function capacityWhy<K extends keyof ByKind>(capacity: ByKind[K], subject: CapacitySubject): string {
  return kindOf(capacity).why(capacity, subject)
}

/** The same as a finding of the cluster. */
export function capacityVerdict<K extends keyof ByKind>(capacity: ByKind[K], subject: CapacitySubject): Verdict {
  const kind = kindOf(capacity)
  const resource = subject.cluster.name
  switch (kind.status) {
    case 'pass':
      return { status: kind.status, resource, ...kind.tell(capacity, subject) }
    case 'unknown':
      return { status: kind.status, resource, ...kind.tell(capacity, subject) }
    default:
      return { status: kind.status, resource, ...kind.tell(capacity, subject) }
  }
}

function kindOf<K extends keyof ByKind>({ kind }: ByKind[K]): CapacityKind<ByKind[K]> {
  return kinds[kind as K]
}
