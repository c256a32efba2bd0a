import type { Runtime } from '@/lib/runtime-types'
import { databaseOutage } from './database-outage'

/** The page that stands for every other while the database is away, and its 503; null while it answers. */
export async function outagePage({ database }: Pick<Runtime, 'database'>): Promise<Response | null> {
  try {
    await database.execute('SELECT 1')
    return null
  } catch (error) {
    const outage = databaseOutage(error)
    // What is no outage is the page's own to tell.
    if (outage === null) return null
    return new Response(page(outage.message), {
      status: 503,
      headers: { ...outage.headers, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    })
  }
}

const page = (words: string) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Not available · Shipshape</title>
<style>:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif } main { max-width: 36rem; margin: 15vh auto; padding: 0 1rem }</style>
<main>
<h1>Shipshape is not available</h1>
<p>${words}</p>
<p><a href="">Try again</a></p>
</main>
</html>
`
