import { type Identity, parseIdentity } from '@/lib/registry/identity'

/** Who asks to assume the role: an AWS service (`ecs.amazonaws.com`) or an IAM identity. */
export type TrustPrincipal = { kind: 'service'; service: string } | Identity

export function service(name: string): TrustPrincipal {
  return { kind: 'service', service: name }
}

/** A principal from the text that people write: an identity's ARN, else a service. */
export function principalOf(text: string): TrustPrincipal {
  return parseIdentity(text) ?? service(text)
}

/** The text by which people know the principal. */
export function principalName(principal: TrustPrincipal): string {
  return principal.kind === 'service' ? principal.service : principal.arn
}

/** Services that this product asks about, by what Spinnaker does with them. */
export const ecs = 'ecs.amazonaws.com'
export const applicationAutoScaling = 'application-autoscaling.amazonaws.com'
export const ecsTasks = 'ecs-tasks.amazonaws.com'
