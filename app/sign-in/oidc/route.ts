import { beginOidc } from '@/lib/http/sign-in'

export const GET = beginOidc
