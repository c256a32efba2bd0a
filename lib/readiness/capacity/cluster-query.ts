import type { ContainerInstance } from '../facts/container-instances'
import { matchesPattern } from './java-pattern'
import { parseQuery, type Query } from './parse-cluster-query'

/** Null: what the expression asks cannot be known here. */
export type Answer = boolean | null

/**
 * Whether an instance satisfies an expression of the cluster query language (ECS developer guide, Cluster query language):
 * attributes, ec2InstanceId, agentConnected and runningTasksCount; other subjects are not read.
 */
export function satisfies(instance: ContainerInstance, expression: string): Answer {
  const query = queryOf(expression)
  return query === null ? null : answer(query, instance)
}

/** Every instance of a cluster is asked the same few expressions. */
const queries = new Map<string, Query | null>()
const mostKept = 100

function queryOf(expression: string): Query | null {
  const known = queries.get(expression)
  if (known !== undefined) return known
  if (queries.size >= mostKept) queries.clear()
  const query = parseQuery(expression)
  queries.set(expression, query)
  return query
}

function answer(query: Query, instance: ContainerInstance): Answer {
  switch (query.kind) {
    case 'not':
      return negated(answer(query.query, instance))
    case 'and':
      return all(query.queries.map((each) => answer(each, instance)))
    case 'or':
      return negated(all(query.queries.map((each) => negated(answer(each, instance)))))
    default:
      return compare(query, subject(query.subject, instance))
  }
}

const negated = (value: Answer): Answer => (value === null ? null : !value)

function all(answers: readonly Answer[]): Answer {
  if (answers.includes(false)) return false
  return answers.includes(null) ? null : true
}

/** The subject's value; undefined: it has none, null: not known here. */
function subject(name: string, instance: ContainerInstance): string | undefined | null {
  const attribute = /^attribute:(.+)$/.exec(name)?.[1]
  if (attribute !== undefined)
    return Object.hasOwn(instance.attributes, attribute) ? (instance.attributes[attribute] ?? '') : undefined
  if (name === 'agentConnected') return String(instance.agentConnected)
  if (name === 'ec2InstanceId') return instance.ec2InstanceId ?? undefined
  return name === 'runningTasksCount' ? String(instance.runningTasks) : null
}

type Comparison = Extract<Query, { kind: 'compare' }>

function compare({ operator, arguments: words }: Comparison, value: string | undefined | null): Answer {
  if (value === null) return null
  const [first = ''] = words
  switch (operator) {
    case 'exists':
      return value !== undefined
    case 'equals':
      return value === first
    case 'in':
      return value !== undefined && words.includes(value)
    case 'matches':
      return value === undefined ? false : matchesPattern(value, first)
    default:
      return value === undefined ? false : ordered(operator, value, first)
  }
}

/** Numbers are compared as such; how ECS orders other words is not documented. */
function ordered(operator: 'greater' | 'greater-equal', value: string, than: string): Answer {
  const numbers = [value, than].map((word) => (/^-?\d+(\.\d+)?$/.test(word) ? Number(word) : null))
  const [a, b] = numbers
  if (a === null || b === null || a === undefined || b === undefined) return null
  return operator === 'greater' ? a > b : a >= b
}
