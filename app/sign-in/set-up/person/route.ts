import { setUp } from '@/lib/http/sign-in'

export const POST = setUp
