/** What Clouddriver makes of an unquoted scalar: the YAML value, and the text Spring binds where a string is wanted. */
type PlainScalar = { value: string | number | boolean | null; text: string }

// The resolver of SnakeYAML (YAML 1.1) without timestamps, which Spring Boot's loader leaves as text.
const nulls = /^(?:~|null|Null|NULL|)$/
const truths = /^(?:yes|Yes|YES|true|True|TRUE|on|On|ON)$/
const falsehoods = /^(?:no|No|NO|false|False|FALSE|off|Off|OFF)$/
const integers = /^[-+]?(?:0b[01_]+|0[0-7_]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+|[1-9][0-9_]*(?::[0-5]?[0-9])+)$/
const floats =
  /^[-+]?(?:[0-9][0-9_]*\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[0-9][0-9_]*[eE][-+]?[0-9]+|\.[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?)$/

const longestNumber = 400

/** Reads an unquoted scalar as YAML 1.1 does. An integer that a double would change stays text: no digit is lost. */
export function readPlain(source: string): PlainScalar {
  if (nulls.test(source)) return { value: null, text: '' }
  if (truths.test(source)) return { value: true, text: 'true' }
  if (falsehoods.test(source)) return { value: false, text: 'false' }
  // Nothing that Clouddriver binds has so many digits, and what they amount to takes minutes to compute.
  if (source.length > longestNumber) return { value: source, text: source }
  if (integers.test(source)) return integer(source)
  if (floats.test(source)) return float(source)
  return { value: source, text: source }
}

function integer(source: string): PlainScalar {
  const negative = source.startsWith('-')
  const digits = source.replace(/^[-+]/, '').replaceAll('_', '')
  const magnitude = magnitudeOf(digits)
  if (magnitude === null) return { value: source, text: source }
  const text = `${negative && magnitude !== 0n ? '-' : ''}${magnitude}`
  const number = Number(text)
  return { value: String(number) === text ? number : text, text }
}

function magnitudeOf(digits: string): bigint | null {
  if (digits.includes(':')) return digits.split(':').reduce((sum, part) => sum * 60n + BigInt(part), 0n)
  if (/^0[bx]/.test(digits)) return digits.length > 2 ? BigInt(digits) : null
  return /^0[0-7]+$/.test(digits) ? BigInt(`0o${digits.slice(1)}`) : BigInt(digits)
}

function float(source: string): PlainScalar {
  const number = Number(source.replaceAll('_', ''))
  if (!Number.isFinite(number)) return { value: source, text: source }
  return { value: number, text: Number.isInteger(number) ? `${number}.0` : String(number) }
}
