import { finishOidc } from '@/lib/http/sign-in'

export const GET = finishOidc
