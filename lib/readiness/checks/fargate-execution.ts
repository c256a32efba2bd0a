import { roleArnOf } from '@/lib/registry/mapping'
import { accountCheck } from '../check'
import type { Context } from '../context'
import type { Facts } from '../facts'
import type { Fault } from '../fault'
import type { Gathered } from '../gathered'
import { absentRole } from '../roles/absent-role'
import { clouddriverIdentityOf } from '../roles/clouddriver-identity'
import { findClouddriverRole, roleFacts } from '../roles/clouddriver-role'
import { fullArnFrom, malformedPassedRole } from '../roles/passed-role'
import { parseRoleArn, roleWord } from '../roles/role-arn'
import { ofRole, type RoleVerdict, unnamed, unread } from '../roles/role-verdict'
import { setUpPage } from '../set-up-page'
import { admit } from '../trust/admit'
import { evaluateTrust } from '../trust/evaluate-trust'
import { ecsTasks, service } from '../trust/principal'
import { situationOf } from '../trust/situation'
import { trustDocument, trustTable } from '../trust/trust-evidence'
import { listed } from '../words'

export const fargateExecution = accountCheck({
  check: 'fargate-execution',
  group: 'clouddriver-role',
  name: 'Fargate execution role',
  docs: setUpPage,
  rule: {
    source:
      'Set-up page, "Task execution role"; CreateServerGroupAtomicOperation.java passes the role it assumed as execution role unless the artifact names one (read in the code; the ARN that it makes, seen running in 1.25, 1.26 and 2026.2).',
    appliesTo: 'every release, on Fargate',
  },
  needs: [],
  uses: [...roleFacts, 'caller-identity', 'clusters'],
  judge: (facts, context) => {
    const use = fargateUse(facts.clusters, context)
    if (use.is === 'no') {
      const summary = 'No task or service runs on Fargate in a mapped region, and the reference task does not use it.'
      return [ofRole({ status: 'not-applicable', title: 'Fargate is not used', summary }, context)]
    }
    return [ofRole(judgeRole(facts, use, context), context)]
  },
})

type Clusters = Record<string, Gathered<Facts['clusters']>>
type Use = { is: 'yes'; why: string } | { is: 'no' } | { is: 'unread'; fault: Fault }
type TrustFacts = Parameters<typeof findClouddriverRole>[0] & { 'caller-identity': Gathered<Facts['caller-identity']> }

/** Whether Fargate runs anything here; one unread region leaves a "no" open. */
function fargateUse(clusters: Clusters, { mapping, settings }: Context): Use {
  const { compute } = mapping.ecsAccount.referenceTask ?? settings.referenceTask
  if (compute === 'FARGATE' || compute === 'FARGATE_SPOT')
    return { is: 'yes', why: `The reference task uses ${compute}.` }
  const running = Object.entries(clusters).flatMap(([region, gathered]) =>
    gathered.ok ? gathered.value.filter(runsFargate).map(({ name }) => `${name} (${region})`) : [],
  )
  if (running.length > 0) return { is: 'yes', why: `Fargate is in use in ${listed(running.slice(0, 5))}.` }
  const [fault] = Object.values(clusters).flatMap((gathered) => (gathered.ok ? [] : [gathered.fault]))
  return fault === undefined ? { is: 'no' } : { is: 'unread', fault }
}

function runsFargate({ runningFargateTasks, activeFargateServices }: Facts['clusters'][number]): boolean {
  return runningFargateTasks > 0 || activeFargateServices > 0
}

function judgeRole(facts: TrustFacts, use: Exclude<Use, { is: 'no' }>, context: Context): RoleVerdict {
  // Also for a role that is ready for Fargate: pass and not-applicable are two answers.
  if (use.is === 'unread') return unread('Could not tell whether Fargate is used', use.fault)
  const found = findClouddriverRole(facts, context)
  const situation = situationOf(context.mapping, context.settings, context.now)
  if (found.found === 'unnamed') return unnamed(found.why)
  if (found.found === 'unread') return unread("Could not read the role's trust policy", found.fault)
  if (found.found === 'absent') {
    const identity = clouddriverIdentityOf(facts['caller-identity'], context)
    const principals = identity.known ? [ecsTasks, identity.arn] : [ecsTasks]
    const title = `There is no ${roleWord(found.arn)} in the account`
    const summary = `${use.why} Clouddriver passes this role as the execution role, so tasks on Fargate do not start.`
    return { status: 'warn', title, summary, ...absentRole(found.arn, principals, situation) }
  }
  const { role } = found
  const passed = malformedPassedRole(context.mapping, context.settings, context.release)
  if (passed !== null) return malformed(passed, use, context)
  const trust = evaluateTrust(role.trust, service(ecsTasks), situation)
  const word = roleWord(role.arn)
  if (trust.verdict === 'yes') {
    const evidence = [trustTable([trust]), trustDocument(role.trust, [trust])]
    return {
      status: 'pass',
      title: `${word} can be the execution role on Fargate`,
      summary: use.why,
      evidence,
    }
  }
  const document = admit(role.trust, [service(ecsTasks)], situation)
  const verdict = trust.verdict === 'no' ? 'is not trusted' : 'is trusted only under a condition'
  return {
    status: 'warn',
    title: `\`${ecsTasks}\` ${verdict} by ${word}`,
    summary: `${use.why} Clouddriver passes this role as the execution role unless the task definition names one. Such tasks do not start. ${trust.reasons.join(' ')}`,
    evidence: [trustTable([trust]), trustDocument(role.trust, [trust], document)],
    fix: { kind: 'trust-policy', roleArn: role.arn, roleName: role.name, principals: [ecsTasks], document },
  }
}

function malformed(
  passed: string,
  use: Exclude<Use, { is: 'no' }>,
  { mapping, settings, release }: Context,
): RoleVerdict {
  const why = 'why' in use ? use.why : ''
  const arn = parseRoleArn(roleArnOf(mapping.awsAccount, settings) ?? '')
  const instead = arn?.partition === 'aws' ? ` Until then, write role${arn.path}${arn.name}.` : ''
  return {
    status: 'warn',
    title: `Release ${release} passes a malformed ARN as execution role`,
    summary: `${why} Clouddriver passes this role as execution role unless the task definition names one, and to 1.25 puts arn:aws:iam:: before a full ARN once more: AWS refuses such a task definition.`,
    evidence: [{ kind: 'text', title: 'Execution role', text: passed }],
    fix: {
      kind: 'edit-registry',
      entity: 'aws-account',
      name: mapping.awsAccount.name,
      field: 'assumeRole',
      text: `Upgrade Spinnaker to ${fullArnFrom} or newer, which passes a full ARN on as it is, or name an execution role in every task definition.${instead}`,
    },
  }
}
