import type { Finding } from '../finding'
import type { Status } from '../status'

/** A finding of which only check, status and cause matter. */
export const findingOf = (check: string, status: Status, cause: string | null): Finding => ({
  check,
  group: 'access',
  status,
  title: check,
  summary: '',
  region: null,
  resource: null,
  evidence: [],
  fix: null,
  docs: '',
  rule: { source: '', appliesTo: '' },
  fault: null,
  muted: null,
  scannedAt: '2026-11-24T22:00:00.000Z',
  reach: 'account',
  cause,
})
