import { signOut } from '@/lib/http/sign-in'

export const POST = signOut
