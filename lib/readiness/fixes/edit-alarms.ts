import { partitionOf } from '@/lib/registry/regions'
import { sh } from '@/lib/registry/sh'
import { alarmConsoleLink } from '../console-link'
import type { WrittenFix } from './written-fix'

/** Alarms to change so that Spinnaker's copy of them is faithful, each with what to do. */
type EditAlarms = {
  region: string
  alarms: readonly [EditedAlarm, ...EditedAlarm[]]
  /** Names of those whose actions are disabled. */
  disabled: readonly string[]
  /** Whether it is a scaling policy that is named: CloudWatch has no page of it. */
  isPolicy?: true
}

type EditedAlarm = { name: string; remedies: readonly string[] }

export function editAlarms({ region, alarms, disabled, isPolicy }: EditAlarms): WrittenFix {
  const console = isPolicy ? undefined : alarmConsoleLink(partitionOf(region), region, alarms[0].name)
  return {
    text: `Change what the copy would lose. ${alarms.map(({ name, remedies }) => `${name}: ${remedies.join('; ')}.`).join(' ')} Or deploy without copying the previous server group's autoscaling policies and set them up for the new service.`,
    ...(disabled.length > 0
      ? { cli: sh`aws cloudwatch enable-alarm-actions --alarm-names ${disabled} --region ${region}` }
      : {}),
    ...(console === undefined ? {} : { console }),
  }
}
