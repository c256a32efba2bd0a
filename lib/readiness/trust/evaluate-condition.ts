import type { Statement } from '../facts/policy-document'
import { type Answer, allOf, no, unknown, yes } from './answer'
import { comparisonOf, type Match, satisfies } from './compare-value'
import { contextKey, type KnownKey, type World } from './context-key'
import { listOf } from './one-or-many'
import type { TrustPrincipal } from './principal'
import type { Situation } from './situation'

type Operator = { name: string; base: string; quantifier: 'all' | 'any' | null; ifExists: boolean }
type Asked = { operator: Operator; key: string; expected: readonly string[] }

/** Whether a request by `principal` meets a statement's Condition: every operator and every key of it must hold. */
export function evaluateCondition(
  condition: Statement['Condition'],
  principal: TrustPrincipal,
  situation: Situation,
  hasVariables: boolean,
): Answer {
  const asked = Object.entries(condition ?? {}).flatMap(([name, keys]) =>
    Object.entries(keys).map(([key, values]) => ({
      operator: readOperator(name),
      key,
      expected: listOf(values).map(String),
    })),
  )
  return allOf(
    asked.map((each) => evaluateKey(each, contextKey(each.key, principal, situation), hasVariables)),
    'it has no condition',
  )
}

/** `ForAnyValue:StringLikeIfExists` taken apart. */
function readOperator(name: string): Operator {
  const [, quantifier, rest = name] = /^(forallvalues|foranyvalue):(.*)$/i.exec(name) ?? []
  const ifExists = /ifexists$/i.test(rest)
  return {
    name,
    base: ifExists ? rest.slice(0, -'ifexists'.length) : rest,
    quantifier: quantifier === undefined ? null : quantifier.toLowerCase() === 'forallvalues' ? 'all' : 'any',
    ifExists,
  }
}

function evaluateKey(asked: Asked, known: KnownKey, hasVariables: boolean): Answer {
  const { key, expected, operator } = asked
  if (!known.known) return unknown(known.why, key)
  // A key that is never sent decides by itself, whatever it would be compared with.
  const isCompared = known.worlds.some(({ values }) => values !== null)
  if (hasVariables && isCompared && expected.some((value) => value.includes('${'))) {
    return unknown(`${key} is compared with a policy variable`, key)
  }
  const answers = known.worlds.map((world) => ({ world, match: evaluateWorld(asked, world) }))
  const text = `${operator.name} on ${key}`
  if (answers.every(({ match }) => match === 'yes')) return yes(`${text} is met`)
  if (answers.every(({ match }) => match === 'no')) return no(notMet(text, known, expected))
  const open = answers.filter(({ match }) => match !== 'yes').flatMap(({ world }) => world.label ?? [])
  const trap = answers.some(({ match }) => match === 'unknown') ? (known.trap?.(expected) ?? null) : null
  if (trap !== null) return { is: 'unknown', why: `${text} ${trap}`, key, trap: true }
  return open.length > 0 && answers.some(({ match }) => match === 'yes')
    ? unknown(`${text} does not cover ${open.join(', ')}`, key)
    : unknown(`${text} cannot be decided here: ${known.note}`, key)
}

function notMet(text: string, { worlds, note }: KnownKey & { known: true }, expected: readonly string[]): string {
  if (worlds.every(({ values }) => values === null)) return `${text} can never match: ${note}`
  return `${text} is not met: it requires ${expected.join(' or ')}, the request has ${note}`
}

function evaluateWorld({ operator, expected }: Asked, { values }: World): Match {
  if (operator.base.toLowerCase() === 'null') {
    const wantsAbsent = expected.some((value) => value.toLowerCase() === 'true')
    return wantsAbsent === (values === null) ? 'yes' : 'no'
  }
  const comparison = comparisonOf(operator.base)
  if (comparison === null) return 'unknown'
  const { compare, negated } = comparison
  if (values === null) return whenAbsent(operator, negated)
  const matches = values.map((value) => satisfies(expected, value, compare, negated))
  return operator.quantifier === 'all' ? worst(matches) : best(matches)
}

/** A key that is not in the request fails a comparison, save negated ones, IfExists and ForAllValues. */
function whenAbsent({ quantifier, ifExists }: Operator, negated: boolean): Match {
  if (ifExists || quantifier === 'all') return 'yes'
  return negated && quantifier !== 'any' ? 'yes' : 'no'
}

function best(matches: readonly Match[]): Match {
  return matches.includes('yes') ? 'yes' : matches.includes('unknown') ? 'unknown' : 'no'
}

function worst(matches: readonly Match[]): Match {
  return matches.includes('no') ? 'no' : matches.includes('unknown') ? 'unknown' : 'yes'
}
