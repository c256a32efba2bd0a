export { findingId } from '@/lib/readiness/finding-id'
