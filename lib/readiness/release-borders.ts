/** Releases at which a rule changed, oldest first, with what changed: the sources stand with the checks. */
export const releaseBorders = [
  {
    release: '1.10',
    change:
      'A deploy may set its launch type, including FARGATE, and network mode awsvpc. Before, it ran on instances.',
  },
  {
    release: '1.12',
    change:
      'Autoscaling policies of the previous server group are copied; before, one alarm was chosen in the deploy modal.',
  },
  {
    release: '1.19',
    change: 'Service-linked roles replace the trust of two services in Clouddriver’s role.',
  },
  {
    release: '1.24',
    change: 'A deploy may name a capacity provider strategy, so that capacity providers grow for it.',
  },
  {
    release: '1.26',
    change: 'Clouddriver passes a full ARN in assumeRole unchanged. Before, AWS got a malformed one.',
  },
  { release: '1.36', change: "Destroying a server group no longer deletes other clusters' alarms." },
  {
    release: '2026.2',
    change: 'Spinnaker offers every role as a task role, whatever its trust policy says.',
  },
  {
    release: '2026.3',
    change: 'One mapping that cannot be loaded no longer stops Clouddriver from starting (on main only so far).',
  },
] as const

/** The newest release that has come out and at which a rule changed; what stands on main only may change before it does. */
export const newestBorder = '2026.2' satisfies (typeof releaseBorders)[number]['release']
