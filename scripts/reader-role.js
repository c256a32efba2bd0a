// npm run reader-role: writes the least policy, from what the collectors declare, into deploy/reader-role.
import { readFileSync, writeFileSync } from 'node:fs'
import { loadTypeScript } from './load-typescript.js'

const folder = 'deploy/reader-role'
const template = `${folder}/cloudformation.yaml`
const list = /(?<=\n( +)Action:\n)(?:\1 {2}- .*\n)+/

const { load, close } = await loadTypeScript()
const { readerPolicy } = await load('/lib/aws/reader-policy.ts')
const policy = readerPolicy()
await close()

writeFileSync(`${folder}/policy.json`, `${JSON.stringify(policy, null, 2)}\n`)
const lines = (/** @type {string} */ indent) =>
  policy.Statement[0].Action.map((/** @type {string} */ action) => `${indent}  - ${action}\n`).join('')
const text = readFileSync(template, 'utf8')
writeFileSync(
  template,
  text.replace(list, (_, indent) => lines(indent)),
)
