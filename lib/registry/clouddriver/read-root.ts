import { activationOf } from './activation'
import { combined } from './combined'
import { expanded } from './expanded'
import type { Problems } from './problems'
import { readYaml } from './read-yaml'
import { placeOf, type YamlMap } from './yaml-tree'

/** A file without a value: nothing, or comments only. */
export const emptyFile = Symbol('empty file')

/**
 * Reads a file's text to the one root map that Spring's loader makes of its documents: dotted and indexed keys written
 * out, of two values of one property the later. Documents that hold for a profile only are left out, and named. Null, with
 * an error, where a document is no map.
 */
export function readRoot(text: string, problems: Problems, from?: string): YamlMap | typeof emptyFile | null {
  return rootOf(readMaps(text, problems), problems, from)
}

type Documents = ReturnType<typeof readMaps>

/** The same of documents that were read already. */
export function rootOf(documents: Documents, problems: Problems, from?: string): YamlMap | typeof emptyFile | null {
  if (documents === null || documents === emptyFile) return documents
  const active = documents.filter((document) => isActive(document, documents.length, problems, from))
  const [first, ...rest] = active
  if (first === undefined) return emptyFile
  return rest.reduce(combined, first)
}

/** Every document that says something, each a map of its own. */
export function readMaps(text: string, problems: Problems): YamlMap[] | typeof emptyFile | null {
  const documents = readYaml(text, problems)
  if (documents === null) return null
  const stated = documents.filter((one) => one.kind !== 'scalar' || one.source !== '' || one.quoted)
  const maps = stated.flatMap((one) => (one.kind === 'map' ? [expanded(one, problems)] : []))
  if (stated.length === 0) return emptyFile
  if (maps.length === stated.length) return maps
  const other = stated.find(({ kind }) => kind !== 'map')
  problems.error(other === undefined ? 0 : placeOf(other), '', 'The file must be a map with the keys aws and ecs.')
  return null
}

function isActive(document: YamlMap, count: number, problems: Problems, from: string | undefined): boolean {
  const profile = activationOf(document)
  if (profile === null || profile === from) return true
  const choice = count > 1 || from === undefined ? ` Import it with ?from=${encodeURIComponent(profile)}.` : ''
  problems.warn(document.start, '', `This document applies to ${profile} only, so it was not read.${choice}`)
  return false
}
