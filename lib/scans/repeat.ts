/**
 * Works now and every `ms`, one time after the other, until the function that it answers is called; that resolves when
 * nothing of it runs. What fails is told, and tried again the next time.
 */
export function repeat(
  work: () => Promise<void>,
  { ms, onError }: { ms: number; onError: (error: unknown) => void },
): () => Promise<void> {
  let running = Promise.resolve()
  const workAgain = () => {
    running = running.then(work).catch(onError)
  }
  workAgain()
  const timer = setInterval(workAgain, ms)
  timer.unref()
  return () => {
    clearInterval(timer)
    return running
  }
}
