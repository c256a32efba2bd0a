import { AwsError } from '../aws-error'
import type { Call, Result } from '../call'
import { flagOf, textsOf } from '../input'
import { regionStatus } from '../region-status'

/** Regions of the partition; those that the account has not opted in to only with AllRegions. */
export function describeRegions(call: Call): Result {
  const names = textsOf(call, 'RegionName', 200)
  const all = [...call.world.regions.values()]
    .filter(({ partition }) => partition === call.account.partition)
    .map(({ name }) => ({
      regionName: name,
      regionEndpoint: `ec2.${name}.amazonaws.com`,
      optInStatus: regionStatus(call.world, call.account, name),
    }))
  const known = all.filter(({ optInStatus }) => flagOf(call, 'AllRegions') || optInStatus !== 'not-opted-in')
  const strange = names?.find((name) => !known.some(({ regionName }) => regionName === name))
  if (strange !== undefined) throw new AwsError('InvalidParameterValue', `Invalid region name: ${strange}`)
  return { regionInfo: known.filter(({ regionName }) => names === null || names.includes(regionName)) }
}
