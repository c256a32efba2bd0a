// Adds to package-lock.json the optional packages of other platforms that npm left out because the registry at hand
// does not carry them: without the entries `npm ci` refuses the lock on every machine. Run after a change of the lock.
import { readFileSync, writeFileSync } from 'node:fs'

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const platforms = /(darwin|win32|linux|android|freebsd|openbsd|netbsd|sunos|aix|wasm32|openharmony)/
const cpus = ['x64', 'arm64', 'arm', 'ia32', 'riscv64', 'ppc64', 's390x', 'loong64', 'mips64el', 'wasm32']

function constraintsOf(name) {
  const parts = name.split('/').at(-1).split('-')
  const os = parts.find((part) => platforms.test(part) && part !== 'wasm32')
  const cpu = parts.find((part) => cpus.includes(part))
  const libc = parts.includes('musl') ? ['musl'] : parts.includes('gnu') ? ['glibc'] : undefined
  return { ...(cpu && { cpu: [cpu] }), ...(os && { os: [os] }), ...(libc && { libc }) }
}

let added = 0
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const nested = `${path}/node_modules/${name}`.replace(/^\//, '')
    const hoisted = `node_modules/${name}`
    if (lock.packages[hoisted] || lock.packages[nested] || !platforms.test(name)) continue
    lock.packages[hoisted] = { version, ...constraintsOf(name), ...(entry.dev && { dev: true }), optional: true }
    added += 1
  }
}

lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added} entries added to package-lock.json`)
