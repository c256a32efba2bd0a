// A thread with the manners of the real one: what it is told in `text` it does, and answers.
const acts = {
  echo: (input) => input.text.length,
  spin: () => {
    for (;;);
  },
  fill: () => {
    const kept = []
    for (;;) kept.push(new Array(100_000).fill(kept.length))
  },
}

export default function act({ input, started }) {
  started.postMessage('started')
  const [name = 'echo'] = input.text.trim().split(' ', 1)
  return { ok: true, value: acts[name](input) }
}
