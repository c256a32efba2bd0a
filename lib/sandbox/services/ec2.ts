import type { Service } from '../call'
import { describeInstanceTypes } from './ec2-instance-types'
import { describeLaunchTemplateVersions } from './ec2-launch-templates'
import { describeSubnets, describeVpcs } from './ec2-networks'
import { describeRegions } from './ec2-regions'

export const ec2: Service = {
  signingName: 'ec2',
  prefix: 'ec2',
  protocol: 'ec2',
  namespace: 'http://ec2.amazonaws.com/doc/2016-11-15/',
  invalidCode: 'InvalidParameterValue',
  throttleCode: 'RequestLimitExceeded',
  operations: {
    DescribeRegions: { answer: describeRegions },
    DescribeInstanceTypes: { answer: describeInstanceTypes },
    DescribeLaunchTemplateVersions: { answer: describeLaunchTemplateVersions },
    DescribeSubnets: { answer: describeSubnets },
    DescribeVpcs: { answer: describeVpcs },
  },
}
