import { isFrom } from '@/lib/registry/release'
import { upper } from '../capacity/capacity-sentences'
import { regionCheck, type Verdict } from '../check'
import { failingPolicies, isCopied } from '../clouddriver/alarm-copy'
import { alarmsDeletedWith } from '../clouddriver/alarm-deletion'
import type { Cell, Evidence } from '../evidence'
import type { Alarm } from '../facts/alarms'
import type { Fix } from '../fixes'
import type { Clonable } from '../scaling/cloning'
import { alarmsOf, type ClassifiedAlarm, type ScaledService, scaledServices } from '../scaling/scaled-services'
import type { Status } from '../status'
import { faultSentence } from '../unknown-words'
import { counted, grouped, listed } from '../words'

type Subject = { resource: string; service: ScaledService; region: string; release: string | null }

export const clonableAlarms = regionCheck({
  check: 'clonable-alarms',
  group: 'autoscaling',
  name: 'Clonable alarms',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html',
  rule: {
    source:
      'Set-up page, "Optional setups": alarms with an autoscaling action can be cloned from. What a copy holds: clouddriver EcsCloudMetricService.java, copyScalingPolicies and buildPutMetricAlarmRequest (seen running in 1.12, 1.38 and 2026.2); what it deletes: deleteMetrics (seen running in 1.35, 1.36 and 2026.2).',
    appliesTo:
      'every release; to 1.11 the alarm was chosen in the deploy modal, from 1.12 all of the source service are copied',
  },
  needs: ['scaling-policies'],
  uses: ['alarms'],
  judge: ({ 'scaling-policies': policies, alarms }, { region, release }) => {
    const services = scaledServices(policies)
    if (services.length === 0) return [nothingToCopy(region)]
    return services.map((service) => {
      const subject = { resource: resourceOf(service, services), service, region, release }
      if (alarms.ok) return judgeService(subject, alarmsOf(service, alarms.value), alarms.value)
      const title = `Could not check whether the scaling of ${subject.resource} can be copied`
      const { fault } = alarms
      return { status: 'unknown', resource: subject.resource, title, summary: faultSentence(fault), fault }
    })
  },
})

function nothingToCopy(region: string): Verdict {
  return {
    status: 'not-applicable',
    resource: null,
    title: `No service in ${region} has a scaling policy`,
    summary:
      'Service auto scaling is optional. No service uses it, so Spinnaker has nothing to copy to a new server group.',
  }
}

/** The service's name, with its cluster only where two clusters hold a service of that name. */
function resourceOf({ cluster, service }: ScaledService, services: readonly ScaledService[]): string {
  const namesakes = services.filter((other) => other.service === service)
  return namesakes.length > 1 ? `${cluster}/${service}` : service
}

function judgeService(subject: Subject, mine: readonly ClassifiedAlarm[], alarms: readonly Alarm[]): Verdict {
  const { resource } = subject
  const evidence = [alarmTable(mine), ...deletionTable(subject, mine, alarms)] as const
  const [failing] = failingPolicies(subject.service.policies)
  const [first, ...others] = mine.filter(({ cloning }) => isLossy(cloning.clonable))
  // Where an alarm is lost to it, the alarm's own words name the policy.
  const isTold = mine.some(({ cloning }) => cloning.failsDeploy)
  if (failing !== undefined && !isTold) return judgeFailing(subject, failing, mine, evidence)
  if (first === undefined) {
    const title = `Spinnaker can copy the scaling of ${resource}`
    return { status: 'pass', resource, title, summary: summaryOf(subject, mine), evidence }
  }
  const lossy = [first, ...others] as const
  return {
    status: 'warn',
    resource,
    title: warningTitle(resource, lossy, mine.length),
    summary: summaryOf(subject, mine),
    evidence,
    fix: fixOf(subject.region, lossy),
  }
}

/** A policy that the copy fails of, once the new service exists. */
function judgeFailing(
  subject: Subject,
  { policy: { name, type }, why }: ReturnType<typeof failingPolicies>[number],
  mine: readonly ClassifiedAlarm[],
  evidence: readonly [Evidence, ...Evidence[]],
): Verdict {
  const { resource, service, region } = subject
  const { policies } = service
  const lossy = mine.filter(({ cloning }) => isLossy(cloning.clonable))
  const isBare = policies.some((policy) => policy.name === name && !isCopied(policy))
  const reason = isBare
    ? `Policy ${name} is of type ${type}, which Spinnaker cannot copy: it asks AWS for the policy without its configuration, after creating the new service.`
    : `${upper(why.text)}.`
  const remedy = isBare
    ? `set policy ${name} up again after each deploy, or use step scaling or target tracking`
    : why.remedy
  return {
    status: 'warn',
    resource,
    title: `Copying the scaling of ${resource} would fail the deploy`,
    summary: `${reason} ${summaryOf(subject, mine)}`,
    evidence: [policyTable(policies), ...evidence],
    fix: {
      kind: 'edit-alarms',
      region,
      alarms: [{ name, remedies: remedy === null ? [] : [remedy] }, ...lossy.map(edited)],
      disabled: disabledOf(lossy),
      isPolicy: true,
    },
  }
}

function policyTable(policies: ScaledService['policies']): Evidence {
  const failing = new Set(failingPolicies(policies).map(({ policy }) => policy.arn))
  return {
    kind: 'table',
    title: 'Its scaling policies',
    columns: ['Policy', 'Type', "Spinnaker's copy"],
    rows: policies.map((policy): Cell[] => [
      { text: policy.name, code: true },
      policy.type,
      failing.has(policy.arn) ? { text: failedWords(policy), status: 'warn' } : { text: 'copied', status: 'pass' },
    ]),
  }
}

function failedWords(policy: ScaledService['policies'][number]): string {
  return isCopied(policy) ? 'fails: its metric has no dimensions' : 'asked for without its configuration'
}

function isLossy(clonable: Clonable): boolean {
  return clonable === 'with-loss' || clonable === 'no'
}

function warningTitle(resource: string, lossy: readonly ClassifiedAlarm[], all: number): string {
  if (lossy.some(({ cloning }) => cloning.failsDeploy))
    return `Copying the scaling of ${resource} would fail the deploy`
  if (all === 1) return `The alarm of ${resource} would not be copied as it is`
  const are = lossy.length === 1 ? 'it is' : 'they are'
  return `${grouped(lossy.length)} of ${counted(all, 'alarm')} of ${resource} would not be copied as ${are}`
}

function summaryOf({ service, release }: Subject, mine: readonly ClassifiedAlarm[]): string {
  const failing = mine.filter(({ cloning }) => cloning.failsDeploy).map(({ alarm }) => alarm.name)
  return [
    `A new server group gets ${counted(service.policies.length, 'scaling policy', 'scaling policies')} of this one and its alarms: ${countsOf(mine)}.`,
    ...(failing.length > 0
      ? [
          `${listed(failing)}: copying fails after Spinnaker has created the new service, so the deploy fails and leaves that service behind.`,
        ]
      : []),
    `Spinnaker copies nothing if the new service is in another cluster than ${service.cluster}, and it never copies tags.`,
    ...(isFrom(release, '1.12') ? [] : ['Release 1.11 and older copy only the alarm chosen in the deploy modal.']),
  ].join(' ')
}

const words: Record<Clonable, string> = {
  yes: 'copied in full',
  'with-loss': 'copied, but changed',
  no: 'not copied',
  recreated: 'recreated by AWS',
}

function countsOf(mine: readonly ClassifiedAlarm[]): string {
  const kinds: readonly Clonable[] = ['yes', 'recreated', 'with-loss', 'no']
  const parts = kinds.flatMap((kind) => {
    const count = mine.filter(({ cloning }) => cloning.clonable === kind).length
    return count === 0 ? [] : [`${grouped(count)} ${words[kind]}`]
  })
  return parts.length === 0 ? 'it has none' : listed(parts)
}

const cellStatus: Record<Clonable, Status> = { yes: 'pass', recreated: 'pass', 'with-loss': 'warn', no: 'warn' }

function alarmTable(mine: readonly ClassifiedAlarm[]): Evidence {
  return {
    kind: 'table',
    title: 'Its alarms, as AWS has them and as Spinnaker would copy them',
    columns: ['Alarm', 'AWS today', "Spinnaker's copy", 'Why'],
    rows: mine.map(({ alarm, cloning }): Cell[] => [
      { text: alarm.name, code: true },
      { text: cloning.today.text, status: cloning.today.works ? 'pass' : 'warn' },
      { text: words[cloning.clonable], status: cellStatus[cloning.clonable] },
      cloning.reasons.map(({ text }) => text).join('; '),
    ]),
  }
}

/** Alarms of other services that Spinnaker would delete together with this one. */
function deletionTable(
  { service: { cluster, service }, release }: Subject,
  mine: readonly ClassifiedAlarm[],
  alarms: readonly Alarm[],
): Evidence[] {
  const own = new Set(mine.map(({ alarm }) => alarm.arn))
  const taken = alarmsDeletedWith(cluster, service, alarms, release).filter(({ arn }) => !own.has(arn))
  if (taken.length === 0) return []
  return [
    {
      kind: 'table',
      title: `Other alarms that Spinnaker deletes with ${service}: their actions' ARNs contain that name`,
      columns: ['Alarm'],
      rows: taken.map(({ name }): Cell[] => [{ text: name, code: true }]),
    },
  ]
}

function fixOf(region: string, [first, ...others]: readonly [ClassifiedAlarm, ...ClassifiedAlarm[]]): Fix {
  const alarms = [edited(first), ...others.map(edited)] as const
  return { kind: 'edit-alarms', region, alarms, disabled: disabledOf([first, ...others]) }
}

function edited({ alarm, cloning }: ClassifiedAlarm) {
  return { name: alarm.name, remedies: cloning.reasons.flatMap(({ remedy }) => remedy ?? []) }
}

function disabledOf(lossy: readonly ClassifiedAlarm[]): string[] {
  return lossy.filter(({ alarm }) => !alarm.actionsEnabled).map(({ alarm }) => alarm.name)
}
