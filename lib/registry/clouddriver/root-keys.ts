import { uniformKey } from './relaxed-key'
import { entryOf, type YamlMap } from './yaml-tree'

/**
 * First parts of the properties that a Clouddriver reads beside `aws` and `ecs`: of its own (@ConfigurationProperties,
 * @Value and @Conditional… of releases 1.12 to 2026.2), of kork, and of Spring Boot.
 */
const clouddriverRoots = new Set(
  [
    ...['account', 'alicloud', 'appengine', 'artifact-store', 'artifacts', 'azure', 'caching', 'caching-agent', 'cats'],
    ...['cf', 'cloud', 'cloudfoundry', 'cloudrun', 'credentials', 'dcos', 'default', 'docker-registry'],
    ...['dual-task-repository', 'dynamic-config', 'dynomite', 'elastic-search', 'entity-tags', 'exception-classifier'],
    ...['feature', 'features', 'fiat', 'front50', 'google', 'huaweicloud', 'igor', 'jobs', 'kubernetes', 'lambda'],
    ...['oracle', 'providers', 'redis', 'reports', 'request-queue', 'requestqueue', 'scheduling-thread-pool-size'],
    ...[
      'search',
      'secrets',
      'service-limits',
      'services',
      'spinnaker',
      'sql',
      'tencentcloud',
      'titus',
      'udf',
      'yandex',
    ],
    ...['archaius', 'discovery', 'eureka', 'http', 'hystrix', 'info', 'interlink', 'jackson', 'jedis', 'keiko', 'kork'],
    ...['logging', 'management', 'ok-http-client', 'pubsub', 'resilience4j', 'retrofit', 'retrofit2', 'security'],
    ...['server', 'spectator', 'spring', 'springdoc', 'swagger', 'tasks', 'tracing', 'web', 'zipkin'],
  ].map(uniformKey),
)

/**
 * Why a file without an `aws` and an `ecs` section is none that Clouddriver reads; null where it may be one. Clouddriver is
 * no client of itself, so who names its address is another service, or all of them.
 */
export function whyNotClouddrivers(root: YamlMap): string | null {
  const services = entryOf(root, 'services')?.value
  if (services?.kind === 'map' && entryOf(services, 'clouddriver') !== undefined)
    return 'services.clouddriver stands in files of other Spinnaker services'
  const keys = root.entries.map(({ key }) => key)
  if (keys.length === 0 || keys.some((key) => clouddriverRoots.has(uniformKey(key)))) return null
  return `Clouddriver reads none of its keys (${keys.slice(0, 5).join(', ')}${keys.length > 5 ? ', …' : ''})`
}
