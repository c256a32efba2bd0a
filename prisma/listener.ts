import type pg from 'pg'
import type { Database, OnNotify } from './database'

const reconnectMs = 1_000

/** One LISTEN connection for the whole process, made when it is first needed and made again when it breaks. */
export function createListener(newClient: () => pg.Client): Pick<Database, 'listen' | 'close'> {
  const waiting = new Map<string, Set<OnNotify>>()
  let connection: Promise<pg.Client> | null = null
  let retry: NodeJS.Timeout | null = null
  let closed = false

  async function connect(): Promise<pg.Client> {
    const client = newClient()
    client.on('notification', ({ channel, payload }) => tell(channel, payload ?? ''))
    client.on('error', lost)
    client.on('end', lost)
    await client.connect()
    for (const channel of waiting.keys()) await client.query(`LISTEN ${client.escapeIdentifier(channel)}`)
    return client
  }

  function lost() {
    connection = null
    if (closed || retry !== null || waiting.size === 0) return
    retry = setTimeout(reconnect, reconnectMs)
    retry.unref()
  }

  async function reconnect() {
    retry = null
    try {
      connection = connect()
      await connection
      for (const channel of waiting.keys()) tell(channel, null)
    } catch {
      lost()
    }
  }

  function tell(channel: string, payload: string | null) {
    for (const onNotify of waiting.get(channel) ?? []) onNotify(payload)
  }

  return {
    async listen(channel, onNotify) {
      const listeners = waiting.get(channel)
      if (listeners !== undefined) {
        listeners.add(onNotify)
        await connection
      } else {
        waiting.set(channel, new Set([onNotify]))
        await subscribe(channel)
      }
      return () => void waiting.get(channel)?.delete(onNotify)
    },
    async close() {
      closed = true
      if (retry !== null) clearTimeout(retry)
      const client = await connection?.catch(() => null)
      await client?.end()
    },
  }

  async function subscribe(channel: string) {
    if (connection === null) {
      connection = connect()
      await connection
      return
    }
    const client = await connection
    await client.query(`LISTEN ${client.escapeIdentifier(channel)}`)
  }
}
