import type { z } from 'zod'
import type { accessSchema } from './people'

/** What somebody may do. */
export type PersonAccess = z.output<typeof accessSchema>

/** What an access is called on screen. */
export const accessWords = { read: 'Viewer', edit: 'Editor', admin: 'Admin' } as const satisfies Record<
  PersonAccess,
  string
>
