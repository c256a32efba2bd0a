import type { ReactNode } from 'react'
import { findingId } from '@/components/finding/finding-id'
import { accountPath } from '@/components/rows/account-link'
import { CopyButton } from '@/components/ui/copy-button'
import { IntentLink } from '@/components/ui/intent-link'
import type { AlarmRow } from '@/lib/readiness/rows/alarm-row'
import { byCount } from '@/lib/readiness/words'
import { isScaling } from './alarm-verdict'

/** What stands behind an alarm's row: its names in full, and every reason. */
export function AlarmDetails({ row }: { row: AlarmRow }) {
  const { name, arn, state, namespace, metricName, cluster, service, services, policies, reasons } = row
  return (
    <section aria-label={`Alarm ${name}`} className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-6 gap-y-1">
        <Entry name="Alarm">
          <code className="[overflow-wrap:anywhere]">{name}</code>
        </Entry>
        <Entry name="State">{state}</Entry>
        <Entry name="Metric">{metricName === null ? 'uses several metrics' : `${namespace} ${metricName}`}</Entry>
        {services.length > 1 ? (
          <Entry name="Services">{services.map((each) => `${each.cluster} / ${each.service}`).join(', ')}</Entry>
        ) : (
          (service ?? cluster) && <Entry name="Service">{[cluster, service].filter(Boolean).join(' / ')}</Entry>
        )}
        {policies.length > 0 && (
          <Entry name={byCount(policies.length, 'Policy', 'Policies')}>{policies.join(', ')}</Entry>
        )}
        {reasons.length > 0 && (
          <Entry name="Why">
            {reasons.map((reason) => (
              <span key={reason} className="block">
                {reason}
              </span>
            ))}
          </Entry>
        )}
      </dl>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        {isScaling(row) && (
          <IntentLink href={alarmFindingPath(row)} className="text-link">
            The finding in {row.ecsAccount}
          </IntentLink>
        )}
        <span className="inline-flex min-w-0 items-center gap-2 text-ink-3">
          <code className="[overflow-wrap:anywhere]">{arn}</code>
          <CopyButton text={arn} label={`Copy the ARN of ${name}`} size="small" variant="quiet" />
        </span>
      </p>
    </section>
  )
}

function Entry({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </>
  )
}

/** Where the account's page says more about an alarm: the finding of its service. */
function alarmFindingPath({ ecsAccount, region, cluster, service }: AlarmRow): string {
  const resource = cluster && service ? `${cluster}/${service}` : service
  return accountPath(ecsAccount, findingId({ check: 'clonable-alarms', region, resource }))
}
