import { collector } from '../collector'

export const readerSession = collector({
  fact: 'reader-session',
  /** Mode ambient asks who it is; the other modes assume a role. */
  actions: ['sts:AssumeRole', 'sts:GetCallerIdentity'],
  credentials: 'base',
  collect: ({ access }) => access.readerSession(),
})
