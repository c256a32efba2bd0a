import { collector } from '../collector'

export const callerIdentity = collector({
  fact: 'caller-identity',
  actions: ['sts:GetCallerIdentity'],
  credentials: 'base',
  collect: ({ access }) => access.caller(),
})
