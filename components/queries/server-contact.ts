/** Anything that got no answer of the server says so here; who watches asks once more and tells the reader. */
const contact = new EventTarget()

export function tellLost(): void {
  contact.dispatchEvent(new Event('lost'))
}

/** Calls `hear` whenever something got no answer. Answers what stops that. */
export function onLost(hear: () => void): () => void {
  contact.addEventListener('lost', hear)
  return () => contact.removeEventListener('lost', hear)
}
