// npm run backup -- FILE: the whole database in one file, as it is at this moment, whoever writes meanwhile. - is stdout.
import { sendBackup, writeBackup } from '../prisma/carry/backup-file.js'
import { readEmbedded, withClient } from '../prisma/carry/embedded.js'
import { readRows } from '../prisma/carry/read-rows.js'
import { asCalled, carry, embeddedPlace, givenDatabase, rowsIn } from './carrying.js'

await carry('npm run backup -- FILE', async (argument) => {
  const file = argument === '-' ? 'stdout' : asCalled(argument)
  const write = (/** @type {AsyncIterable<any>} */ parts) =>
    argument === '-' ? sendBackup(parts, process.stdout) : writeBackup(file, parts)
  const url = givenDatabase()
  const tables =
    url === null
      ? await readEmbedded(embeddedPlace(), write)
      : await withClient(url, (client) => write(readRows(client, { secret: null })))
  return [
    `${file}: ${rowsIn(tables)} rows of ${Object.keys(tables).length} tables, ${tables.change ?? 0} changes of the registry among them.`,
    'Whoever has this file can sign in as anybody: keep it as you keep passwords.',
  ]
})
