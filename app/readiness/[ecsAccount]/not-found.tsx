import { NoAccount } from '@/components/readiness/no-account'

export const metadata = { title: 'No such ECS account' }

export default NoAccount
