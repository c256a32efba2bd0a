import { NothingHere } from '@/components/shell/nothing-here'

export const metadata = { title: 'Not found' }

/** An address that was never a page. */
export default function NotFound() {
  return <NothingHere>Shipshape has no page at this address.</NothingHere>
}
