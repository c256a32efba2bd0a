import type { EcsAccount } from '@/lib/registry/ecs-account'
import type { Registry } from '@/lib/registry/registry'
import { clouddriverStart } from './checks/clouddriver-start'
import { type FactSet, noFacts } from './fact-set'
import { judge } from './judge'

/** A mapping that stops Clouddriver from starting, in the words of its finding. */
export type StartStopping = { ecsAccount: string; title: string; summary: string; fix: string }

/**
 * The mappings of a registry as it stands now that keep Clouddriver, with all its providers, from starting. Facts are those
 * read last, by AWS account; without them regions are not told.
 */
export function startStopping(registry: Registry, facts: ReadonlyMap<string, FactSet> = new Map()): StartStopping[] {
  return registry.ecsAccounts.flatMap((ecsAccount) => stopsOf(registry, ecsAccount, facts.get(ecsAccount.awsAccount)))
}

/** The same of one mapping. */
export function stopsOf(registry: Registry, ecsAccount: EcsAccount, facts: FactSet = noFacts): StartStopping[] {
  const findings = judge(clouddriverStart, { registry, ecsAccount, facts, now: '' }) ?? []
  return findings
    .filter(({ status, reach }) => status === 'fail' && reach === 'everything')
    .map(({ title, summary, fix }) => ({ ecsAccount: ecsAccount.name, title, summary, fix: fix?.text ?? '' }))
}
