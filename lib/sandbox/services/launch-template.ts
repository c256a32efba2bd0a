import { hexOf } from '../hash'
import type { AutoScalingGroup } from '../world/world-types'

/** The launch template that a group names; it has the group's own name. */
export function launchTemplate({ name }: AutoScalingGroup) {
  return { LaunchTemplateId: `lt-${hexOf(name, 17)}`, LaunchTemplateName: name, Version: '$Latest' }
}
