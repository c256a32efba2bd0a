import { CopyButton } from '@/components/ui/copy-button'
import { Disclosure } from '@/components/ui/disclosure'
import { IntentLink } from '@/components/ui/intent-link'
import { counted, grouped } from '@/lib/readiness/words'
import type { AskedRow } from './asked-row'
import { clusterFindingPath } from './cluster-finding'
import type { ClusterItem } from './cluster-item'
import { FitAnswer } from './fit-answer'
import { FitForm } from './fit-form'
import { InstancesTable } from './instances-table'

/** What stands behind a cluster's row: what runs there, each instance, and where the finding is. */
export function ClusterDetails({ item, row }: { item: ClusterItem; row: AskedRow }) {
  const { tasks, services, capacityProviders, status, fits, arn } = row
  return (
    <section aria-label={`Instances of ${row.name}`} className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <ul className="flex flex-wrap gap-x-2 text-ink-2 [&>li+li]:before:mr-2 [&>li+li]:before:text-ink-3 [&>li+li]:before:content-['·']">
        <li>{status}</li>
        <li>{counted(services, 'service')}</li>
        <li>
          {counted(tasks.running, 'running task')}
          {tasks.pending > 0 && `, ${grouped(tasks.pending)} pending`}
        </li>
        {capacityProviders.length > 0 && <li>capacity providers {capacityProviders.join(', ')}</li>}
        <li>
          measured with {grouped(fits.task.cpu)} CPU units and {grouped(fits.task.memoryMiB)} MiB
        </li>
      </ul>
      {row.asked?.fit.answer && <FitAnswer answer={row.asked.fit.answer} />}
      {row.asked === undefined && row.tiles.length > 0 && <InstancesTable row={row} />}
      <Disclosure summary="Would another task fit?">{() => <FitForm row={row} />}</Disclosure>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <IntentLink href={clusterFindingPath(item)} className="text-link">
          The finding in {row.ecsAccount}
        </IntentLink>
        <span className="inline-flex min-w-0 items-center gap-2 text-ink-3">
          <code className="[overflow-wrap:anywhere]">{arn}</code>
          <CopyButton text={arn} label={`Copy the ARN of ${row.name}`} size="small" variant="quiet" />
        </span>
      </p>
    </section>
  )
}
