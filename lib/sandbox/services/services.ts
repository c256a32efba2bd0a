import type { Service } from '../call'
import { applicationAutoScaling } from './application-auto-scaling'
import { autoScaling } from './auto-scaling'
import { cloudWatch } from './cloudwatch'
import { ec2 } from './ec2'
import { ecs } from './ecs'
import { iam } from './iam'
import { organizations } from './organizations'
import { serviceQuotas } from './service-quotas'
import { sts } from './sts'

/** The services that the sandbox answers for, by the name in a signature. */
export const services: ReadonlyMap<string, Service> = new Map(
  [sts, iam, ecs, cloudWatch, applicationAutoScaling, ec2, autoScaling, serviceQuotas, organizations].map((service) => [
    service.signingName,
    service,
  ]),
)
