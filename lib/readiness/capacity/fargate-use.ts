import type { Facts } from '../facts'
import type { Gathered } from '../gathered'
import { grouped } from '../words'
import type { FargateQuota } from './fargate-quotas'

/** The facts behind it; absent where nobody has asked for them yet. */
export type FargateFacts = {
  'fargate-quota'?: Gathered<Facts['fargate-quota']> | undefined
  'fargate-usage'?: Gathered<Facts['fargate-usage']> | undefined
}

/** Fargate vCPUs of one region, of the quota that binds. */
export type FargateUse = { of: FargateQuota; used: number; quota: number }

/** Use against quota, or what was refused of it; null where AWS keeps no quota or nobody asked. */
export function fargateUse(
  { 'fargate-quota': quota, 'fargate-usage': usage }: FargateFacts,
  of: FargateQuota,
): Gathered<FargateUse> | null {
  if (quota === undefined || usage === undefined) return null
  if (!quota.ok) return { ok: false, fault: quota.fault, at: quota.at }
  if (!usage.ok) return { ok: false, fault: usage.fault, at: usage.at }
  const limit = of === 'spot' ? quota.value.spotVcpus : quota.value.vcpus
  const used = of === 'spot' ? usage.value.spotVcpus : usage.value.vcpus
  if (limit === null) return null
  // CloudWatch counts only what is in use: no count in an hour is none.
  return { ok: true, value: { of, used: used ?? 0, quota: limit }, at: usage.at }
}

/** The quota alone; null where it was not read or AWS keeps none. */
export function appliedQuota({ 'fargate-quota': quota }: FargateFacts, of: FargateQuota): number | null {
  if (!quota?.ok) return null
  return of === 'spot' ? quota.value.spotVcpus : quota.value.vcpus
}

/** "412 of 4,000 vCPU in use", "24 of 256 Spot vCPU in use". */
export function fargateUseWords({ of, used, quota }: FargateUse): string {
  return `${grouped(used)} of ${grouped(quota)} ${of === 'spot' ? 'Spot ' : ''}vCPU in use`
}

/** Copies of a task for which the quota leaves room; CPU in ECS CPU units. */
export function fargateRoom({ used, quota }: Pick<FargateUse, 'used' | 'quota'>, { cpu }: { cpu: number }): number {
  return Math.max(0, Math.floor(((quota - used) * 1024) / cpu))
}
