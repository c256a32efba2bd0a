import { regionCheck, type Verdict } from '../check'
import type { Cell, Evidence } from '../evidence'
import type { ScheduledAction } from '../facts/scheduled-actions'
import type { Fault } from '../fault'
import type { Fix } from '../fixes'
import type { Gathered } from '../gathered'
import { type ScalingLinks, scalingLinks } from '../scaling/scaling-links'
import { faultSentence } from '../unknown-words'
import { counted, grouped, listed } from '../words'

type Subject = {
  resource: string
  links: ScalingLinks
  region: string
  /** Of this service; a fault where they could not be read, which turns no verdict. */
  scheduled: Gathered<ScheduledAction[]>
}

export const scalingTargets = regionCheck({
  check: 'scaling-targets',
  group: 'autoscaling',
  name: 'Scaling targets',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html',
  rule: {
    source:
      'Application Auto Scaling user guide: a policy acts through the alarms it lists. What a new server group gets: clouddriver EcsCloudMetricService.java, copyScalingPolicies, which copies no scheduled action (seen running in 1.12, 1.38 and 2026.2).',
    appliesTo: 'every release; copied from 1.12 on',
  },
  needs: ['scalable-targets', 'scaling-policies'],
  uses: ['alarms', 'scheduled-actions'],
  judge: (facts, { region }) => {
    const { 'scalable-targets': targets, 'scaling-policies': policies, alarms, 'scheduled-actions': scheduled } = facts
    const services = scalingLinks(targets, policies, alarms.ok ? alarms.value : [])
    // An alarm left behind by a service that is gone is found by its action alone.
    if (services.length === 0) return [alarms.ok ? nothingScales(region) : unread(null, region, alarms.fault)]
    return services.map((links) => {
      const resource = resourceOf(links, services)
      if (!alarms.ok) return unread(resource, region, alarms.fault)
      return judgeService({ resource, links, region, scheduled: ofService(scheduled, links) })
    })
  },
})

/** The service's name, with its cluster only where two clusters hold a service of that name. */
function resourceOf({ cluster, service }: ScalingLinks, services: readonly ScalingLinks[]): string {
  return services.filter((other) => other.service === service).length > 1 ? `${cluster}/${service}` : service
}

function ofService(scheduled: Gathered<ScheduledAction[]>, { cluster, service }: ScalingLinks): Subject['scheduled'] {
  if (!scheduled.ok) return scheduled
  const own = scheduled.value.filter(({ resourceId }) => resourceId === `service/${cluster}/${service}`)
  return { ...scheduled, value: own }
}

function judgeService(subject: Subject): Verdict {
  const { resource, links } = subject
  const { goneAlarms, gonePolicies } = links
  const summary = [...goneWords(links), ownWords(links), ...scheduledWords(subject.scheduled)].join(' ')
  const evidence = [linkTable(links), ...scheduledTable(subject.scheduled)] as const
  if (goneAlarms.length === 0 && gonePolicies.length === 0) {
    return { status: 'pass', resource, title: `Policies and alarms of ${resource} belong together`, summary, evidence }
  }
  return { status: 'warn', resource, title: warningTitle(resource, links), summary, evidence, fix: fixOf(subject) }
}

function warningTitle(resource: string, { goneAlarms, gonePolicies }: ScalingLinks): string {
  if (gonePolicies.length === 0)
    return `${counted(goneAlarms.length, 'alarm')} that should scale ${resource} ${are(goneAlarms)} gone`
  if (goneAlarms.length === 0)
    return `${counted(gonePolicies.length, 'alarm')} of ${resource} ${names(gonePolicies)} a policy that is gone`
  return `Alarms and policies that scale ${resource} are gone`
}

function are(items: readonly unknown[]): string {
  return items.length === 1 ? 'is' : 'are'
}

function names(items: readonly unknown[]): string {
  return items.length === 1 ? 'names' : 'name'
}

function goneWords({ goneAlarms, gonePolicies }: ScalingLinks): string[] {
  const alarms = [...new Set(goneAlarms.map(({ policy }) => policy))]
  const policies = [...new Set(gonePolicies.map(({ policy }) => policy))]
  const orphans = [...new Set(gonePolicies.map(({ alarm }) => alarm))]
  return [
    ...(alarms.length === 0 ? [] : [waitingWords(alarms)]),
    ...(policies.length === 0 ? [] : [orphanWords(orphans, policies)]),
  ]
}

function waitingWords(policies: readonly string[]): string {
  return policies.length === 1
    ? `Policy ${listed(policies)} waits for an alarm that does not exist, so it never acts.`
    : `Policies ${listed(policies)} wait for alarms that do not exist, so they never act.`
}

function orphanWords(alarms: readonly string[], policies: readonly string[]): string {
  const who = alarms.length === 1 ? `Alarm ${listed(alarms)} scales` : `Alarms ${listed(alarms)} scale`
  const what = policies.length === 1 ? 'policy' : 'policies'
  return `${who} nothing, because ${what} ${listed(policies)} ${policies.length === 1 ? 'does' : 'do'} not exist.`
}

function ownWords({ policies, target }: ScalingLinks): string {
  const alarms = policies.reduce((sum, policy) => sum + policy.alarms.length, 0)
  const range =
    target === null ? 'it is not a scalable target' : `${grouped(target.minimum)} to ${grouped(target.maximum)} tasks`
  const suspended = target?.suspended ? ', scaling suspended' : ''
  return `${counted(policies.length, 'scaling policy', 'scaling policies')} with ${counted(alarms, 'alarm')}; ${range}${suspended}.`
}

/** A note: what the clone drops changes no verdict. */
function scheduledWords(scheduled: Subject['scheduled']): string[] {
  if (!scheduled.ok) return [`Whether it has scheduled actions is unknown: ${faultSentence(scheduled.fault)}`]
  if (scheduled.value.length === 0) return []
  const dropped = counted(scheduled.value.length, 'scheduled action')
  return [`Note: its ${dropped} ${are(scheduled.value)} not copied to a new server group.`]
}

function linkTable({ policies, goneAlarms, gonePolicies }: ScalingLinks): Evidence {
  const isGone = (policy: string, alarm: string) =>
    goneAlarms.some((gone) => gone.policy === policy && gone.alarm === alarm)
  const own = policies.flatMap(({ name, type, alarms }): Cell[][] => {
    if (alarms.length === 0) return [[{ text: name, code: true }, type, 'none', 'lists no alarm']]
    return alarms.map(({ name: alarm }) => [
      { text: name, code: true },
      type,
      { text: alarm, code: true },
      isGone(name, alarm)
        ? { text: 'the alarm is gone', status: 'warn' as const }
        : { text: 'both exist', status: 'pass' as const },
    ])
  })
  const left = gonePolicies.map(({ policy, alarm }): Cell[] => [
    { text: policy, code: true },
    '',
    { text: alarm, code: true },
    { text: 'the policy is gone', status: 'warn' },
  ])
  return {
    kind: 'table',
    title: 'Policies and their alarms',
    columns: ['Policy', 'Type', 'Alarm', 'State'],
    rows: [...left, ...own],
  }
}

function scheduledTable(scheduled: Subject['scheduled']): Evidence[] {
  if (!scheduled.ok || scheduled.value.length === 0) return []
  return [
    {
      kind: 'table',
      title: 'Scheduled actions (not copied to a new server group)',
      columns: ['Scheduled action', 'When'],
      rows: scheduled.value.map(({ name, schedule }): Cell[] => [
        { text: name, code: true },
        { text: schedule, code: true },
      ]),
    },
  ]
}

function fixOf({ links: { cluster, service, goneAlarms, gonePolicies }, region }: Subject): Fix {
  return { kind: 'mend-scaling', region, cluster, service, goneAlarms, gonePolicies }
}

function nothingScales(region: string): Verdict {
  return {
    status: 'not-applicable',
    resource: null,
    title: `No service in ${region} is set up to scale`,
    summary:
      'The region has no scalable target, no scaling policy and no scaling alarm. Service auto scaling is optional.',
  }
}

function unread(resource: string | null, region: string, fault: Fault): Verdict {
  const title = `Could not check whether the alarms that scale ${resource ?? `services in ${region}`} exist`
  return { status: 'unknown', resource, title, summary: faultSentence(fault), fault }
}
