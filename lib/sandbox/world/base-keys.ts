import type { BaseKey } from './world-types'

/** Clouddriver's own identity in partition aws, as whom Shipshape runs in the sandbox. */
export const defaultKey: BaseKey = {
  profile: null,
  accessKeyId: 'AKIASANDBOXSPINNAKER',
  secretAccessKey: 'imaginary-secret-of-the-default-profile',
  accountId: '123456789012',
  role: 'SpinnakerAuthRole',
  sessionName: 'i-0f3c9a71d2b84e650',
}

/** The same in partition aws-us-gov, which no key of partition aws can reach. */
export const govKey: BaseKey = {
  profile: 'gov',
  accessKeyId: 'AKIASANDBOXGOVCLOUD0',
  secretAccessKey: 'imaginary-secret-of-the-profile-gov',
  accountId: '210000000013',
  role: 'SpinnakerAuthRole',
  sessionName: 'i-07be52d0c61f9a384',
}
