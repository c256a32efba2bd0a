import { readdirSync, readFileSync } from 'node:fs'

/**
 * The processes of a server by the pid of its start script, with what each is for. Linux only: it reads /proc.
 * @param {number | undefined} root
 * @returns {{ pid: number, parent: number, ticks: number, mib: number, role: string }[]}
 */
export function processesOf(root) {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(readProcess)
  const own = new Set([root])
  for (let size = 0; size !== own.size; ) {
    size = own.size
    for (const { pid, parent } of all) if (own.has(parent)) own.add(pid)
  }
  return all.filter(({ pid }) => own.has(pid))
}

/** None where the process has gone meanwhile. */
function readProcess(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const environ = readFileSync(`/proc/${pid}/environ`, 'utf8')
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'))
    const ticks = fields.slice(11, 15).reduce((sum, each) => sum + Number(each), 0)
    const role = roleOf(name, environ)
    return [{ pid: Number(pid), parent: Number(fields[1]), ticks, mib: Number(fields[21]) / 256, role }]
  } catch {
    return []
  }
}

function roleOf(name, environ) {
  if (name.startsWith('postgres')) return 'Postgres'
  if (environ.includes('SHIPSHAPE_SANDBOX_PORT=')) return 'sandbox'
  return /(?:^|\0)SHIPSHAPE_PART=(\w+)/.exec(environ)?.[1] ?? 'supervisor'
}
