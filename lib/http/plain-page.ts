/** A page that needs nothing of the server but its words; `words` is HTML of our own making. */
export function plainPage(
  { title, heading, words }: { title: string; heading: string; words: string },
  { status, headers = {} }: { status: number; headers?: Record<string, string> },
): Response {
  const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title} · Shipshape</title>
<style>:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif } a { color: inherit } main { max-width: 36rem; margin: 15vh auto; padding: 0 1rem }</style>
<main>
<h1>${heading}</h1>
${words}
</main>
</html>
`
  return new Response(page, {
    status,
    headers: { ...headers, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  })
}
