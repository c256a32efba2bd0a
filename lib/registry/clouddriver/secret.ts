import { isJsonObject, type Json } from '@/lib/registry/json'
import { defaultsIn, isOpenText } from '@/lib/registry/open-text'
import { uniformKey } from './relaxed-key'
import type { YamlTree } from './yaml-tree'

const secretKey =
  /(?:passw(?:or)?d|pwd|passphrase|secrets?|token|key|keyid|keydata|credentials?|certificate|authorization|signature)$/

/** What a secret looks like wherever it stands: in a URL, a query string, a key file, a kubeconfig, a token. */
const secretContents: readonly RegExp[] = [
  /[a-z][a-z0-9+.-]*:\/\/[^/@\s]*:[^/@\s]+@/i,
  /[?&;](?:[a-z0-9_.-]*(?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|signature)|sig)=[^&;\s]/i,
  /-----BEGIN [A-Z0-9 ]*(?:PRIVATE KEY|CERTIFICATE|PGP)/,
  /\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/,
  /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\./,
  /(?:password|passwd|secret|token|(?:api|access|private|client)[_-]?key(?:[_-]?(?:data|id))?)["']?\s*[:=]\s*\S/i,
]

/** Whether a text holds a secret by its looks alone, whatever its key; so do the defaults of its placeholders. */
export function holdsSecret(text: string): boolean {
  if (isOpenText(text)) return defaultsIn(text).some(looksSecret)
  return looksSecret(text)
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

/** Whether a key and its value are a secret; a reference to one that is kept elsewhere is none. */
function isSecret(key: string, value: unknown): boolean {
  if (typeof value !== 'string' && typeof value !== 'number') return false
  const text = String(value)
  if (holdsSecret(text)) return true
  if (!secretKey.test(uniformKey(key))) return false
  return isOpenText(text) ? defaultsIn(text).some((one) => one !== '' && !isOpenText(one)) : text !== ''
}

/** The same for a JSON value; a list under a secret's key is one if anything in it is. */
export function isSecretJson(key: string, value: Json): boolean {
  if (Array.isArray(value)) return value.some((one) => !isJsonObject(one) && isSecretJson(key, one))
  return isSecret(key, value)
}

/** The same for a value still in the file. */
export function isSecretTree(key: string, tree: YamlTree): boolean {
  if (tree.kind === 'scalar') return isSecret(key, tree.value)
  return tree.kind === 'list' && tree.items.some((item) => item.kind !== 'map' && isSecretTree(key, item))
}
