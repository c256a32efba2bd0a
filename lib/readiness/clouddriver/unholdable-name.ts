import { isUnknownText } from '@/lib/registry/open-text'
import { renderingStop } from './java-replacement'

/**
 * Why Clouddriver cannot hold an account under this name, in a sentence for who is about to give it; null where it can.
 * A placeholder with a default is a name that can be told. The names of AWS accounts are put into templates, too.
 */
export function unholdableName(kind: 'aws-account' | 'ecs-account', name: string): string | null {
  if (isUnknownText(name)) return kind === 'aws-account' ? `${unknownName} ${inTemplates}` : `${unknownName} ${literal}`
  const why = kind === 'aws-account' ? renderingStop(name, 'name') : null
  if (why === null) return null
  return `The name ${why}. Clouddriver cannot put it into its templates ({{name}}-keypair), drops the account, and does not start where an ECS account uses it. Nothing escapes it: choose a name without "$", "{{" and a backslash at its end.`
}

const unknownName = `Spring puts another text in the place of "\${…}" and of a reference, inside quotes too, so that Clouddriver would know the account by a name that nobody here can tell.`

/** Escaped, it comes to be a group in Java's eyes once the name is put into a template. */
const inTemplates = 'Nothing escapes it: write the name without them.'

/** Spring puts the default of `${none:$}` there and does not look at it again (PropertyPlaceholderHelper.java). */
const literal = `Write the name without them. For a literal "\${" write "\${none:$}{".`
