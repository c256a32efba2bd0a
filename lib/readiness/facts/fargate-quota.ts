import { z } from 'zod'
import { fact } from './fact'
import { item } from './item'

/**
 * Fargate vCPUs that may run at once: On-Demand, L-3032A538, and Spot, L-36FBB829, which is asked for only where a cluster
 * has FARGATE_SPOT attached. Null where AWS keeps no such quota or it was not asked for (servicequotas:GetServiceQuota).
 */
export const fargateQuota = fact({
  scope: 'region',
  version: 2,
  schema: z.strictObject({ vcpus: z.number().nullable(), spotVcpus: z.number().nullable() }),
  items: ({ vcpus, spotVcpus }, other) => [
    item('quota', 'the quota of Fargate vCPUs', { 'it is': vcpus }),
    // It is asked for only where Spot is attached, which the clusters tell.
    ...(spotVcpus === null || other.spotVcpus === null
      ? []
      : [item('spot', 'the quota of Fargate Spot vCPUs', { 'it is': spotVcpus })]),
  ],
})
