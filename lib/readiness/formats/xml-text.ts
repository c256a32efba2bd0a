import { wellFormed } from './well-formed'

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * Text as it may stand in an element or a quoted attribute of XML or HTML. What XML 1.0 cannot hold (control characters,
 * lone surrogates, U+FFFE, U+FFFF) becomes U+FFFD: a file that no reader opens would tell less.
 */
export function xmlText(text: string): string {
  return wellFormed(text)
    .replace(unspeakable, '\ufffd')
    .replace(/[&<>"']/g, (character) => escapes[character] ?? character)
}

/** A sentence in HTML: what stands between backticks is code, as on screen. */
export function proseHtml(text: string): string {
  return xmlText(text).replace(/`([^`]+)`/g, '<code>$1</code>')
}

/** Text in an attribute of XML, where line breaks and tabs would be read as blanks. */
export function xmlAttribute(text: string): string {
  return xmlText(text).replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)
}

const unspeakable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
