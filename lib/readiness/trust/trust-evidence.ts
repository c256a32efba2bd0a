import type { Evidence } from '../evidence'
import type { PolicyDocument } from '../facts/policy-document'
import type { Status } from '../status'
import { documentLines } from './document-lines'
import type { Trust } from './evaluate-trust'

const statusOf: Record<Trust['verdict'], Status> = { yes: 'pass', no: 'fail', conditional: 'warn' }
const wordOf: Record<Trust['verdict'], string> = { yes: 'trusted', no: 'not trusted', conditional: 'depends' }

/** Principal by principal: what AWS would say, and which statement decides. */
export function trustTable(trusts: readonly Trust[]): Evidence {
  return {
    kind: 'table',
    title: 'Principal by principal',
    columns: ['Principal', 'AWS', 'Why'],
    rows: trusts.map(({ principal, verdict, reasons }) => [
      { text: principal, code: true },
      { text: wordOf[verdict], status: statusOf[verdict] },
      reasons.join(' '),
    ]),
  }
}

/** The account's own document with the deciding lines marked, and the lines a fix adds or takes out. */
export function trustDocument(before: PolicyDocument, trusts: readonly Trust[], after?: PolicyDocument): Evidence {
  const title = after === undefined ? 'The trust policy' : 'The trust policy, and what is missing'
  return { kind: 'document', title, lines: documentLines(before, trusts, after) }
}
