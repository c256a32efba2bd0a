import { parseAsStringLiteral } from 'nuqs/server'

export const revisionTabs = ['changes', 'registry', 'yaml'] as const

/** Which form of a revision, or of two, one looks at; in the URL. */
export const revisionParsers = { tab: parseAsStringLiteral(revisionTabs).withDefault('changes') }
