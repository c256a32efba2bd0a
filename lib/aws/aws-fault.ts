import type { Fault } from '@/lib/readiness/fault'

/** A question that AWS did not answer, on its way from a client to the fact's place; gatherAccount turns it into data. */
export class AwsFault extends Error {
  override name = 'AwsFault' as const
  readonly fault: Fault

  constructor(fault: Fault, options?: ErrorOptions) {
    super(fault.message, options)
    this.fault = fault
  }
}

/** A fault that no service named: the answer itself, or what the registry lacks, is wrong. */
export function faultWithoutCode(
  kind: Fault['kind'],
  action: string,
  region: string | null,
  message: string,
): AwsFault {
  return new AwsFault({ kind, action, code: null, requestId: null, region, message })
}
