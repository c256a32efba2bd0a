/** Shows a step of the set-up with its time, so that nobody wonders whether something still happens; ends the process where it fails. */
export async function step(words, work) {
  const started = Date.now()
  const seconds = () => Math.round((Date.now() - started) / 1000)
  const tell = () =>
    process.stdout.isTTY
      ? process.stdout.write(`\r${words} … ${seconds()} s`)
      : console.log(`${words} … ${seconds()} s`)
  console.log(`${words} …`)
  const timer = setInterval(tell, process.stdout.isTTY ? 1000 : 10_000)
  const { code, output } = await work().finally(() => clearInterval(timer))
  console.log(`${process.stdout.isTTY ? '\r' : ''}${words}: ${code === 0 ? 'done' : 'failed'} after ${seconds()} s`)
  if (code === 0) return
  console.error(output)
  process.exit(1)
}
