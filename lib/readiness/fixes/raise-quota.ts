import { partitionOf } from '@/lib/registry/regions'
import { sh } from '@/lib/registry/sh'
import { consoleLink } from '../console-link'
import { grouped } from '../words'
import type { WrittenFix } from './written-fix'

/** A service quota of one region that is to become at least `to`. */
export type RaiseQuota = { region: string; service: string; code: string; name: string; to: number }

export function raiseQuota({ region, service, code, name, to }: RaiseQuota): WrittenFix {
  const path = `servicequotas/home/services/${service}/quotas/${code}?region={region}`
  const console = consoleLink(partitionOf(region), region, path)
  return {
    text: `Ask AWS to raise quota ${code} (${name}) in ${region} to at least ${grouped(to)}. AWS may take hours to grant it.`,
    cli: sh`aws service-quotas request-service-quota-increase --service-code ${service} --quota-code ${code} --desired-value ${to} --region ${region}`,
    ...(console === undefined ? {} : { console }),
  }
}
