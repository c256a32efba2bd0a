/** An HTTP answer, ready to send. */
export type WireAnswer = { status: number; headers: Readonly<Record<string, string>>; body: string }
