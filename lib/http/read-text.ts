import { Problem } from '@/lib/problem'

/** Longest body that is read, in bytes (2 MiB). */
export const bodyLimit = 2 * 1024 * 1024

// A client that still sends while we answer may see a broken connection instead of the answer: so what is too much is read
// on and thrown away, up to here.
const drainLimit = 16 * 1024 * 1024

/**
 * The body as text, counted as it comes: a Content-Length says what a client means to send, not what it sends.
 * @throws Problem `too-large` past 2 MiB, `not-readable` where it is not UTF-8 text
 */
export async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  while (reader !== undefined) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size <= bodyLimit) chunks.push(value)
    if (size > drainLimit) await reader.cancel()
  }
  if (size > bodyLimit)
    throw new Problem('too-large', 'The body is larger than 2 MiB, so it was not read and nothing was changed.')
  return decodeText(Buffer.concat(chunks))
}

/** Bytes as text; a byte order mark stays, because a file that is answered keeps it. */
function decodeText(bytes: Buffer): string {
  const text = utf8(bytes)
  if (text !== null && !text.includes('\0')) return text
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  throw new Problem(
    'not-readable',
    isUtf16
      ? 'The body is text in UTF-16. Save the file as UTF-8, then send it again.'
      : 'The body is not text in UTF-8: it holds bytes that no text has. Check that it is the right file.',
  )
}

function utf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
