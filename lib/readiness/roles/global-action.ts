/**
 * Whether every request for the action goes to the region where IAM is, whatever region is deployed to. Passing a role
 * is no request of its own: it is weighed where the role is passed.
 */
export function isGlobalAction(action: string): boolean {
  return action.startsWith('iam:') && action !== 'iam:PassRole'
}
