import { parseArn } from '@/lib/registry/arn'
import type { Region } from '@/lib/registry/aws-account'
import {
  type CompleteMapping,
  effectiveIdentity,
  isComplete,
  type Mapping,
  mappedRegions,
  roleArnOf,
} from '@/lib/registry/mapping'
import { isKnownRegion, optInRegions, partitionOf } from '@/lib/registry/regions'
import { registryCheck } from '../check'
import type { Context } from '../context'
import { parseRoleArn } from '../roles/role-arn'
import { awsSetUpPage } from '../set-up-page'
import { counted } from '../words'

export const regions = registryCheck({
  check: 'regions',
  group: 'mapping',
  name: 'Regions',
  docs: awsSetUpPage,
  rule: {
    source:
      'AmazonCredentialsParser.java: a repeated region drops the account (seen running in 1.38 and 2026.2); a region without availabilityZones is looked up with the credentials of Clouddriver itself (read in the code).',
    appliesTo: 'every release',
  },
  judge: (_facts, context) => {
    const { mapping } = context
    if (!isComplete(mapping)) {
      const summary = `There is no AWS account "${mapping.ecsAccount.awsAccount}" to check.`
      return [{ resource: null, status: 'not-applicable', title: 'There are no regions to check', summary }]
    }
    const problems = problemsOf(mapping, context)
    const worst = problems.find(({ status }) => status === 'fail') ?? problems[0]
    if (worst === undefined) {
      const mapped = mappedRegions(mapping, context.settings)
      const summary = `${mapped.join(', ')}.`
      return [{ resource: null, status: 'pass', title: `${counted(mapped.length, 'region')} mapped`, summary }]
    }
    return [
      {
        resource: null,
        status: worst.status,
        title: worst.title,
        summary: [...new Set(problems.map(({ why }) => why))].join(' '),
        evidence: [
          {
            kind: 'table',
            title: `Regions of AWS account ${mapping.awsAccount.name}`,
            columns: ['Region', 'Problem'],
            rows: problems.map(({ region, title, status }) => [
              { text: region, code: true },
              { text: title, status },
            ]),
          },
        ],
        fix: {
          kind: 'edit-registry',
          entity: worst.entity,
          name: worst.entity === 'ecs-account' ? mapping.ecsAccount.name : mapping.awsAccount.name,
          field: 'regions',
          text: worst.advice,
        },
      },
    ]
  },
})

type Problem = {
  entity: 'aws-account' | 'ecs-account'
  region: string
  status: 'warn' | 'fail'
  title: string
  why: string
  advice: string
}

/** As written, repeats included; the default regions where the account names none. */
function regionsOf({ awsAccount }: CompleteMapping, { settings }: Context<Mapping>): readonly Region[] {
  return awsAccount.regions.length > 0 ? awsAccount.regions : settings.defaultRegions
}

function problemsOf(mapping: CompleteMapping, context: Context<Mapping>): Problem[] {
  const listed = regionsOf(mapping, context)
  if (listed.length === 0) {
    const title = 'No region is mapped'
    const why = 'Spinnaker has no region to deploy to.'
    return [problem('none', 'fail', title, why, 'Name at least one region of the AWS account.')]
  }
  const rolePartition = parseRoleArn(roleArnOf(mapping.awsAccount, context.settings) ?? '')?.partition ?? null
  const own = clouddriverPartition(mapping, context)
  const found = listed.flatMap((region, index) => {
    const isRepeat = listed.slice(0, index).some(({ name }) => name === region.name)
    return problemOf(region, { isRepeat, rolePartition, own }) ?? []
  })
  return [...found, ...chosenProblems(mapping, listed)]
}

type About = { isRepeat: boolean; rolePartition: string | null; own: string }

/** The first thing wrong with one region, worst first. */
function problemOf(region: Region, { isRepeat, rolePartition, own }: About): Problem | null {
  const { name } = region
  const partition = partitionOf(name)
  if (isRepeat) {
    const why = 'Clouddriver drops an account that names a region twice.'
    return problem(name, 'fail', `${name} is listed twice`, why, `Remove the second ${name}.`)
  }
  if (rolePartition !== null && partition !== rolePartition) {
    const why = `A role of partition ${rolePartition} has no access to ${name}.`
    const advice = `Remove ${name}, or name a role of partition ${partition} by its full ARN.`
    return problem(name, 'fail', `${name} is of partition ${partition}, the role of ${rolePartition}`, why, advice)
  }
  if (!isKnownRegion(name)) {
    const why = `AWS had no region ${name} when this release of Shipshape was made.`
    return problem(name, 'warn', `${name} is not a known region`, why, `Check the spelling of ${name}.`)
  }
  if ((region.availabilityZones ?? []).length > 0) return null
  const needsZones = partition !== own || optInRegions.includes(name)
  if (!needsZones) return null
  const what = partition === own ? 'an opt-in region' : `of partition ${partition}`
  const why = `Clouddriver looks the zones of ${name} up with its own credentials; where those do not see the region, it drops the account.`
  const advice = `List the availability zones of ${name}, so that Clouddriver does not look them up.`
  return problem(name, 'warn', `${name} is ${what} and lists no availability zones`, why, advice)
}

/** Regions that the ECS account chose and its AWS account does not have: nothing is deployed there. */
function chosenProblems({ ecsAccount, awsAccount }: CompleteMapping, listed: readonly Region[]): Problem[] {
  const chosen = ecsAccount.regions ?? []
  const missing = chosen.filter((region) => !listed.some(({ name }) => name === region))
  const status = missing.length > 0 && missing.length === chosen.length ? 'fail' : 'warn'
  return missing.map((region) => ({
    ...problem(
      region,
      status,
      `${region} is not a region of ${awsAccount.name}`,
      `ECS account ${ecsAccount.name} names ${region}, but Spinnaker cannot deploy there.`,
      `Add ${region} to AWS account ${awsAccount.name}, or take it out of ${ecsAccount.name}.`,
    ),
    entity: 'ecs-account' as const,
  }))
}

function problem(region: string, status: Problem['status'], title: string, why: string, advice: string): Problem {
  return { entity: 'aws-account', region, status, title, why, advice }
}

/** Where Clouddriver itself runs: its identity says so, else the default regions, else partition aws. */
function clouddriverPartition({ awsAccount }: CompleteMapping, { settings }: Context<Mapping>): string {
  const identity = effectiveIdentity(awsAccount, settings)
  const [first] = settings.defaultRegions
  return parseArn(identity ?? '')?.partition ?? (first === undefined ? 'aws' : partitionOf(first.name))
}
