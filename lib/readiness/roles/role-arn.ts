/** The parts of a role's ARN; `name` without its path. */
export type RoleArn = { partition: string; accountId: string; path: string; name: string }

/** Reads `arn:aws:iam::111122223333:role/team/Deploy`; null for anything that is not the ARN of an IAM role. */
export function parseRoleArn(arn: string): RoleArn | null {
  const parts = /^arn:(aws[a-z-]*):iam::(\d{12}):role(\/(?:[!-~]+\/)?)([\w+=,.@-]{1,64})$/.exec(arn)
  const [, partition, accountId, path, name] = parts ?? []
  if (!partition || !accountId || !path || !name || path.includes('{{')) return null
  return { partition, accountId, path, name }
}

/** The role as people write it: `role/team/Deploy`. */
export function roleWord(arn: string): string {
  return arn.slice(arn.indexOf(':role/') + 1)
}
