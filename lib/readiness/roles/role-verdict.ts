import { roleArnOf } from '@/lib/registry/mapping'
import type { RegionalVerdict, Verdict } from '../check'
import type { Context } from '../context'
import type { Fault } from '../fault'
import { faultSentence } from '../unknown-words'

/** A verdict without the thing it speaks of. */
export type RoleVerdict = Verdict extends infer V ? (V extends Verdict ? Omit<V, 'resource'> : never) : never

/** A verdict about the role that Clouddriver assumes: named by its ARN whatever was found, so that scans can be compared. */
export function ofRole(
  verdict: RoleVerdict,
  { mapping, settings }: Pick<Context, 'mapping' | 'settings'>,
): RegionalVerdict {
  return { ...verdict, resource: roleArnOf(mapping.awsAccount, settings) }
}

/** The verdict where a call was refused: what could not be told, and which call it was. */
export function unread(title: string, fault: Fault): RoleVerdict {
  return { status: 'unknown', title, summary: faultSentence(fault), fault }
}

/** The verdict where the mapping names no role that could be looked for. */
export function unnamed(why: string): RoleVerdict {
  return { status: 'not-applicable', title: 'There is no role whose trust could be read', summary: why }
}
