import type { Call, Input, Result } from '../call'
import { invalid, isInput, structuresOf } from '../input'
import { launchType } from './ecs-clusters'

/** One value a query, of now: the Fargate vCPUs in use where AWS/Usage is asked for them, nothing for any other metric. */
export function getMetricData(call: Call): Result {
  const queries = structuresOf(call, 'MetricDataQueries')
  if (queries.length === 0 || queries.length > 500) throw invalid(call, 'MetricDataQueries must have 1 to 500 members.')
  return { MetricDataResults: queries.map((query) => dataOf(call, query)), Messages: [] }
}

function dataOf(call: Call, query: Input): Result {
  const { Id, MetricStat } = query
  const usage = isInput(MetricStat) && isInput(MetricStat.Metric) ? fargateUsage(MetricStat.Metric) : null
  const value = usage === null ? null : fargateVcpus(call, usage)
  const minute = Math.floor(call.now.getTime() / 60_000) * 60_000
  return {
    Id,
    Label: isInput(MetricStat) && isInput(MetricStat.Metric) ? MetricStat.Metric.MetricName : Id,
    Timestamps: value === null ? [] : [new Date(minute)],
    Values: value === null ? [] : [value],
    StatusCode: 'Complete',
  }
}

type Usage = 'Standard/OnDemand' | 'Standard/Spot'

function fargateUsage({ Namespace, MetricName, Dimensions }: Input): Usage | null {
  if (Namespace !== 'AWS/Usage' || MetricName !== 'ResourceCount' || !Array.isArray(Dimensions)) return null
  const { Class, ...given } = Object.fromEntries(Dimensions.filter(isInput).map(({ Name, Value }) => [Name, Value]))
  const wanted = { Service: 'Fargate', Type: 'Resource', Resource: 'vCPU' }
  if (Object.entries(wanted).some(([name, value]) => given[name] !== value)) return null
  return Class === 'Standard/OnDemand' || Class === 'Standard/Spot' ? Class : null
}

function fargateVcpus({ contents }: Call, usage: Usage): number {
  const onFargate = (contents.clusters ?? [])
    .flatMap(({ services = [] }) => services)
    .filter((service) => launchType(service) === 'FARGATE')
  return onFargate
    .filter(({ capacityProvider }) => (capacityProvider === 'FARGATE_SPOT') === (usage === 'Standard/Spot'))
    .reduce((total, { cpu, desired, running = desired }) => total + (cpu / 1024) * running, 0)
}
