import type { ReactNode } from 'react'
import { StatusLabel } from '@/components/finding/status-label'
import { IntentLink } from '@/components/ui/intent-link'
import type { ExportMark } from '@/lib/readiness/export-marks'
import type { Registry } from '@/lib/registry/registry'
import { lineId } from './line-id'

/** What to do with the file, and why it says what it says. */
export function FileNotes({ registry, marks }: { registry: Registry; marks: readonly ExportMark[] }) {
  const { defaultRegions, defaultAssumeRole } = registry.settings
  return (
    <aside aria-label="What to do with the file" className="grid gap-5 text-ink-2">
      {marks.length > 0 && <MarkIndex marks={marks} />}
      <Note title="Where it goes">
        <ol className="grid list-decimal gap-1 pl-4">
          <li>
            Put it beside <code>clouddriver.yml</code>, where Clouddriver reads its configuration:{' '}
            <code>/opt/spinnaker/config/clouddriver-local.yml</code> on a machine, a secret or config map of that name
            in Kubernetes.
          </li>
          <li>
            Clouddriver reads it over <code>clouddriver.yml</code>. Lists are not joined: the accounts of this file
            replace those of that one.
          </li>
          <li>Do you have such a file already? Merge into it: everything else in it stays.</li>
        </ol>
      </Note>
      <Note title="When it counts">
        Restart Clouddriver: it reads the file at its start. Only with <code>dynamic-config</code> and{' '}
        <code>credentials.poller</code> enabled does it take changes up while it runs, and then an ECS account keeps the
        regions and the role it had until the next restart. Then check the accounts here.
      </Note>
      <Note title="Why defaultRegions">
        Without it Clouddriver parses no account at all, and one region there that its own credentials do not see drops
        every account.{' '}
        {defaultRegions.length > 0
          ? 'These are the regions of your settings.'
          : 'So the export names one region, which those credentials are sure to see.'}{' '}
        <IntentLink href="/settings#default-regions" className="inline-link">
          Set others
        </IntentLink>
      </Note>
      <Note title="What is not in it">
        Readers, scopes, reference tasks and releases are Shipshape’s own and never leave it.
        {defaultAssumeRole === null &&
          ' Your settings have no default role: the file then names role/SpinnakerManaged, as the set-up page does.'}
      </Note>
    </aside>
  )
}

function Note({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-1 font-medium text-ink text-title">{title}</h2>
      {children}
    </section>
  )
}

function MarkIndex({ marks }: { marks: readonly ExportMark[] }) {
  return (
    <Note title="Marked lines">
      <ul className="grid max-h-72 gap-1.5 overflow-y-auto">
        {marks.map((mark) => (
          <li
            key={`${mark.line}:${mark.ecsAccount}:${mark.check}:${mark.region}:${mark.resource}`}
            className="flex gap-2"
          >
            <a href={`#${lineId(mark.line)}`} className="w-8 shrink-0 rounded-sm text-right text-link">
              <span className="sr-only">Line </span>
              {mark.line}
            </a>
            <StatusLabel status={mark.status} className="min-w-0 items-start [&>svg]:mt-[3px]">
              <span className="line-clamp-2">{mark.title.replaceAll('`', '')}</span>
            </StatusLabel>
          </li>
        ))}
      </ul>
    </Note>
  )
}
