import type { Registry } from '@/lib/registry/registry'
import { clouddriverStart } from './checks/clouddriver-start'
import { type FactSet, noFacts } from './fact-set'
import type { Iso } from './gathered'
import { judge } from './judge'

/** A mapping that stops Clouddriver from starting, in the words of its finding. */
export type StartStopping = { ecsAccount: string; title: string; summary: string; fix: string }

/**
 * The mappings of a registry as it stands now that keep Clouddriver, with all its providers, from starting. Facts are those
 * read last, by AWS account; without them regions are not told.
 */
export function startStopping(
  registry: Registry,
  facts: ReadonlyMap<string, FactSet> = new Map(),
  now: Iso = '',
): StartStopping[] {
  return registry.ecsAccounts.flatMap((ecsAccount) => {
    const known = facts.get(ecsAccount.awsAccount) ?? noFacts
    const findings = judge(clouddriverStart, { registry, ecsAccount, facts: known, now }) ?? []
    return findings
      .filter(({ status, reach }) => status === 'fail' && reach === 'everything')
      .map(({ title, summary, fix }) => ({ ecsAccount: ecsAccount.name, title, summary, fix: fix?.text ?? '' }))
  })
}
