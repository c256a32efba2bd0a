import { ListAccountSettingsCommand } from '@aws-sdk/client-ecs'
import { z } from 'zod'
import { pages, requests } from '../call-count'
import { collector } from '../collector'
import { readPages } from '../read-pages'

const action = 'ecs:ListAccountSettings'

const pageSchema = z.object({
  settings: z.array(z.object({ name: z.string(), value: z.string(), principalArn: z.string().optional() })),
  nextToken: z.string().optional(),
})

export const accountSettings = collector({
  fact: 'account-settings',
  actions: [action],
  calls: (read) => requests(action, pages(read('account-settings'), 10)),
  collect: async ({ ecs, region }) => {
    const pages = await readPages(
      action,
      region,
      pageSchema,
      // 10 is the most that this call takes, and what Clouddriver gets when it asks without saying.
      (nextToken) => ecs.send(new ListAccountSettingsCommand({ effectiveSettings: true, maxResults: 10, nextToken })),
      (page) => page.nextToken,
    )
    return pages
      .flatMap(({ settings }) => settings)
      .map(({ name, value, principalArn }) => ({ name, value, principal: principalArn ?? null }))
  },
})
