import type { Mapping } from '@/lib/registry/mapping'
import { type RegionalVerdict, registryCheck } from '../check'
import { lostWords } from '../clouddriver/lost-words'
import type { Context } from '../context'
import { setUpPage } from '../set-up-page'

export const providersEnabled = registryCheck({
  check: 'providers-enabled',
  group: 'mapping',
  name: 'Providers enabled',
  docs: setUpPage,
  rule: {
    source:
      'Set-up page, "Clouddriver yaml properties"; EcsCredentialsInitializer.java depends on the bean amazonCredentialsLoader of the AWS provider (seen running in 1.38 and 2026.2).',
    appliesTo: 'every release',
  },
  judge: (_facts, context) => [judgeSwitches(context), ...judgeAccount(context)],
})

function judgeSwitches({ settings }: Context<Mapping>): RegionalVerdict {
  const { awsEnabled, ecsEnabled } = settings
  const at = { resource: null }
  if (!ecsEnabled) {
    const summary = 'Clouddriver loads no ECS account while ecs.enabled is false. To use ECS, enable it in Settings.'
    return { ...at, status: 'not-applicable', title: 'The ECS provider is switched off', summary }
  }
  if (awsEnabled) {
    const summary = 'aws.enabled and ecs.enabled are both true.'
    return { ...at, status: 'pass', title: 'Both providers are enabled', summary }
  }
  return {
    ...at,
    status: 'fail',
    title: 'The ECS provider is enabled without the AWS provider',
    summary:
      'ecs.enabled is true and aws.enabled is false: Clouddriver does not start, because the ECS provider waits for the credentials loader of the AWS provider.',
    evidence: [{ kind: 'text', title: 'Settings', text: 'aws.enabled: false\necs.enabled: true' }],
    fix: {
      kind: 'edit-registry',
      entity: 'settings',
      name: null,
      field: 'awsEnabled',
      text: 'Enable the AWS provider in the settings; the export then writes aws.enabled: true.',
    },
  }
}

function judgeAccount({ mapping, release }: Context<Mapping>): RegionalVerdict[] {
  const { awsAccount, ecsAccount } = mapping
  if (awsAccount === null || awsAccount.enabled) return []
  return [
    {
      resource: awsAccount.name,
      status: 'fail',
      title: `AWS account ${awsAccount.name} is disabled`,
      summary: `Clouddriver drops a disabled AWS account. ${lostWords(ecsAccount.name, release)}`,
      evidence: [{ kind: 'text', title: `AWS account ${awsAccount.name}`, text: 'enabled: false' }],
      fix: {
        kind: 'edit-registry',
        entity: 'aws-account',
        name: awsAccount.name,
        field: 'enabled',
        text: `Enable AWS account ${awsAccount.name}, or remove ECS account ${ecsAccount.name}.`,
      },
    },
  ]
}
