import { isJsonObject, type Json } from '@/lib/registry/json'
import { defaultsIn, isOpenText, isReference, withoutPlaceholders } from '@/lib/registry/open-text'
import { uniformKey } from './relaxed-key'
import type { YamlTree } from './yaml-tree'

const secretKey =
  /(?:passw(?:or)?d|pwd|(?<!by|com)pass|passphrase|secret|token|key|keyid|keydata|credential|certificate|authorization|bearer|kubeconfig|signature)s?$/

/** Keys that only sound so: they name a key of a tag, of a table or of a cache, or one that everybody may know. */
const harmlessKey = /(?:tag|public|primary|partition|sort|object|cache|routing|name)keys?$/

/** What a secret looks like wherever it stands: in a URL, a query string, a key file, a kubeconfig, a token. */
const secretContents: readonly RegExp[] = [
  /[a-z][a-z0-9+.-]*:\/\/[^/@\s]*:[^/@\s]+@/i,
  // A token in place of a user's name.
  /:\/\/[A-Za-z0-9_-]{20,}@/,
  /[?&;](?:[a-z0-9_.-]*(?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|signature)|sig)=[^&;\s]/i,
  /-----BEGIN [A-Z0-9 ]*(?:PRIVATE KEY|CERTIFICATE|PGP)|PuTTY-User-Key-File/,
  /\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/,
  /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\./,
  // Tokens that say by their first letters whose they are: GitHub, GitLab, Slack, Vault, npm, AWS sessions.
  /\b(?:gh[oprsu]_|github_pat_|glpat-|xox[abeprs]-|hv[bs]\.|npm_|IQoJb3JpZ2lu)[A-Za-z0-9_+/=-]{16,}/,
  /(?:password|passwd|authorization|secret(?!:\/\/)|token|(?:api|access|private|client)[_-]?key(?:[_-]?(?:data|id))?)["']?\s*[:=]\s*\S/i,
]

/** Whether a text holds a secret by its looks alone, whatever its key; so do the defaults of its placeholders. */
export function holdsSecret(text: string): boolean {
  return looksSecret(withoutPlaceholders(text)) || (isOpenText(text) && defaultsIn(text).some(looksSecret))
}

function looksSecret(text: string): boolean {
  return secretContents.some((pattern) => pattern.test(text)) || hidesSecret(text)
}

/** A document in base64. */
function hidesSecret(text: string): boolean {
  const packed = text.replaceAll(/\s/g, '')
  if (packed.length < 24 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(packed)) return false
  const decoded = decodedText(packed)
  return secretContents.some((pattern) => pattern.test(decoded))
}

function decodedText(packed: string): string {
  try {
    return atob(packed.replaceAll('-', '+').replaceAll('_', '/'))
  } catch {
    return ''
  }
}

/** Whether a key says that its value is a secret. */
function isSecretKey(key: string): boolean {
  const form = uniformKey(key)
  return secretKey.test(form) && !harmlessKey.test(form)
}

/** Whether a key and its value are a secret; a reference to one that is kept elsewhere is none, nor a number of them. */
function isSecret(key: string, value: unknown): boolean {
  if (typeof value === 'number') return isSecretKey(key) && !uniformKey(key).endsWith('s')
  if (typeof value !== 'string') return false
  return holdsSecret(value) || (isSecretKey(key) && saysSomething(value))
}

/** Whether a text under a secret's key holds anything of the secret: of a reference, its defaults and what is beside it. */
function saysSomething(text: string): boolean {
  if (!isOpenText(text)) return text !== ''
  const inDefaults = defaultsIn(text).some((one) => one !== '' && !isOpenText(one))
  return inDefaults || (text.includes('${') && !isReference(text) && withoutPlaceholders(text) !== '')
}

/** The same for a JSON value; a list or a map under a secret's key is one if anything in it is. */
export function isSecretJson(key: string, value: Json): boolean {
  if (Array.isArray(value)) return value.some((one) => isSecretJson(key, one))
  if (!isJsonObject(value)) return isSecret(key, value)
  return isSecretKey(key) && Object.values(value).some((one) => isSecretJson(key, one))
}

/** The same for a value still in the file. */
export function isSecretTree(key: string, tree: YamlTree): boolean {
  if (tree.kind === 'scalar') return isSecret(key, tree.value)
  if (tree.kind === 'list') return tree.items.some((item) => isSecretTree(key, item))
  return isSecretKey(key) && tree.entries.some(({ value }) => isSecretTree(key, value))
}
