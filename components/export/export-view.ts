import { parseAsStringLiteral } from 'nuqs'

export const exportTabs = ['file', 'merge', 'hal'] as const

/** Which form of the export one looks at; in the URL. */
export const exportParsers = { tab: parseAsStringLiteral(exportTabs).withDefault('file') }
