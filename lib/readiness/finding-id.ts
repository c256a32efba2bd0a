import type { Finding } from './finding'

/** Anchor of a finding on its page, stable from scan to scan; as React key it is unique within a report. */
export function findingId({ check, region, resource }: Pick<Finding, 'check' | 'region' | 'resource'>): string {
  return [check, region, resource].filter(Boolean).join('~').replaceAll(/\s/g, '_')
}
