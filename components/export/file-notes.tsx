import type { ReactNode } from 'react'
import { findingId } from '@/components/finding/finding-id'
import { StatusLabel } from '@/components/finding/status-label'
import { byCause } from '@/components/readiness/by-cause'
import { useShell } from '@/components/shell/shell-context'
import { Disclosure } from '@/components/ui/disclosure'
import { IntentLink } from '@/components/ui/intent-link'
import type { ExportMark } from '@/lib/readiness/export-marks'
import { byUrgency } from '@/lib/readiness/status'
import { counted } from '@/lib/readiness/words'
import type { Registry } from '@/lib/registry/registry'
import { lineId } from './line-id'

/** What to do with the file, and why it says what it says. */
export function FileNotes({ registry, marks }: { registry: Registry; marks: readonly ExportMark[] }) {
  const { defaultRegions, defaultAssumeRole } = registry.settings
  const { mayEdit } = useShell().person
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
            Clouddriver reads it on top of <code>clouddriver.yml</code>. It does not join lists: the accounts in this
            file replace the accounts in that one.
          </li>
          <li>If you already have this file, merge into it: everything else in it stays.</li>
        </ol>
      </Note>
      <Note title="When it takes effect">
        Restart Clouddriver: it reads the file when it starts. Only with <code>dynamic-config</code> and{' '}
        <code>credentials.poller</code> enabled does it pick up changes while it runs, and even then an ECS account
        keeps its old regions and role until the next restart. Then check the accounts here.
      </Note>
      <Note title="Why defaultRegions">
        Clouddriver looks these regions up before any account. A region its credentials cannot see makes it drop every
        account. If none of your files names any, the distribution’s own <code>clouddriver.yml</code> does: us-east-1,
        which credentials of China or GovCloud cannot see.{' '}
        {defaultRegions.length > 0
          ? 'These are the regions from your settings.'
          : 'So the export names one region that those credentials can see.'}{' '}
        <IntentLink href="/settings#default-regions" className="inline-link">
          {mayEdit ? 'Set others' : 'See them in Settings'}
        </IntentLink>
      </Note>
      <Note title="What is not in it">
        Access methods, scopes, reference tasks and releases belong to Shipshape and are never exported.
        {defaultAssumeRole === null &&
          ' Your settings have no default role, so the file names role/SpinnakerManaged, as the set-up page does.'}
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

/** What is said of the file: marks of one cause once, with the lines that wait for it. */
function MarkIndex({ marks }: { marks: readonly ExportMark[] }) {
  const worstFirst = marks.toSorted((a, b) => byUrgency(a.status, b.status))
  const groups = byCause(worstFirst).toSorted((a, b) => a.lead.line - b.lead.line)
  return (
    <Note title="Marked lines">
      <ul className="grid gap-1.5">
        {groups.map(({ lead, waiting }) => (
          <li key={`${lead.line}:${findingId(lead)}`} className="flex gap-2">
            <LineLink line={lead.line} />
            <div className="min-w-0">
              <StatusLabel status={lead.status} className="min-w-0 items-start [&>svg]:mt-[3px]">
                <span className="wrap-anywhere">{lead.title.replaceAll('`', '')}</span>
              </StatusLabel>
              <OtherLines lines={[...new Set(waiting.map(({ line }) => line))].filter((line) => line !== lead.line)} />
            </div>
          </li>
        ))}
      </ul>
    </Note>
  )
}

function OtherLines({ lines }: { lines: readonly number[] }) {
  if (lines.length === 0) return null
  return (
    <Disclosure summary={counted(lines.length, 'more line waits for this', 'more lines wait for this')}>
      <p className="flex flex-wrap gap-x-2">
        {lines.map((line) => (
          <LineLink key={line} line={line} />
        ))}
      </p>
    </Disclosure>
  )
}

function LineLink({ line }: { line: number }) {
  return (
    <a href={`#${lineId(line)}`} className="min-h-6 w-8 shrink-0 rounded-sm text-right text-link">
      <span className="sr-only">Line </span>
      {line}
    </a>
  )
}
