/** The run was cancelled, has ended, or is in another worker's hands: this one must write nothing more. */
export class RunLost extends Error {
  override readonly name = 'RunLost'
}
