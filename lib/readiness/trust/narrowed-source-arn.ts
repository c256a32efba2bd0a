import { parseArn } from '@/lib/registry/arn'

/**
 * Says of an `aws:SourceArn` that it names one cluster, service or family: AWS takes only the wildcard there in a task role's
 * trust (ECS developer guide, "Task IAM role": "specify all clusters with a wildcard").
 */
export function narrowedSourceArn(instead: string): (expected: readonly string[]) => string | null {
  return (expected) => {
    const [narrow] = expected.flatMap((arn) => resourceOf(arn) ?? [])
    if (narrow === undefined) return null
    return `names ${narrow}, and AWS does not support one cluster, service or family there: use the wildcard, ${instead}`
  }
}

/** What an ECS ARN, or a pattern that is not divided like one, names beyond its account; null where that is everything. */
function resourceOf(text: string): string | null {
  const resource = parseArn(text)?.resource ?? text.replace(/^[*?:]+/, '')
  return /^[*?]*$/.test(resource) ? null : resource
}
