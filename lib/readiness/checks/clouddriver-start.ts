import { effectiveIdentity, type Mapping } from '@/lib/registry/mapping'
import { type RegionalVerdict, registryCheck } from '../check'
import { seenBy } from '../clouddriver/seen-regions'
import {
  droppedAccounts,
  perAccountFrom,
  type Seen,
  type StartStop,
  secondsPerFailure,
  startStops,
  stopReaches,
} from '../clouddriver/start'
import type { Context } from '../context'
import { setUpPage } from '../set-up-page'
import { counted, listed } from '../words'

export const clouddriverStart = registryCheck({
  check: 'clouddriver-start',
  group: 'mapping',
  name: 'Clouddriver starts',
  docs: setUpPage,
  rule: {
    source:
      'EcsCredentialsParser.java, EcsAccountBuilder.java and AmazonCredentialsParser.java: what the ECS loader throws ends the application (absent, disabled, unseen default region, seen running in 1.38 and 2026.2; security groups too; an account without a role, read in the code; repeated and unseen regions and names that templates cannot hold, in 1.38).',
    appliesTo: `stops everything to 2026.2; from ${perAccountFrom} on, as read in the code, only the account`,
  },
  uses: ['opted-in-regions'],
  judge: ({ 'opted-in-regions': regions }, context) => {
    const { mapping, settings } = context
    const { awsAccount } = mapping
    const identity = awsAccount === null ? settings.clouddriverIdentity : effectiveIdentity(awsAccount, settings)
    const seen = seenBy(regions, { accountId: awsAccount?.accountId ?? null, identity })
    const [first, ...others] = startStops(mapping, context.registry, seen)
    return [first === undefined ? starts(context) : stopped([first, ...others], seen, context)]
  },
})

function starts({ mapping }: Context<Mapping>): RegionalVerdict {
  const summary = 'Shipshape found nothing in this mapping that stops Clouddriver from starting.'
  return { resource: null, status: 'pass', title: `Clouddriver starts with ${mapping.ecsAccount.name}`, summary }
}

function stopped(stops: readonly [StartStop, ...StartStop[]], seen: Seen, context: Context<Mapping>): RegionalVerdict {
  const { mapping, registry, release } = context
  const [first] = stops
  const everything = stops.some((stop) => stopReaches(stop, release) === 'everything')
  const { name } = mapping.ecsAccount
  const consequence = everything
    ? 'Clouddriver does not start with it, so Spinnaker has no accounts at all.'
    : `Clouddriver starts without ${name} and tries it again each time it loads accounts.`
  return {
    resource: null,
    status: 'fail',
    title: everything ? `${name} stops Clouddriver from starting` : `Clouddriver does not load ${name}`,
    summary: `${listed(stops.map(({ what }) => what))}. ${consequence}${waiting(droppedAccounts(registry, seen))}`,
    evidence: [
      {
        kind: 'table',
        title: 'What stops it',
        columns: ['In the registry', "In Clouddriver's log"],
        rows: stops.map(({ what, log }) => [what, { text: log, code: true }]),
      },
    ],
    fix: {
      kind: 'edit-registry',
      entity: first.entity,
      name: first.entity === 'settings' ? null : first.entity === 'ecs-account' ? name : mapping.ecsAccount.awsAccount,
      field: first.field,
      text: stops.map((stop) => adviceOf(stop, mapping)).join(' '),
    },
    ...(everything ? { reach: 'everything' as const } : {}),
    cause: `clouddriver-start|${first.kind}|${first.entity === 'settings' ? '' : mapping.ecsAccount.awsAccount}`,
  }
}

/** Accounts are parsed one after another, and each that fails is tried ten times before the next. */
function waiting(dropped: number): string {
  if (dropped === 0) return ''
  const seconds = dropped * secondsPerFailure
  const time = seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
  return ` Before it gives up, Clouddriver tries ${counted(dropped, 'AWS account')} repeatedly: about ${time} of its start.`
}

function adviceOf({ kind, field }: StartStop, { ecsAccount }: Mapping): string {
  const { name, awsAccount } = ecsAccount
  const advice: Record<StartStop['kind'], string> = {
    'aws-off': 'Enable the AWS provider in the settings.',
    absent: `Choose an existing AWS account for ${name}, or remove ${name}.`,
    disabled: `Enable AWS account ${awsAccount}, or remove ECS account ${name}.`,
    'region-twice': `List each region of AWS account ${awsAccount} once.`,
    'region-unseen': `Correct the region of AWS account ${awsAccount}, or list its availability zones, so that Clouddriver does not look it up.`,
    'default-region-unseen': 'Remove the region from the default regions in Settings.',
    template: `Write the ${field} of AWS account ${awsAccount} without "$", "{{" and a backslash at its end.`,
    'no-role': `Write aws.defaultAssumeRole, or the assumeRole of AWS account ${awsAccount}, as role/SpinnakerManaged.`,
    'security-groups': `Take defaultSecurityGroups out of AWS account ${awsAccount}.`,
  }
  return advice[kind]
}
