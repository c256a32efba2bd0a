import { hasErrors, type Issue } from '@/lib/registry/issue'
import { sameJson } from '@/lib/registry/json'
import type { Registry } from '@/lib/registry/registry'
import { exportYaml } from './export-yaml'
import { foreignFile } from './foreign-file'
import { type MergeStep, meaningAfter, meaningOf } from './merge-step'
import { mergeSteps } from './merge-steps'
import { collectProblems, type Problems } from './problems'
import { readFile } from './read-file'
import { emptyFile, readMaps, readRoot, rootOf } from './read-root'
import { reportBrokenInvariants } from './report-broken-invariants'
import { whyNotClouddrivers } from './root-keys'
import { applyEdits, editOf } from './text-edits'
import { entryOf, type YamlMap } from './yaml-tree'

/** The merged file and what is wrong with the team's own; with an error, the text is the team's, unchanged. */
type MergeResult = { text: string; problems: Issue[] }

/**
 * Puts the registry's accounts into a team's own file. Every other byte stays (comments, order, other keys, anchors,
 * quoting, line endings), and twice is the same as once. The result is read again and compared with what it must
 * mean; a file whose anchors or layout make that impossible is refused.
 */
export function mergeYaml(text: string, registry: Registry): MergeResult {
  const problems = collectProblems(text)
  const documents = readMaps(text, problems)
  const root = rootOf(documents, problems)
  if (root === emptyFile) return intoEmptyFile(text, registry)
  if (root === null) return { text, problems: problems.list() }
  refuseForeign(documents, root, problems)
  const file = readFile(root, problems)
  reportBrokenInvariants(file, registry, problems)
  if (hasErrors(problems.list())) return { text, problems: problems.list() }
  const steps = mergeSteps(root, file, registry, problems)
  const merged = steps.length === 0 ? text : edited(text, root, steps, problems)
  return { text: merged, problems: problems.list() }
}

/** Our accounts belong in Clouddriver's own file; in another kind of file nothing would read them. */
function refuseForeign(documents: ReturnType<typeof readMaps>, root: YamlMap, problems: Problems): void {
  const found = foreignWords(documents, root)
  if (found === null) return
  const advice = "Post Clouddriver's own file (clouddriver.yml or clouddriver-local.yml)."
  problems.error(0, '', `${found} ${advice}`)
}

function foreignWords(documents: ReturnType<typeof readMaps>, root: YamlMap): string | null {
  const foreign = documents === null || documents === emptyFile ? null : foreignFile(documents)
  if (foreign !== null) return `This is ${foreign.kind}, not a file that Clouddriver reads.`
  if (entryOf(root, 'aws') !== undefined || entryOf(root, 'ecs') !== undefined) return null
  const why = whyNotClouddrivers(root)
  return why === null ? null : `This is not a file that Clouddriver reads: ${why}.`
}

/** A file of comments only gets our sections below them. */
function intoEmptyFile(text: string, registry: Registry): MergeResult {
  const { settings } = registry
  const ours = exportYaml({ ...registry, settings: { ...settings, other: { aws: {}, ecs: {} } } })
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const gap = text === '' || text === '\ufeff' || text.endsWith('\n') ? '' : newline
  return { text: text + gap + ours.replaceAll('\n', newline), problems: [] }
}

function edited(text: string, root: YamlMap, steps: readonly MergeStep[], problems: Problems): string {
  const edits = steps.map((step) => editOf(text, root, step))
  const possible = edits.filter((edit) => edit !== null)
  const merged = applyEdits(text, possible)
  const checked = collectProblems(merged)
  const after = readRoot(merged, checked)
  const kept = possible.length === edits.length && after !== null && after !== emptyFile
  if (kept && sameJson(meaningOf(after), meaningAfter(meaningOf(root), steps))) return merged
  const failed = steps.find((_, index) => edits[index] === null) ?? steps[0]
  problems.error(root.start, failed?.at.join('.') ?? '', refusal(failed))
  return text
}

function refusal(step: MergeStep | undefined): string {
  const place = step === undefined || step.at.length === 0 ? 'the file' : step.at.join('.')
  return `Shipshape cannot insert the accounts at ${place} without changing other lines, because that part uses aliases, merge keys or a layout that ties lines together. Write it out in full, or copy the accounts from the export.`
}
