import type { Json } from '@/lib/registry/json'
import { uniformKey } from './relaxed-key'
import type { YamlTree } from './yaml-tree'

const secretKey =
  /(?:password|passwd|passphrase|secret|token|accesskey|accesskeyid|secretkey|secretaccesskey|apikey|privatekey)$/
const reference = /^(?:encrypted:|encryptedFile:|configserver:)|^\$\{.*\}$/
const urlWithPassword = /^[a-z][a-z0-9+.-]*:\/\/[^/@\s]*:[^/@\s]+@/i

/** Whether a key and its value are plainly a secret; a reference to a secret kept elsewhere is none. */
function isSecret(key: string, value: unknown): boolean {
  if (typeof value !== 'string' && typeof value !== 'number') return false
  const text = String(value)
  if (text === '' || reference.test(text)) return false
  return secretKey.test(uniformKey(key)) || urlWithPassword.test(text)
}

/** The same for a JSON value; a list under a secret's key is one if anything in it is. */
export function isSecretJson(key: string, value: Json): boolean {
  return (Array.isArray(value) ? value : [value]).some((one) => isSecret(key, one))
}

/** The same for a value still in the file. */
export function isSecretTree(key: string, tree: YamlTree): boolean {
  if (tree.kind === 'scalar') return isSecret(key, tree.value)
  return tree.kind === 'list' && tree.items.some((item) => item.kind === 'scalar' && isSecret(key, item.value))
}
