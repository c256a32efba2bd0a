import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a shell made of a script: the words of each command of ours it ran, the files it wrote, and what else it said. */
export type ShellRun = { commands: string[][]; files: Record<string, string>; said: string }

const end = '\u0001end of a command\u0001'
const folder = 'written'

/**
 * Runs a script in a real `sh` in an empty folder, where `aws`, `hal` and `echo` only write down their words. The inner
 * call of a substitution answers `[]`, as the AWS CLI would, and a value that the CLI would read as a file or a page is what
 * it would have read. What user data writes into /etc lands in the folder too.
 */
export function runShell(script: string): ShellRun {
  const place = mkdtempSync(join(tmpdir(), 'shipshape-sh-'))
  const noted = join(place, 'noted')
  const note = `note() { { printf '%s\\000' "$@"; printf '%s\\000' '${end}'; } >> "$SHIPSHAPE_NOTED"; }`
  const stubs = ['aws', 'hal', 'echo'].map((name) => `${name}() { note ${name} "$@"; printf '[]'; }`)
  try {
    const input = `mkdir ${folder} && cd ${folder} || exit 9\n${note}\n${stubs.join('\n')}\n${script.replaceAll('/etc/ecs/', '')}`
    const said = execFileSync('sh', ['-s'], {
      cwd: place,
      env: { ...process.env, SHIPSHAPE_NOTED: noted, TMPDIR: place },
      input,
      encoding: 'utf8',
      stdio: 'pipe',
    })
    return { commands: commandsIn(readFileSync(noted, 'utf8')), files: filesIn(join(place, folder)), said }
  } finally {
    rmSync(place, { recursive: true })
  }
}

function commandsIn(noted: string): string[][] {
  const commands: string[][] = [[]]
  for (const word of noted.split('\0').slice(0, -1)) {
    if (word === end) commands.push([])
    else commands.at(-1)?.push(commands.at(-1)?.[0] === 'aws' ? readByCli(word) : word)
  }
  return commands.slice(0, -1)
}

/** What `--name file:///x` means to the AWS CLI; `file://x.json` is a document that the script wrote, and stays a name. */
function readByCli(word: string): string {
  const tied = /^(--[\w-]+=)(.*)$/s.exec(word)
  if (tied !== null) return `${tied[1]}${readByCli(tied[2] ?? '')}`
  if (/^https?:\/\//.test(word)) return 'the text of a page'
  const path = /^fileb?:\/\/(\/.*)$/s.exec(word)?.[1]
  return path === undefined ? word : readFileSync(path, 'utf8')
}

function filesIn(place: string): Record<string, string> {
  return Object.fromEntries(readdirSync(place).map((name) => [name, readFileSync(join(place, name), 'utf8')]))
}
