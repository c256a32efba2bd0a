import { NoScan } from '@/components/scans/no-scan'

export const metadata = { title: 'No such check' }

export default NoScan
