import { counted } from '@/lib/readiness/words'

/** "27 checks wait for this". */
export function waitWords(count: number, noun: string): string {
  return counted(count, `${noun} waits for this`, `${noun}s wait for this`)
}
