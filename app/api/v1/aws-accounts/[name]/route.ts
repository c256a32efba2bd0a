import { routes } from '@/lib/http/routes'
import { oneAwsAccount } from './one-aws-account'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(...oneAwsAccount)
