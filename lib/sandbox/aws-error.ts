/** An answer of AWS that is not a result; the protocol in use decides how it is spelled on the wire. */
export class AwsError extends Error {
  readonly code: string
  readonly status: number
  constructor(code: string, message: string, status = 400) {
    super(message)
    this.code = code
    this.status = status
  }
}
