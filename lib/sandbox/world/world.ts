import { ads } from './accounts/ads'
import { audit } from './accounts/audit'
import { core } from './accounts/core'
import { docs } from './accounts/docs'
import { edge } from './accounts/edge'
import { gov } from './accounts/gov'
import { jobs } from './accounts/jobs'
import { lab } from './accounts/lab'
import { ledger } from './accounts/ledger'
import { mail } from './accounts/mail'
import { media } from './accounts/media'
import { payments } from './accounts/payments'
import { risk } from './accounts/risk'
import { search } from './accounts/search'
import { shop } from './accounts/shop'
import { tools } from './accounts/tools'
import { defaultKey, govKey } from './base-keys'
import { instanceTypes } from './instance-types'
import { regions } from './regions'
import type { World } from './world-types'

/** The imaginary AWS that people see first: an account for each condition worth seeing. A new one is a file and a line here. */
export const world: World = {
  regions,
  instanceTypes,
  baseKeys: [defaultKey, govKey],
  accounts: [core, docs, edge, payments, search, ads, ledger, jobs, risk, mail, media, shop, gov, tools, lab, audit],
}
