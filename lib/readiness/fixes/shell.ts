/** A word for a POSIX shell: as it is where nothing in it is special, else in single quotes. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}

/** A command that can be pasted whole: it writes `file` first, then runs `command`, which names the file. */
export function withFile(file: string, content: string, command: string): string {
  return `cat > ${shellWord(file)} <<'END'\n${content}\nEND\n${command}`
}
