import type { Check } from '../check'
import { clonableAlarms } from './clonable-alarms'
import { clusterCapacity } from './cluster-capacity'
import { clusterExists } from './cluster-exists'
import { containerInstances } from './container-instances'
import { networkMode } from './network-mode'

/** Every check, in the order of the catalogue. A new check is one file, one line here, and its test beside it. */
export const checks: readonly Check[] = [
  clusterExists,
  clusterCapacity,
  containerInstances,
  networkMode,
  clonableAlarms,
]
