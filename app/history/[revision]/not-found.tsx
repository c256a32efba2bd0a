import { NoRevision } from '@/components/history/no-revision'

export const metadata = { title: 'No such revision' }

export default NoRevision
