import { AwsError } from '../aws-error'
import type { Call, Result } from '../call'
import { requiredText, textsOf } from '../input'
import { launchTemplate } from './launch-template'

/** The versions of one template by its id; the world's templates have one version each. */
export function describeLaunchTemplateVersions(call: Call): Result {
  const id = requiredText(call, 'LaunchTemplateId')
  const versions = textsOf(call, 'LaunchTemplateVersion', 200) ?? ['1']
  const group = (call.contents.autoScalingGroups ?? []).find((each) => launchTemplate(each).LaunchTemplateId === id)
  if (group === undefined || group.launchConfiguration === true)
    throw new AwsError(
      'InvalidLaunchTemplateId.NotFound',
      `The specified launch template, with template ID ${id}, does not exist.`,
    )
  const strange = versions.find((version) => !['1', '$Latest', '$Default'].includes(version))
  if (strange !== undefined)
    throw new AwsError(
      'InvalidLaunchTemplateId.VersionNotFound',
      `Could not find the launch template version ${strange}.`,
    )
  const type = group.launchType === undefined ? group.instanceTypes[0] : group.launchType
  const isSpot = group.instanceTypes.length < 2 && group.spotShare === 100
  return {
    launchTemplateVersionSet: [
      {
        launchTemplateId: id,
        launchTemplateName: group.name,
        versionNumber: 1,
        defaultVersion: true,
        createTime: new Date('2026-05-11T08:00:00Z'),
        launchTemplateData: {
          ...(type
            ? { instanceType: type }
            : { instanceRequirements: { vCpuCount: { min: 2 }, memoryMiB: { min: 4096 } } }),
          ...(isSpot ? { instanceMarketOptions: { marketType: 'spot' } } : {}),
        },
      },
    ],
  }
}
