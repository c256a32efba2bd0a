/** Statuses that a channel may tell, worst first. */
export const toldStatuses = ['fail', 'unknown', 'warn', 'pass'] as const

export type ToldStatus = (typeof toldStatuses)[number]
