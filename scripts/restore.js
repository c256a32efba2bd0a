// npm run restore -- FILE: a backup in the place of the embedded database; with DATABASE_URL, into that empty
// Postgres. - is stdin.
import { begun, readBackup } from '../prisma/carry/backup-file.js'
import { restoreEmbedded, withClient } from '../prisma/carry/embedded.js'
import { writeRows } from '../prisma/carry/write-rows.js'
import { asCalled, carry, embeddedPlace, givenDatabase, rowsIn } from './carrying.js'

await carry('npm run restore -- FILE', async (argument) => {
  const parts = await begun(readBackup(argument === '-' ? '/dev/stdin' : asCalled(argument)))
  const url = givenDatabase()
  if (url !== null) {
    const { head, tables } = await withClient(url, (client) => writeRows(client, parts, { keepsSecret: true }))
    return [`${rowsIn(tables)} rows restored. Start Shipshape with SHIPSHAPE_AWS=${head.mode}.`]
  }
  const { dataDir } = embeddedPlace()
  const { mode, tables, aside } = await restoreEmbedded({ dataDir }, parts)
  return [
    `${rowsIn(tables)} rows restored in ${dataDir}. Start Shipshape with SHIPSHAPE_AWS=${mode}.`,
    ...(aside === null ? [] : [`What was there before is kept in its database ${aside}.`]),
  ]
})
