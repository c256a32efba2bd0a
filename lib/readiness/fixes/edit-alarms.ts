import { partitionOf } from '@/lib/registry/regions'
import { alarmConsoleLink } from '../console-link'
import type { RenderedFix } from '../finding'
import { shellWord } from './shell'

/** Alarms to change so that Spinnaker's copy of them is faithful, each with what to do. */
type EditAlarms = {
  region: string
  alarms: readonly [EditedAlarm, ...EditedAlarm[]]
  /** Names of those whose actions are disabled. */
  disabled: readonly string[]
}

type EditedAlarm = { name: string; remedies: readonly string[] }

export function editAlarms({ region, alarms, disabled }: EditAlarms): RenderedFix {
  const console = alarmConsoleLink(partitionOf(region), region, alarms[0].name)
  const names = disabled.map(shellWord).join(' ')
  return {
    text: `Change what does not survive the copy. ${alarms.map(({ name, remedies }) => `${name}: ${remedies.join('; ')}.`).join(' ')} Or deploy without copying the previous server group's autoscaling policies and set them up for the new service.`,
    ...(disabled.length > 0
      ? { cli: `aws cloudwatch enable-alarm-actions --alarm-names ${names} --region ${region}` }
      : {}),
    ...(console === undefined ? {} : { console }),
  }
}
