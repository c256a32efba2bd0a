import type { RegistryChange } from '@/lib/contracts/registry'
import type { Registry } from '@/lib/registry/registry'

/** ECS accounts whose readiness an import may have changed: their own entry, or their AWS account's. */
export function ecsAccountsOf(changes: readonly RegistryChange[], registry: Registry): string[] {
  const named = (entity: RegistryChange['entity']) =>
    new Set(changes.filter((change) => change.entity === entity).map(({ name }) => name))
  const [ecs, aws] = [named('ecs-account'), named('aws-account')]
  return registry.ecsAccounts
    .filter(({ name, awsAccount }) => ecs.has(name) || aws.has(awsAccount))
    .map(({ name }) => name)
}
