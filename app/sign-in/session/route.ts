import { signIn } from '@/lib/http/access/sign-in'

export const POST = signIn
