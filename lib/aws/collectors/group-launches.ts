import { DescribeLaunchConfigurationsCommand } from '@aws-sdk/client-auto-scaling'
import { DescribeLaunchTemplateVersionsCommand } from '@aws-sdk/client-ec2'
import { z } from 'zod'
import { mayLaunch, needsLaunch } from '@/lib/readiness/capacity/ec2-quotas'
import type { AutoScalingGroup } from '@/lib/readiness/facts/auto-scaling-groups'
import type { GroupLaunch } from '@/lib/readiness/facts/group-launches'
import type { Gathered } from '@/lib/readiness/gathered'
import { AwsFault } from '../aws-fault'
import type { Clients } from '../clients'
import { collector } from '../collector'
import { notDescribed } from '../describe-all'
import { parseAnswer } from '../parse-answer'

const ofTemplate = 'ec2:DescribeLaunchTemplateVersions'
const ofConfiguration = 'autoscaling:DescribeLaunchConfigurations'

const templateSchema = z.object({
  LaunchTemplateVersions: z.array(
    z.object({
      LaunchTemplateData: z.object({
        InstanceType: z.string().optional(),
        InstanceMarketOptions: z.object({ MarketType: z.string().optional() }).optional(),
      }),
    }),
  ),
})

const configurationSchema = z.object({
  LaunchConfigurations: z.array(z.object({ InstanceType: z.string(), SpotPrice: z.string().optional() })),
})

export const groupLaunches = collector({
  fact: 'group-launches',
  actions: [ofTemplate, ofConfiguration],
  after: ['auto-scaling-groups'],
  calls: (read) => {
    const asked = read('auto-scaling-groups')?.filter(isAsked)
    if (asked === undefined) return undefined
    const count = (from: 'template' | 'configuration') => asked.filter(({ launch }) => launch?.from === from).length
    return { [ofTemplate]: count('template'), [ofConfiguration]: count('configuration') }
  },
  collect: async (aws, _target, { 'auto-scaling-groups': groups }) => {
    const entries = groups.filter(isAsked).map(async (group) => [group.name, await gatherLaunch(aws, group)] as const)
    return Object.fromEntries(await Promise.all(entries))
  },
})

/** What a full group would launch bears on nothing. */
function isAsked(group: AutoScalingGroup): boolean {
  return mayLaunch(group) && needsLaunch(group)
}

/** One group's launch or its own fault: a template that somebody may not read costs one entry. */
async function gatherLaunch(aws: Clients, { launch }: AutoScalingGroup): Promise<Gathered<GroupLaunch>> {
  const at = new Date().toISOString()
  try {
    if (launch === null) return { ok: true, value: { instanceType: null, spot: false }, at }
    return { ok: true, value: await (launch.from === 'template' ? template(aws, launch) : named(aws, launch)), at }
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error
    return { ok: false, fault: error.fault, at }
  }
}

async function template(
  { ec2, region }: Clients,
  { id, version }: { id: string; version: string },
): Promise<GroupLaunch> {
  const command = new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId: id, Versions: [version] })
  const [found] = parseAnswer(ofTemplate, region, templateSchema, await ec2.send(command)).LaunchTemplateVersions
  if (found === undefined) throw notDescribed(ofTemplate, region, [id], [])
  const { InstanceType = null, InstanceMarketOptions } = found.LaunchTemplateData
  return { instanceType: InstanceType, spot: InstanceMarketOptions?.MarketType === 'spot' }
}

async function named({ autoScaling, region }: Clients, { name }: { name: string }): Promise<GroupLaunch> {
  const command = new DescribeLaunchConfigurationsCommand({ LaunchConfigurationNames: [name] })
  const answer = parseAnswer(ofConfiguration, region, configurationSchema, await autoScaling.send(command))
  const [found] = answer.LaunchConfigurations
  if (found === undefined) throw notDescribed(ofConfiguration, region, [name], [])
  return { instanceType: found.InstanceType, spot: found.SpotPrice !== undefined }
}
