/** A piece of shell that is safe by construction: only `sh` makes one, and it quotes every value put into it. */
export type Shell = { readonly shell: string }

/** What may stand in a `${…}`: a value to quote, a list of them (one word each), or a piece that is shell already. */
type Part = string | number | readonly string[] | Shell

/**
 * A command for a POSIX shell. Each value is one word, taken literally; plain words stay as readable as they are. A value
 * that a program could take for an option (`-…`) or a file of options (`@…`) is tied to the option before it:
 * `--name=-x`. A list of such values becomes the JSON that the AWS CLI takes for a list.
 * @throws TypeError where a value that begins so has no option before it: that is a mistake of the template's author
 */
export function sh(texts: TemplateStringsArray, ...parts: readonly Part[]): Shell {
  let shell = texts[0] ?? ''
  for (const [index, part] of parts.entries()) shell = withPart(shell, part) + (texts[index + 1] ?? '')
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

function withPart(before: string, part: Part): string {
  if (typeof part === 'number') return before + part
  if (typeof part === 'string') return withWord(before, part)
  return 'shell' in part ? before + part.shell : withList(before, part)
}

function withWord(before: string, value: string): string {
  // Inside a word (`ECS_CLUSTER=${…}`, `--name=${…}`) and after `--` nothing is taken for an option.
  if (!/^[-@]/.test(value) || /\S$/.test(before) || before.endsWith(' -- ')) return before + wordOf(value)
  return `${optionBefore(before)}=${wordOf(value)}`
}

function withList(before: string, values: readonly string[]): string {
  const [only] = values
  if (values.length === 1 && only !== undefined && !readByCli.test(only)) return withWord(before, only)
  const json = values.some((value) => /^[-@]/.test(value) || readByCli.test(value))
  return before + (json ? wordOf(JSON.stringify(values)) : values.map(wordOf).join(' '))
}

// The AWS CLI reads a list's first word as JSON where it begins with a bracket, and a file or a page where it names one.
const readByCli = /^\s*\[|^(?:fileb?|https?):\/\//

function optionBefore(before: string): string {
  if (/(?:^|\s)--[\w-]+ $/.test(before)) return before.slice(0, -1)
  throw new TypeError('A value that may begin with a dash needs an option before it, or "--".')
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
