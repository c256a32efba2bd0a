// npm run reader-role: writes the least policy, from what the collectors declare, into deploy/reader-role.
import { readFileSync, writeFileSync } from 'node:fs'
import { isSeq, parseDocument } from 'yaml'
import { loadTypeScript } from './load-typescript.js'

const folder = 'deploy/reader-role'
const template = `${folder}/cloudformation.yaml`
const action = ['Resources', 'Reader', 'Properties', 'Policies', 0, 'PolicyDocument', 'Statement', 0, 'Action']

const { load, close } = await loadTypeScript()
const { readerPolicy } = await load('/lib/aws/reader-policy.ts')
const policy = readerPolicy()
await close()

writeFileSync(`${folder}/policy.json`, `${JSON.stringify(policy, null, 2)}\n`)
const document = parseDocument(readFileSync(template, 'utf8'), { logLevel: 'silent' })
const list = document.createNode(policy.Statement[0].Action)
if (isSeq(list)) list.flow = false
document.setIn(action, list)
writeFileSync(template, document.toString({ lineWidth: 0 }))
