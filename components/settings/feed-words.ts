import type { Feed } from '@/lib/contracts/feeds'

export type FeedWords = {
  feed: Feed
  title: string
  /** Three lines: how it is switched on in Spinnaker. */
  steps: readonly [string, string, string]
  config: string
  /** What the configuration is, for those who hear the page. */
  about: string
}

/** Spring fills it in from Clouddriver's environment. */
const tokenPlace = '$'.concat('{SHIPSHAPE_TOKEN}')

const poller = `credentials:
  poller:
    enabled: true
    types:
      aws: { reloadFrequencyMs: 30000 }
      ecs: { reloadFrequencyMs: 30000 }`

/** Each feed as it was seen running in Spinnaker, or says that it was not. @param origin the address of this server */
export function feedWords(origin: string): readonly FeedWords[] {
  return [
    {
      feed: 'config',
      title: 'Config server (Spring Cloud Config), seen running in 1.38',
      steps: [
        'Make a token with Viewer access under People, and set it as SHIPSHAPE_TOKEN in Clouddriver’s environment.',
        'Put these lines into clouddriver-local.yml. Without “enabled: true” Clouddriver’s embedded config server switches the client off; with “optional:” before “configserver:” Clouddriver also starts while Shipshape is down, but without these accounts.',
        'Restart Clouddriver after each change: it reads this feed at its start only, and POST /refresh does not change that. “label: 12” under “config” pins revision 12.',
      ],
      config: `spring:
  config:
    import: configserver:${origin}/config
  cloud:
    config:
      enabled: true
      username: clouddriver
      password: ${tokenPlace}`,
      about: 'the configuration of the config server',
    },
    {
      feed: 'file',
      title: 'Watched file, seen running in 1.38',
      steps: [
        'Make a token with Viewer access under People, and run these two commands beside Clouddriver, every minute or in its start script.',
        'Put the lines below the commands into clouddriver-local.yml, so that Clouddriver watches the file.',
        'Clouddriver keeps the old accounts until it gets POST /refresh after each write. The Clouddriver page sends it too.',
      ],
      config: `curl -fsS -u "clouddriver:$SHIPSHAPE_TOKEN" -o /tmp/shipshape.yml ${origin}/api/v1/registry/clouddriver-local.yml
mv /tmp/shipshape.yml /opt/spinnaker/config/shipshape.yml && curl -fsS -X POST http://127.0.0.1:7002/refresh

# clouddriver-local.yml
dynamic-config:
  enabled: true
  files: [/opt/spinnaker/config/shipshape.yml]
${poller}
management:
  endpoints:
    web:
      exposure:
        include: health,refresh`,
      about: 'the commands and the configuration of the watched file',
    },
    {
      feed: 'account-registration',
      title: 'Account registration plugin, 1.28 or newer, read in its source and not seen running',
      steps: [
        'Install the plugin AWS.AccountRegistration in Clouddriver, and put these lines into clouddriver-local.yml. It polls by itself and needs no restart.',
        'The plugin sends no token. Put a proxy beside Clouddriver that adds “Authorization: Bearer” with a Viewer’s token, and name the proxy instead of this server.',
        'It names each ECS account after its AWS account, with “-ecs” at the end, knows no external id, and no role outside the partition aws. Shipshape leaves out what it cannot hold.',
      ],
      config: `accountProvision:
  url: ${origin}/api/v1/feeds/account-registration
${poller}`,
      about: 'the configuration of the plugin',
    },
  ]
}
