/** The embedded database has one connection, so that transactions wait for each other; Prisma's 2 s would give up early. */
export const transactionOptions = { maxWait: 15_000, timeout: 20_000 } as const
