import { parseAllDocuments } from 'yaml'
import { tooMuchToParse } from './nesting'
import type { Problems } from './problems'
import { treeOf } from './tree-of'
import type { YamlTree } from './yaml-tree'

const largestFile = 2 * 1024 * 1024

/**
 * Reads a file's YAML documents as Clouddriver's loader would (YAML 1.1 scalars, `<<`, aliases). Null, with an error,
 * where that fails.
 */
export function readYaml(text: string, problems: Problems): YamlTree[] | null {
  const refusal = refusalOf(text)
  if (refusal !== null) {
    problems.error(refusal.offset, '', refusal.message)
    return null
  }
  const replaced = text.indexOf('\ufffd')
  if (replaced !== -1)
    problems.warn(replaced, '', 'Characters here could not be read as UTF-8. Save the file as UTF-8.')
  return parse(text, problems)
}

function refusalOf(text: string): { offset: number | null; message: string } | null {
  if (text.length > largestFile || new TextEncoder().encode(text).length > largestFile) {
    return { offset: null, message: 'The file is larger than 2 MiB. Split it, or post only its aws and ecs sections.' }
  }
  const control = text.search(unprintable)
  if (control !== -1) {
    const code = (text.codePointAt(control) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    return { offset: control, message: `The character U+${code} is not allowed in a YAML file. Is this a text file?` }
  }
  return tooMuchToParse(text)
}

// What SnakeYAML's reader refuses: control characters and lone surrogates. A byte order mark may only come first.
const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|(?<!^)\ufeff|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

function parse(text: string, problems: Problems): YamlTree[] | null {
  const documents = parseAllDocuments(text, {
    schema: 'failsafe',
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  })
  const errors = documents.flatMap((document) => document.errors)
  for (const { code, pos, message } of errors) problems.error(pos[0], '', explained(code, message))
  if (errors.length > 0) return null
  const trees = documents.map(({ contents }) => treeOf(contents, problems))
  const read = trees.filter((tree) => tree !== null)
  return read.length === trees.length ? read : null
}

function explained(code: string, message: string): string {
  if (code === 'TAB_AS_INDENT') return 'YAML does not allow tabs as indentation. Use spaces.'
  return `This is not valid YAML: ${message.replace(/\.?$/, '.')}`
}
