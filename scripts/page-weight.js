// npm run page-weight, after a build: the JavaScript that each page loads first, as the build's manifests name it.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'

const app = '.next/server/app'
const suffix = 'page_client-reference-manifest.js'

/** Manifests of all pages that a person sees. */
function manifests(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'api' || entry.name.startsWith('_') ? [] : manifests(path)
    return entry.name === suffix ? [path] : []
  })
}

/** A manifest is a script that puts one JSON object on a global: the object, and the page's chunks in it. */
function chunksOf(path) {
  const text = readFileSync(path, 'utf8')
  const { entryJSFiles } = JSON.parse(text.slice(text.indexOf('] = {') + 4).replace(/;\s*$/, ''))
  const { rootMainFiles } = JSON.parse(readFileSync(join(dirname(path), 'page/build-manifest.json'), 'utf8'))
  return [...new Set([...rootMainFiles, ...Object.values(entryJSFiles).flat()])]
}

const kB = (file) => gzipSync(readFileSync(join('.next', file))).byteLength / 1000

if (!existsSync(app)) {
  console.error('Nothing is built yet: npm start builds.')
  process.exit(1)
}
console.log('| page | scripts | kB gzip |\n|---|---|---|')
for (const path of manifests(app).sort()) {
  const chunks = chunksOf(path)
  const sum = chunks.reduce((all, file) => all + kB(file), 0)
  console.log(`| /${relative(app, dirname(path))} | ${chunks.length} | ${sum.toFixed(1)} |`)
}
