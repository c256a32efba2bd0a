import { registryCheck } from '../check'
import { lostWords } from '../clouddriver/lost-words'
import { setUpPage } from '../set-up-page'

export const awsAccountExists = registryCheck({
  check: 'aws-account-exists',
  group: 'mapping',
  name: 'AWS account exists',
  docs: setUpPage,
  rule: {
    source: 'EcsCredentialsParser.java looks the AWS account up by its exact name (seen running in 1.38 and 2026.2).',
    appliesTo: 'every release',
  },
  judge: (_facts, { mapping, registry, release }) => {
    const { ecsAccount, awsAccount } = mapping
    const wanted = ecsAccount.awsAccount
    if (awsAccount !== null) {
      const summary = `ECS account ${ecsAccount.name} deploys with AWS account ${wanted}.`
      return [{ resource: null, status: 'pass', title: `AWS account ${wanted} exists`, summary }]
    }
    const names = registry.awsAccounts.map(({ name }) => name)
    const near = names.find((name) => name.toLowerCase() === wanted.toLowerCase())
    return [
      {
        resource: null,
        status: 'fail',
        title: `There is no AWS account "${wanted}"`,
        summary: `${lostWords(ecsAccount.name, release)} Names are case-sensitive.`,
        evidence: [{ kind: 'text', title: 'AWS accounts', text: names.join('\n') || 'There are none.' }],
        fix: {
          kind: 'edit-registry',
          entity: 'ecs-account',
          name: ecsAccount.name,
          field: 'awsAccount',
          text: near
            ? `Write "${near}" as the AWS account of ${ecsAccount.name}: the names differ only in case.`
            : `Choose an existing AWS account for ${ecsAccount.name}, or add "${wanted}".`,
        },
      },
    ]
  },
})
