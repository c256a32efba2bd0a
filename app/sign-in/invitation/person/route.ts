import { acceptInvitation } from '@/lib/http/sign-in'

export const POST = acceptInvitation
