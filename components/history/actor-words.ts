const others: Record<string, string> = {
  sandbox: 'the sandbox’s browser',
  seed: 'the first start',
  shipshape: 'Shipshape',
}

/** Who wrote, inside a sentence: `person:ada@example.com` is ada@example.com. */
export function actorWords(actor: string): string {
  const mark = actor.indexOf(':')
  const [kind, name] = [actor.slice(0, mark), actor.slice(mark + 1)]
  if (kind === 'person') return name
  if (kind === 'token') return `the token ${name}`
  if (kind === 'schedule') return `the schedule ${name}`
  return others[actor] ?? actor
}
