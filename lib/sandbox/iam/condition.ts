import type { Statement } from '../world/world-types'
import type { Context } from './context'
import { operatorNamed } from './operators'

type Conditions = NonNullable<Statement['Condition']>

/** Whether every condition of a block is met (IAM user guide, "Conditions with multiple context keys or values"). */
export function conditionsMet(conditions: Conditions | undefined, context: Context): boolean {
  return Object.entries(conditions ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) =>
      conditionMet(operator, context.get(key.toLowerCase()), wantedTexts(wanted, context)),
    ),
  )
}

/** Condition keys of a block that the request says nothing about. */
export function missingKeys(conditions: Conditions | undefined, context: Context): readonly string[] {
  return Object.values(conditions ?? {}).flatMap((keys) =>
    Object.keys(keys).filter((key) => !context.has(key.toLowerCase())),
  )
}

function conditionMet(operator: string, values: readonly string[] | undefined, wanted: readonly string[]): boolean {
  const { quantifier, name, ifExists } = partsOf(operator)
  if (name === 'Null') return wanted.includes(values === undefined ? 'true' : 'false')
  const { test, negated } = operatorNamed(name)
  if (values === undefined) return ifExists || (quantifier === '' ? negated : quantifier === 'ForAllValues')
  const holds = (value: string): boolean => wanted.some((each) => test(value, each)) !== negated
  if (quantifier === 'ForAllValues') return values.every(holds)
  return quantifier === 'ForAnyValue' || !negated ? values.some(holds) : values.every(holds)
}

function partsOf(operator: string): { quantifier: string; name: string; ifExists: boolean } {
  const [first = '', second] = operator.split(':')
  const [quantifier, whole] = second === undefined ? ['', first] : [first, second]
  return { quantifier, name: whole.replace(/IfExists$/, ''), ifExists: whole.endsWith('IfExists') }
}

/** A condition's values, policy variables such as `${aws:PrincipalAccount}` filled in; one without a value never matches. */
function wantedTexts(wanted: Conditions[string][string], context: Context): readonly string[] {
  const values = typeof wanted === 'object' ? wanted : [String(wanted)]
  return values.map((value) =>
    value.replace(/\$\{([^}]+)\}/g, (_, key: string) => context.get(key.toLowerCase())?.[0] ?? '\u0000'),
  )
}
