import { nothingAt } from '@/lib/http/params-of'
import { problemResponse } from '@/lib/http/problem-response'

const notFound = async ({ url }: Request) => problemResponse(nothingAt(new URL(url).pathname))

export {
  notFound as DELETE,
  notFound as GET,
  notFound as OPTIONS,
  notFound as PATCH,
  notFound as POST,
  notFound as PUT,
}
