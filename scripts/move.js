// npm run move -- postgresql://…: the embedded database, all rows, into a Postgres that somebody else keeps and that is empty.
import { readStopped, withClient } from '../prisma/carry/embedded.js'
import { writeRows } from '../prisma/carry/write-rows.js'
import { carry, embeddedPlace, rowsIn } from './carrying.js'

await carry('npm run move -- postgresql://user:password@host:5432/name', async (url) => {
  if (!/^postgres(ql)?:\/\//.test(url))
    throw new Error('The address needs the form postgresql://user:password@host:5432/name.')
  const { dataDir, mode } = embeddedPlace()
  const { tables } = await readStopped({ dataDir, mode }, (parts) =>
    withClient(url, (client) => writeRows(client, parts, { keepsSecret: true })),
  )
  return [
    `${rowsIn(tables)} rows moved, ${tables.change ?? 0} changes of the registry among them. Nothing was deleted in ${dataDir}.`,
    `Set DATABASE_URL to that address and start Shipshape with SHIPSHAPE_AWS=${mode}: people stay signed in, and tokens stay valid.`,
  ]
})
