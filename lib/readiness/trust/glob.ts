/** Whether `text` matches an IAM pattern: `*` is any run of characters, `?` is one; all else is literal, case counts. */
export function matchesGlob(pattern: string, text: string): boolean {
  let p = 0
  let t = 0
  let star = -1
  let resumeAt = 0
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++
      resumeAt = t
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) {
      p++
      t++
    } else if (star >= 0) {
      p = star + 1
      t = ++resumeAt
    } else {
      return false
    }
  }
  while (pattern[p] === '*') p++
  return p === pattern.length
}

/** Whether a pattern matches every text that starts with `prefix` (`all`), at least one (`some`) or none. */
export function coverageOf(pattern: string, prefix: string): 'all' | 'some' | 'none' {
  // Characters that no ARN holds: only `*` can match runs of them of different lengths.
  const unlikely = ['', '\u0001', '\u0001\u0001\u0001\u0001\u0001']
  if (unlikely.every((rest) => matchesGlob(pattern, prefix + rest))) return 'all'
  for (let end = 0; end <= pattern.length; end++) {
    if (matchesGlob(pattern.slice(0, end), prefix)) return 'some'
  }
  return 'none'
}
