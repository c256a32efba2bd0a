/** What Clouddriver's answers say, and what they do not. */
export function Sources() {
  return (
    <ul className="grid max-w-[72ch] gap-1.5 text-ink-2">
      <li>
        <strong className="font-medium text-ink">Loaded</strong> (<code>GET /credentials</code>): Clouddriver has the
        account in its memory. That never proves that a role works: Clouddriver assumes no role when it loads an
        account. An ECS account keeps the AWS account that it was loaded with.
      </li>
      <li>
        <strong className="font-medium text-ink">Stored</strong> (<code>GET /credentials/type</code>): Clouddriver’s
        account storage holds it, and its next poll loads it.
      </li>
      <li>
        <strong className="font-medium text-ink">Agents</strong> (<code>GET /cache/introspection</code>): an agent that
        is listed has succeeded since Clouddriver started. One that is absent has failed each time or has not run yet;
        Clouddriver’s log says why, this answer does not. Gate does not pass this call on.
      </li>
    </ul>
  )
}
