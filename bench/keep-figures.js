import { readFileSync, writeFileSync } from 'node:fs'

const file = 'bench/RESULTS.md'

/**
 * Puts figures under their heading in bench/RESULTS.md, in the place of those of the time before.
 * @param {string} title @param {string} words @param {readonly string[]} figures
 */
export function keepFigures(title, words, figures) {
  const section = `## ${title}\n\n${words}\n\n${figures.join('\n')}\n`
  const sections = readFileSync(file, 'utf8').split(/\n(?=## )/)
  const others = sections.filter((each) => !each.startsWith(`## ${title}\n`))
  writeFileSync(file, `${[...others.map((each) => each.trimEnd()), section.trimEnd()].join('\n\n')}\n`)
}
