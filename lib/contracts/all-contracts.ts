import * as audit from './audit'
import * as changes from './changes'
import * as channels from './channels'
import * as check from './check'
import * as clouddriver from './clouddriver'
import type { Contract } from './contract'
import * as costs from './costs'
import * as discovery from './discovery'
import * as events from './events'
import * as feeds from './feeds'
import * as fit from './fit'
import * as gate from './gate'
import * as history from './history'
import * as mutes from './mutes'
import * as people from './people'
import * as readiness from './readiness'
import * as registry from './registry'
import * as reports from './reports'
import * as scans from './scans'
import * as schedules from './schedules'
import * as system from './system'
import * as transitions from './transitions'
import * as trend from './trend'
import * as upgrade from './upgrade'

const modules = [
  registry,
  history,
  scans,
  schedules,
  channels,
  events,
  costs,
  readiness,
  gate,
  check,
  fit,
  changes,
  reports,
  transitions,
  trend,
  mutes,
  upgrade,
  feeds,
  clouddriver,
  discovery,
  people,
  audit,
  system,
]

/** Every contract there is: whatever in these files is one. The OpenAPI document is made of them. */
export const allContracts: readonly Contract[] = modules.flatMap((module) => Object.values(module).filter(isContract))

function isContract(value: unknown): value is Contract {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'access' in value
}
