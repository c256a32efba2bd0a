import type { EcsAccount } from '@/lib/registry/ecs-account'
import { effectiveSettings } from '@/lib/registry/effective-account'
import {
  type CompleteMapping,
  effectiveRelease,
  isComplete,
  mappedRegions,
  mappingOf,
  roleArnOf,
} from '@/lib/registry/mapping'
import type { Registry } from '@/lib/registry/registry'
import { askedAs, causeOf } from './cause'
import type { Check, RegionalVerdict } from './check'
import type { Context } from './context'
import type { FactSet } from './fact-set'
import { type FactName, isAccountFact } from './facts'
import type { Fault } from './fault'
import type { Finding } from './finding'
import { renderFix } from './fixes'
import type { Gathered, Iso } from './gathered'
import { byDefaultNote, unknownByText } from './unknown-text'
import { faultFix, faultSentence } from './unknown-words'

export type JudgeInput = {
  registry: Registry
  ecsAccount: EcsAccount
  facts: FactSet
  now: Iso
}

type AnyGathered = Gathered<unknown> | undefined

/**
 * What one check says about one ECS account: pure, so that saved facts can be judged again. Null where a fact that it
 * needs or uses has not been asked for yet; a fact that was refused gives `unknown` with the fault.
 */
export function judge(check: Check, input: JudgeInput): Finding[] | null {
  const mapping = mappingOf(input.registry, input.ecsAccount)
  if (check.scope === 'registry') return judgeOnce(check, input, gatheredOf(check, input.facts), null)
  if (!isComplete(mapping)) {
    const awsAccount = input.ecsAccount.awsAccount
    return [
      toFinding(
        check,
        input,
        notApplicable(
          `${input.ecsAccount.name} names no AWS account`,
          `There is no AWS account "${awsAccount}" to check.`,
        ),
        null,
      ),
    ]
  }
  const regions = mappedRegions(mapping, input.registry.settings)
  if (check.scope === 'account') return judgeAccount(check, input, regions)
  if (regions.length === 0) {
    return [
      toFinding(
        check,
        input,
        notApplicable('No region is mapped', `AWS account ${mapping.awsAccount.name} has no region to check.`),
        null,
      ),
    ]
  }
  return flatOrNull(regions.map((region) => judgeRegion(check, input, region)))
}

/** Facts that a check of the mapping uses, as far as they are there. */
function gatheredOf({ uses }: Check, { account }: FactSet): Record<string, unknown> {
  return Object.fromEntries(uses.filter(isAccountFact).map((name) => [name, account[name]]))
}

function judgeAccount(check: Check, input: JudgeInput, regions: readonly string[]): Finding[] | null {
  const gathered: Record<string, unknown> = {}
  for (const name of [...check.needs, ...check.uses]) {
    const value = isAccountFact(name) ? input.facts.account[name] : byRegion(input.facts, name, regions)
    if (value === undefined) return null
    gathered[name] = value
  }
  return judgeOnce(check, input, gathered, null)
}

function byRegion(facts: FactSet, name: FactName, regions: readonly string[]): Record<string, unknown> | undefined {
  const entries = regions.map((region) => [region, factOf(facts, name, region)] as const)
  return entries.some(([, gathered]) => gathered === undefined) ? undefined : Object.fromEntries(entries)
}

function judgeRegion(check: Check, input: JudgeInput, region: string): Finding[] | null {
  const gathered: Record<string, unknown> = {}
  for (const name of [...check.needs, ...check.uses]) {
    const value = factOf(input.facts, name, region)
    if (value === undefined) return null
    gathered[name] = value
  }
  return judgeOnce(check, input, gathered, region)
}

function factOf(facts: FactSet, name: FactName, region: string): AnyGathered {
  return isAccountFact(name) ? facts.account[name] : facts.regions[region]?.[name]
}

function judgeOnce(
  check: Check,
  input: JudgeInput,
  gathered: Record<string, unknown>,
  region: string | null,
): Finding[] {
  const context = contextOf(input, region)
  const unknown = unknownByText(check, input.registry, context.mapping)
  if (unknown !== null) return [toFinding(check, input, unknown, region)]
  const facts: Record<string, unknown> = { ...gathered }
  for (const name of check.needs) {
    const fact = gathered[name] as Gathered<unknown>
    if (!fact.ok) return [toFinding(check, input, unreadable(check, fact.fault), region)]
    facts[name] = fact.value
  }
  const note = byDefaultNote(check, input.registry, context.mapping)
  return runCheck(check, facts, context).map((verdict) =>
    toFinding(check, input, { ...verdict, summary: verdict.summary + note }, verdict.region ?? region),
  )
}

/** The one place where a check's erased fact types are trusted: `accountCheck` and `regionCheck` have checked them. */
function runCheck(check: Check, facts: Record<string, unknown>, context: Context<ReturnType<typeof mappingOf>>) {
  const run = check.judge as (facts: Record<string, unknown>, context: unknown) => readonly RegionalVerdict[]
  return run(facts, context)
}

function contextOf({ registry, ecsAccount, now }: JudgeInput, region: string | null) {
  const settings = effectiveSettings(registry.settings)
  const release = effectiveRelease(ecsAccount, settings)
  return { registry, mapping: mappingOf(registry, ecsAccount), settings, release, region, now }
}

function notApplicable(title: string, summary: string): RegionalVerdict {
  return { status: 'not-applicable', resource: null, title, summary }
}

function unreadable(check: Check, fault: Fault): RegionalVerdict {
  return {
    status: 'unknown',
    resource: null,
    title: `Could not run the check “${check.name}”`,
    summary: faultSentence(fault),
    fault,
  }
}

function toFinding(check: Check, input: JudgeInput, verdict: RegionalVerdict, region: string | null): Finding {
  const { group, docs, rule } = check
  const { status, title, summary, resource } = verdict
  return {
    check: check.check,
    group,
    status,
    title,
    summary,
    region,
    resource,
    evidence: [...(verdict.evidence ?? [])],
    fix: fixOf(verdict, input),
    docs,
    rule,
    fault: verdict.status === 'unknown' ? verdict.fault : null,
    muted: null,
    scannedAt: input.now,
    reach: isClaim(verdict) ? (verdict.reach ?? 'account') : 'account',
    cause: causeOfVerdict(verdict, input.facts),
  }
}

type Claim = Extract<RegionalVerdict, { status: 'warn' | 'fail' }>

function isClaim(verdict: RegionalVerdict): verdict is Claim {
  return verdict.status === 'warn' || verdict.status === 'fail'
}

function causeOfVerdict(verdict: RegionalVerdict, facts: FactSet): string | null {
  const fault = verdict.status === 'unknown' ? verdict.fault : isClaim(verdict) ? verdict.refusal : undefined
  if (fault !== undefined) return causeOf(fault, askedAs(fault, facts))
  return isClaim(verdict) ? (verdict.cause ?? null) : null
}

function fixOf(verdict: RegionalVerdict, input: JudgeInput): Finding['fix'] {
  if (verdict.status === 'unknown') return faultFix(verdict.fault, askedAs(verdict.fault, input.facts), roleArn(input))
  if (isClaim(verdict)) return renderFix(verdict.fix)
  return null
}

function roleArn({ registry, ecsAccount }: JudgeInput): string | null {
  const mapping = mappingOf(registry, ecsAccount)
  return isComplete(mapping) ? roleArnOf((mapping as CompleteMapping).awsAccount, registry.settings) : null
}

function flatOrNull(lists: readonly (Finding[] | null)[]): Finding[] | null {
  const known = lists.filter((list) => list !== null)
  return known.length === lists.length ? known.flat() : null
}
