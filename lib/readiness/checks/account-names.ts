import type { Mapping } from '@/lib/registry/mapping'
import { heldText, isUnknownText } from '@/lib/registry/open-text'
import { registryCheck } from '../check'
import type { Context } from '../context'
import { setUpPage } from '../set-up-page'

export const accountNames = registryCheck({
  check: 'account-names',
  group: 'mapping',
  name: 'Account names',
  docs: setUpPage,
  rule: {
    source:
      'Gate, Orca and Deck know accounts by name alone (read in the code); cache keys are split, at ":" those of the AWS provider and at ";" those of ECS, and looked up by glob: Keys (seen running in 1.18, 1.38 and 2026.2).',
    appliesTo: 'every release',
  },
  judge: (_facts, context) => {
    const { ecsAccount } = context.mapping
    const problems = problemsOf(context)
    const [first] = problems
    if (first === undefined) {
      const summary = 'No other provider uses the name, and Clouddriver reads it as it is.'
      return [{ resource: null, status: 'pass', title: `The name ${ecsAccount.name} is unambiguous`, summary }]
    }
    return [
      {
        resource: null,
        status: 'warn',
        title: first.title,
        summary: problems.map(({ why }) => why).join(' '),
        evidence: [
          {
            kind: 'table',
            title: 'Names in question',
            columns: ['Name', 'Problem'],
            rows: problems.map(({ name, title }) => [{ text: name, code: true }, title]),
          },
        ],
        fix: {
          kind: 'edit-registry',
          entity: first.entity,
          name: first.name,
          field: 'name',
          text: `Rename the ${first.entity === 'ecs-account' ? 'ECS' : 'AWS'} account ${first.name}. Pipelines name accounts: change them with it.`,
        },
      },
    ]
  },
})

type Problem = { entity: 'ecs-account' | 'aws-account'; name: string; title: string; why: string }

/** Names are those that Clouddriver will hold, its placeholders filled. */
function problemsOf({ mapping, registry }: Context<Mapping>): Problem[] {
  const ecs = mapping.ecsAccount.name
  const aws = mapping.awsAccount?.name
  const taken = new Set(registry.awsAccounts.map(({ name }) => heldText(name)))
  const own = [ecs, ...(aws === undefined ? [] : [aws])].map(heldText)
  const usedTwice = registry.ecsAccounts.find(({ name }) => own.includes(heldText(name)) && taken.has(heldText(name)))
  const twice: Problem[] =
    usedTwice === undefined
      ? []
      : [
          {
            entity: 'ecs-account',
            name: usedTwice.name,
            title: `An AWS account and an ECS account are both named ${heldText(usedTwice.name)}`,
            why: 'Spinnaker looks up accounts by name only, so it may use either.',
          },
        ]
  return [...twice, ...misread('ecs-account', ecs), ...(aws === undefined ? [] : misread('aws-account', aws))]
}

function misread(entity: Problem['entity'], name: string): Problem[] {
  const separator = entity === 'ecs-account' ? ';' : ':'
  const character = [...(isUnknownText(name) ? '' : heldText(name))].find(
    (one) => one === separator || '*?[]'.includes(one),
  )
  if (character === undefined) return []
  const why =
    character === separator
      ? `Clouddriver splits its cache keys at "${separator}", so it does not find what belongs to ${name} again.`
      : `Clouddriver looks names up as patterns, and "${character}" is part of a pattern.`
  return [{ entity, name, title: `The name ${name} contains "${character}"`, why }]
}
