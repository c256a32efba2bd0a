/** The parts of an ARN; the resource may hold colons. Parts that a service leaves out are empty. */
export type Arn = { partition: string; service: string; region: string; accountId: string; resource: string }

/** Reads `arn:partition:service:region:account:resource`, as patterns of policies have it too; null for anything else. */
export function parseArn(text: string): Arn | null {
  const [head, partition = '', service = '', region = '', accountId = '', ...rest] = text.split(':')
  if (head !== 'arn' || rest.length === 0) return null
  return { partition, service, region, accountId, resource: rest.join(':') }
}
