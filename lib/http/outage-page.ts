import type { Runtime } from '@/lib/runtime-types'
import { databaseOutage } from './database-outage'
import { plainPage } from './plain-page'

/** The page that stands for every other while the database is away, and its 503; null while it answers. */
export async function outagePage({ database }: Pick<Runtime, 'database'>): Promise<Response | null> {
  try {
    await database.execute('SELECT 1')
    return null
  } catch (error) {
    const outage = databaseOutage(error)
    // What is no outage is the page's own to tell.
    if (outage === null) return null
    const words = `<p>${outage.message}</p>\n<p><a href="">Try again</a></p>`
    return plainPage(
      { title: 'Not available', heading: 'Shipshape is not available', words },
      { status: 503, headers: { ...outage.headers } },
    )
  }
}
