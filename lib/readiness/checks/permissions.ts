import { mappedRegions, roleArnOf } from '@/lib/registry/mapping'
import { isActive } from '../capacity/cluster-scope'
import { accountCheck } from '../check'
import type { Context } from '../context'
import type { Evidence } from '../evidence'
import type { Facts } from '../facts'
import type { Fault } from '../fault'
import type { Gathered } from '../gathered'
import { findClouddriverRole } from '../roles/clouddriver-role'
import { inRegions, isVital, lacks, matter, refusedIn } from '../roles/lacking'
import { type CallFacts, callFacts, ownCalls } from '../roles/own-calls'
import { permissionAdvice } from '../roles/permission-advice'
import { type Permissions, permissionMatrix, permissionReasons, permissionSources } from '../roles/permission-evidence'
import { roleWord } from '../roles/role-arn'
import { rolePermissions } from '../roles/role-permissions'
import { ofRole, type RoleVerdict, unnamed } from '../roles/role-verdict'
import { awsSetUpPage } from '../set-up-page'
import { faultSentence } from '../unknown-words'
import { counted, listed } from '../words'

export const permissions = accountCheck({
  check: 'permissions',
  group: 'access',
  name: 'Permissions',
  docs: awsSetUpPage,
  rule: {
    source:
      "Set-up page of the AWS provider (PowerUserAccess). Actions of each agent and operation: clouddriver-ecs and clouddriver-aws (read in the code, not seen running). The role's answers: AWS.",
    appliesTo: 'every release',
  },
  needs: [],
  uses: [...callFacts, 'simulation', 'role-policies'],
  judge: (facts, context) => [ofRole(judgeRole(facts, context), context)],
})

type Read = CallFacts & { [K in 'simulation' | 'role-policies']: Gathered<Facts[K]> }

function judgeRole(facts: Read, context: Context): RoleVerdict {
  const found = findClouddriverRole(facts, context)
  if (found.found === 'unnamed') return unnamed(found.why)
  if (found.found === 'absent') {
    const title = `There is no ${roleWord(found.arn)} in the account`
    return { status: 'not-applicable', title, summary: 'A role that does not exist has no permissions to check.' }
  }
  const calls = ownCalls(facts)
  const unlisted = unlistedClusters(facts)
  const regions = mappedRegions(context.mapping, context.settings)
  const known = rolePermissions(calls, facts.simulation, { regions, unlisted })
  const arn = roleArnOf(context.mapping.awsAccount, context.settings) ?? 'the role'
  const told = new Set(calls.map(({ action }) => action).filter((action) => known.has(action)))
  const sources = permissionSources(told.size, facts.simulation, facts['role-policies'])
  const gap = facts.simulation.ok ? unlisted : facts.simulation.fault
  return judgePermissions({ known, word: roleWord(arn), arn, sources, gap, served: servedRegions(facts, context) })
}

/** Regions that somebody deploys to: with an active cluster, or named by the ECS account itself. */
function servedRegions({ clusters }: Read, { mapping }: Context): string[] {
  const withCluster = Object.entries(clusters).filter(([, gathered]) => gathered.ok && gathered.value.some(isActive))
  return [...withCluster.map(([region]) => region), ...(mapping.ecsAccount.regions ?? [])]
}

/** Why clusters of a mapped region are not known: the simulator could not be asked about them. One that is off has none. */
function unlistedClusters({ clusters }: Read): Fault | null {
  const faults = Object.values(clusters).flatMap((gathered) => (gathered.ok ? [] : [gathered.fault]))
  return faults.find(({ kind }) => kind !== 'region-disabled') ?? null
}

/** `gap`: the call for want of which something is open. */
type Judged = {
  known: Permissions
  word: string
  arn: string
  sources: Evidence
  gap: Fault | null
  served: readonly string[]
}

function judgePermissions(judged: Judged): RoleVerdict {
  const { known, word } = judged
  const refused = matter(known, 'refused')
  const vital = refused.filter((action) => isVital(action) && isServed(judged, action))
  if (vital.length > 0) {
    const where = inRegions(refusedIn(known, vital))
    const what =
      vital.length === 1 ? `call \`${vital[0]}\`` : `make ${counted(vital.length, 'call')} that every deploy needs`
    const title = `${word} may not ${what}${where}`
    const summary = `Every deploy to ECS${where} fails: it needs ${listed(vital)}.${alsoMissing(known, refused, vital)}`
    return { status: 'fail', title, summary, ...proofOf(judged, refused) }
  }
  const open = matter(known, 'open')
  if (refused.length > 0) {
    const title = `${word} lacks ${counted(refused.length, 'permission')} that Clouddriver uses`
    const summary = `${lacks(known, refused)} ${openSentence(judged, open.filter(isVital))}`.trim()
    return { status: 'warn', title, summary, ...proofOf(judged, refused) }
  }
  const unanswered = open.filter((action) => hangsOn(known, action) === 'call')
  if (judged.gap !== null && unanswered.length > 0) return untold(judged, unanswered, judged.gap)
  const uncertain = open.filter((action) => isVital(action) || hangsOn(known, action) === 'name')
  if (uncertain.length > 0) return dependent(judged, uncertain)
  return {
    status: 'pass',
    title: `${word} may make every call that Clouddriver makes`,
    summary: `It has every permission that ECS deploys and Spinnaker's lists need.${open.length > 0 ? ` ${listed(open)} may depend on the resource or a condition.` : ''}`,
    evidence: evidenceOf(judged, open),
  }
}

/** A lack in regions that nobody deploys to stops no deploy. */
function isServed({ known, served }: Judged, action: string): boolean {
  return refusedIn(known, [action])?.some((region) => served.includes(region)) ?? true
}

/** What a policy allows on names that nobody can know beforehand, or under conditions, shows at the deploy only. */
function dependent(judged: Judged, actions: readonly string[]): RoleVerdict {
  const { known, word } = judged
  const named = actions.filter((action) => hangsOn(known, action) === 'name')
  const others = actions.filter((action) => !named.includes(action))
  const deed = actions.some(isVital) ? 'deploy' : 'do all that Clouddriver does'
  const causes = [...(others.length > 0 ? ['conditions'] : []), ...(named.length > 0 ? ['names'] : [])]
  const sentences = [
    ...(others.length > 0
      ? [
          `AWS simulates requests without knowing everything about them: ${listed(others)} may be denied when Spinnaker deploys.`,
        ]
      : []),
    ...(named.length > 0
      ? [
          `The role's policies name resources: AWS allows ${listed(named)} on none of those that Shipshape asked about, but may allow it on those that Spinnaker will use.`,
        ]
      : []),
  ]
  const title = `Whether ${word} may ${deed} depends on ${listed(causes)}`
  return { status: 'warn', title, summary: sentences.join(' '), ...proofOf(judged, actions) }
}

function hangsOn(known: Permissions, action: string) {
  const permission = known.get(action)
  return permission?.is === 'open' ? permission.hangsOn : null
}

/** Some calls are allowed; what nobody could be asked about could still turn the answer. */
function untold(judged: Judged, open: readonly string[], fault: Fault): RoleVerdict {
  const seen = [...judged.known.values()].filter(({ is }) => is === 'allowed').length
  const calls =
    seen === 0
      ? ''
      : ` Of the ${judged.known.size} calls that Clouddriver makes, ${seen} are allowed and none is denied.`
  return {
    status: 'unknown',
    title: `Could not tell whether ${judged.word} may deploy`,
    summary: `${faultSentence(fault)}${calls}`,
    fault,
    evidence: evidenceOf(judged, []).concat(unknownList(open)),
  }
}

function unknownList(open: readonly string[]): Evidence {
  return { kind: 'text', title: 'Not known', text: open.join('\n') }
}

function alsoMissing(known: Permissions, refused: readonly string[], vital: readonly string[]): string {
  const others = refused.filter((action) => !vital.includes(action))
  return others.length === 0 ? '' : ` ${lacks(known, others)}`
}

function openSentence({ known, gap }: Judged, vital: readonly string[]): string {
  if (vital.length === 0) return ''
  if (gap === null || vital.every((action) => hangsOn(known, action) !== 'call')) {
    return 'Whether it may deploy is unknown.'
  }
  return `Whether it may deploy is unknown: ${faultSentence(gap)}`
}

function evidenceOf({ known, sources }: Judged, explained: readonly string[]): Evidence[] {
  const reasons = permissionReasons(known, explained)
  return [permissionMatrix(known), ...(reasons === null ? [] : [reasons]), sources]
}

function proofOf(judged: Judged, actions: readonly string[]) {
  const { known, arn, sources } = judged
  const reasons = permissionReasons(known, actions)
  const evidence: readonly [Evidence, ...Evidence[]] =
    reasons === null ? [permissionMatrix(known), sources] : [reasons, permissionMatrix(known), sources]
  return {
    evidence,
    fix: {
      kind: 'grant-permissions',
      roleArn: arn,
      statements: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
      advice: permissionAdvice(actions.flatMap((action) => known.get(action) ?? [])),
    },
  } as const
}
