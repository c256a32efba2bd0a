/** A piece of shell that is safe by construction: only `sh` makes one, and it quotes every value put into it. */
export type Shell = { readonly shell: string }

/** What may stand in a `${…}`: a value to quote, a list of them (one word each), or a piece that is shell already. */
type Part = string | number | readonly string[] | Shell

/**
 * A command for a POSIX shell. Each value is one word, taken literally; plain words stay as readable as they are. A value
 * that a program could take for an option (`-…`) or a file of options (`@…`) is tied to the option before it:
 * `--name=-x`. A list of such values becomes the JSON that the AWS CLI takes for a list, and a value that it would take for
 * a file or a page to read (`file://…`, `https://…`) reaches it in a file of its own.
 * @throws TypeError where a value that begins so has no option before it: that is a mistake of the template's author
 */
export function sh(texts: TemplateStringsArray, ...parts: readonly Part[]): Shell {
  return written(texts, parts, asValue)
}

/** `sh` for Halyard, which takes an address for the text that it is. */
export function hal(texts: TemplateStringsArray, ...parts: readonly Part[]): Shell {
  return written(texts, parts, wordOf)
}

type WriteWord = (text: string) => string

function written(texts: readonly string[], parts: readonly Part[], word: WriteWord): Shell {
  let shell = texts[0] ?? ''
  for (const [index, part] of parts.entries()) shell = withPart(shell, part, word) + (texts[index + 1] ?? '')
  return { shell }
}

/** Pieces one after another; those that are null are left out. */
export function joined(pieces: readonly (Shell | null)[], between: ' ' | '\n'): Shell {
  const kept = pieces.filter((piece) => piece !== null)
  return { shell: kept.map(({ shell }) => shell).join(between) }
}

/** A comment of one line, whatever `text` holds. */
export function shellComment(text: string): Shell {
  return { shell: `# ${text.replace(/[\r\n]/g, ' ').replace(unseen, (character) => escaped(character))}` }
}

/** A command that can be pasted whole: it writes `file` first, then runs `command`, which names the file. */
export function withFile(file: string, content: string, command: Shell): Shell {
  const lines = new Set(content.split('\n'))
  let end = 'END'
  while (lines.has(end)) end += '_'
  return { shell: `cat > ${wordOf(file)} <<'${end}'\n${content}\n${end}\n${command.shell}` }
}

function withPart(before: string, part: Part, word: WriteWord): string {
  if (typeof part === 'number') return before + part
  if (typeof part === 'string') return withWord(before, part, word)
  return 'shell' in part ? before + part.shell : withList(before, part, word)
}

function withWord(before: string, value: string, word: WriteWord): string {
  if (isOption.test(before))
    return /^[-@]/.test(value) ? `${before.slice(0, -1)}=${wordOf(value)}` : before + word(value)
  // Inside a word (`ECS_CLUSTER=${…}`, `--name=${…}`) and after `--` nothing is taken for an option.
  if (!/^[-@]/.test(value) || /\S$/.test(before) || before.endsWith(' -- ')) return before + wordOf(value)
  throw new TypeError('A value that may begin with a dash needs an option before it, or "--".')
}

function withList(before: string, values: readonly string[], word: WriteWord): string {
  const [only] = values
  if (values.length === 1 && only !== undefined && !readByCli.test(only)) return withWord(before, only, word)
  const json = values.some((value) => /^[-@]/.test(value) || readByCli.test(value))
  return before + (json ? wordOf(JSON.stringify(values)) : values.map(wordOf).join(' '))
}

const isOption = /(?:^|\s)--[\w-]+ $/

/** The AWS CLI reads such a value as a file, or (version 1) as a page; what it has read it takes literally. */
const readAsFile = /^(?:fileb?|https?):\/\//
// It reads a list's first word as JSON where it begins with a bracket.
const readByCli = new RegExp(`^\\s*\\[|${readAsFile.source}`)

function asValue(text: string): string {
  if (!readAsFile.test(text)) return wordOf(text)
  return `"file://$(value=$(mktemp) && printf %s ${wordOf(text)} > "$value" && printf %s "$value")"`
}

// What a terminal obeys or a reader does not see: control characters other than tab and newline, and what turns the writing.
const unseen = /(?![\t\n])[\p{Cc}\p{Bidi_Control}\u2028\u2029\p{Surrogate}]/gu

/** One word. No argument can hold NUL, so that one is left out. */
function wordOf(text: string): string {
  const value = text.replaceAll('\0', '')
  if (/^[\w@%+=:,./-]+$/.test(value)) return value
  const pieces = value.split(new RegExp(`(${unseen.source})`, 'u'))
  return pieces.map((piece, index) => (index % 2 === 1 ? printed(piece) : quoted(piece))).join('') || "''"
}

function quoted(text: string): string {
  return text === '' ? '' : `'${text.replaceAll("'", `'\\''`)}'`
}

/** A character by its bytes, so that neither the page nor the terminal acts on it. */
function printed(character: string): string {
  return `"$(printf '${escaped(character)}')"`
}

function escaped(character: string): string {
  return [...new TextEncoder().encode(character)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')
}
