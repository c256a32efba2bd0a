/** Anchor of a line of the exported file. */
export const lineId = (line: number) => `line-${line}`
