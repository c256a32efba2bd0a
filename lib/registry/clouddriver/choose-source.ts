import type { ForeignFile } from './foreign-file'
import type { Problems } from './problems'
import type { YamlMap } from './yaml-tree'

/**
 * The place of another kind of file that its accounts are read from: the one asked for, the only one, or the one that the
 * file calls current. Null, with what to do, where there is none or nobody has chosen.
 */
export function chooseSource(
  { kind, sources, current, unread }: ForeignFile,
  from: string | undefined,
  problems: Problems,
) {
  const choices = sources.map(({ name }) => name).join(', ')
  const wanted = from ?? (sources.length === 1 ? sources[0]?.name : current)
  const chosen = sources.find(({ name }) => name === wanted)
  if (chosen !== undefined) {
    problems.warn(
      0,
      '',
      `This is ${kind}. Read: aws and ecs of ${chosen.name}${others(sources.length, choices)}. Nothing else was read.`,
    )
    return chosen.root
  }
  if (sources.length === 0 && unread.length > 0)
    problems.warn(0, '', `This is ${kind}. Not valid YAML, or not in base64, and not read: ${unread.join(', ')}.`)
  else if (sources.length === 0)
    problems.warn(0, '', `This is ${kind}. It has no aws and no ecs section: nothing was read.`)
  else problems.error(0, '', `This is ${kind}. Say which part to read with ?from=: ${choices}.`)
  return null
}

function others(count: number, choices: string): string {
  return count > 1 ? ` (of ${choices}; ?from= reads another)` : ''
}

/** Said of a file in which there is nothing for the registry. */
export function warnOfNoSections(root: YamlMap, problems: Problems): void {
  problems.warn(root.start, '', 'The file has no aws and no ecs section, so nothing was read.')
}
