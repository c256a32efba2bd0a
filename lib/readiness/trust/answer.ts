/** Three values: true, false, or not to be known from here, and why. */
export type Answer = { is: 'yes' | 'no'; why: string } | { is: 'unknown'; why: string; key: string | null; trap?: true }

export const yes = (why: string): Answer => ({ is: 'yes', why })
export const no = (why: string): Answer => ({ is: 'no', why })
export const unknown = (why: string, key: string | null = null): Answer => ({ is: 'unknown', why, key })

/** All must hold: the first no decides, then the first unknown. */
export function allOf(answers: readonly Answer[], whenEmpty: string): Answer {
  return (
    answers.find(({ is }) => is === 'no') ?? answers.find(({ is }) => is === 'unknown') ?? answers[0] ?? yes(whenEmpty)
  )
}
