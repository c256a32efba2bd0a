import { partitionOf } from '@/lib/registry/regions'
import { sh } from '@/lib/registry/sh'
import { consoleLink } from '../console-link'
import { counted, listed } from '../words'
import type { WrittenFix } from './written-fix'

/** Subnets that need a purpose which Spinnaker recognises; none where the region has no subnet at all. */
export type TagSubnet = { region: string; subnets: readonly string[] }

/** Enough to paste at once: tasks seldom spread over more subnets than these. */
const most = 6

export function tagSubnet({ region, subnets }: TagSubnet): WrittenFix {
  const link = consoleLink(partitionOf(region), region, 'vpcconsole/home?region={region}#subnets:')
  const console = link === undefined ? {} : { console: link }
  if (subnets.length === 0) {
    return { text: `Create a VPC with a subnet in ${region} and tag it as below.`, json: metadata, ...console }
  }
  const shown = subnets.slice(0, most)
  const rest = subnets.length > most ? `, of ${counted(subnets.length, 'subnet')}` : ''
  const tags = JSON.stringify([{ Key: 'immutable_metadata', Value: metadata }])
  return {
    text: `Tag the subnets that tasks should run in, say ${listed(shown)}${rest}, with immutable_metadata and a purpose of your choice; subnets of one purpose are offered together. Or name them in three parts, like main.internal.${region}a. Spinnaker sees it within a few minutes.`,
    cli: sh`aws ec2 create-tags --resources ${shown} --tags ${tags} --region ${region}`,
    json: metadata,
    ...console,
  }
}

const metadata = JSON.stringify({ purpose: 'internal', target: 'ec2' })
