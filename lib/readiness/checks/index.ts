import type { Check } from '../check'

/** Every check, in the order of the catalogue. A new check is one file, one line here, and its test beside it. */
export const checks: readonly Check[] = []
