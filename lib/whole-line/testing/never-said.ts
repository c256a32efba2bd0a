/**
 * The phrases that docs/words.md forbids, in lower case: those in quotes in the last column of its glossary, and after
 * each "Never say:".
 */
export function neverSaid(page: string): string[] {
  const [, glossary = ''] = page.split('| term | meaning | never say |')
  const [table = ''] = glossary.split('\n## ')
  const cells = table.split('\n').map((row) => row.split('|').at(-2) ?? '')
  const said = [...page.matchAll(/Never say: (.*)/g)].map(([, list]) => list ?? '')
  return [...cells, ...said].flatMap((text) =>
    [...text.matchAll(/"([^"]+)"/g)].map(([, phrase = '']) => phrase.toLowerCase()),
  )
}

/** The phrases that a text says, as whole words and in any case. */
export function phrasesIn(text: string, phrases: readonly string[]): string[] {
  const plain = ` ${text.toLowerCase().replaceAll('’', "'")} `
  return phrases.filter((phrase) => {
    const at = plain.indexOf(phrase)
    return at > 0 && !/\w/.test(plain.charAt(at - 1)) && !/\w/.test(plain.charAt(at + phrase.length))
  })
}
