import { signOut } from '@/lib/http/access/sign-in'

export const POST = signOut
