import { draftSchema, type Refuse } from '@/components/fields/draft-schema'
import { jsonText, readJsonObject } from '@/components/fields/json-field'
import { type ReaderDraft, readerDraftOf, readerOf } from '@/components/fields/reader-draft'
import { emptyRegion, type RegionDraft, regionDraftsOf, regionsOf } from '@/components/fields/region-drafts'
import { type FlagDraft, flagIn, textOrNull } from '@/components/fields/text-of-field'
import { type AwsAccountInput, awsAccountInputSchema, otherBoundFieldsSchema } from '@/lib/registry/aws-account'
import { asJson, isJsonObject, type JsonObject } from '@/lib/registry/json'

/** An AWS account as it stands in its form. `more` is JSON: what else Clouddriver binds, and keys kept from a file. */
export type AwsAccountDraft = {
  name: string
  accountId: string
  enabled: FlagDraft
  regions: RegionDraft[]
  assumeRole: string
  sessionName: string
  externalId: string
  clouddriverIdentity: string
  reader: ReaderDraft
  more: string
}

/** Fields of the form whose names are the route's own. */
export const awsAccountFieldNames = [
  'name',
  'accountId',
  'enabled',
  'regions',
  'assumeRole',
  'sessionName',
  'externalId',
  'clouddriverIdentity',
  'reader',
] as const

/** Fields that Clouddriver binds and that the form shows as JSON. */
export const boundKeys = Object.keys(otherBoundFieldsSchema.shape)

export const emptyAwsAccount: AwsAccountDraft = {
  name: '',
  accountId: '',
  enabled: true,
  regions: [emptyRegion],
  assumeRole: '',
  sessionName: '',
  externalId: '',
  clouddriverIdentity: '',
  reader: readerDraftOf(null),
  more: '',
}

export function awsDraftOf(account: AwsAccountInput): AwsAccountDraft {
  return {
    name: account.name,
    accountId: account.accountId,
    enabled: account.enabled,
    regions: regionDraftsOf(account.regions),
    assumeRole: account.assumeRole ?? '',
    sessionName: account.sessionName ?? '',
    externalId: account.externalId ?? '',
    clouddriverIdentity: account.clouddriverIdentity ?? '',
    reader: readerDraftOf(account.reader),
    more: jsonText({ ...boundFieldsOf(account), ...account.other }),
  }
}

function boundFieldsOf(account: AwsAccountInput): JsonObject {
  const fields = asJson(account)
  if (!isJsonObject(fields)) return {}
  return Object.fromEntries(Object.entries(fields).filter(([key]) => boundKeys.includes(key)))
}

function inputOf(draft: AwsAccountDraft, refuse: Refuse): object {
  return {
    name: draft.name.trim(),
    accountId: accountIdIn(draft.accountId),
    enabled: flagIn(draft.enabled),
    regions: regionsOf(draft.regions),
    assumeRole: textOrNull(draft.assumeRole),
    sessionName: textOrNull(draft.sessionName),
    externalId: textOrNull(draft.externalId),
    clouddriverIdentity: textOrNull(draft.clouddriverIdentity),
    reader: readerOf(draft.reader),
    ...moreOf(draft.more, refuse),
  }
}

/** Spaces and dashes are the reader's aid; in a placeholder they are part of it. */
function accountIdIn(text: string): string {
  const digits = text.replaceAll(/[\s-]/g, '')
  return /^\d*$/.test(digits) ? digits : text.trim()
}

function moreOf(text: string, refuse: Refuse): JsonObject {
  const { value, problem } = readJsonObject(text)
  if (value === null) {
    refuse(['more'], problem)
    return {}
  }
  const own = Object.keys(value).find((key) => key in awsAccountInputSchema.shape && !boundKeys.includes(key))
  if (own !== undefined) refuse(['more'], `${own} has a field of its own: take it out here.`)
  const entries = Object.entries(value)
  return {
    ...Object.fromEntries(entries.filter(([key]) => boundKeys.includes(key))),
    other: Object.fromEntries(entries.filter(([key]) => !boundKeys.includes(key))),
  }
}

/** Schema of the form: answers what the route takes. */
export const awsAccountForm = draftSchema(inputOf, awsAccountInputSchema)
