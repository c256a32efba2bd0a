/** Releases at which a rule changed, oldest first. */
const borders = [
  [
    '1.12',
    'Autoscaling policies of the previous server group are copied; before, one alarm was chosen in the deploy modal.',
  ],
  ['1.19', 'Service-linked roles do what the trust of two services in Clouddriver’s role did before.'],
  ['1.26', 'A full ARN as assumeRole works outside partition aws too.'],
  ['2026.2', 'Spinnaker offers every role as a task role, whatever its trust policy says.'],
] as const

/** Where the rules changed, so that the release one runs can be placed among them. */
export function ReleaseBorders() {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-small">
      {borders.map(([release, words]) => (
        <div key={release} className="contents">
          <dt className="font-medium text-ink">{release}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  )
}
