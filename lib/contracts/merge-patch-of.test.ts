import { describe, expect, test } from 'vitest'
import { awsAccountPatch, settingsPatch } from './registry'

describe('mergePatchOf', () => {
  test('an empty patch stays empty: no default is written', () => {
    expect(awsAccountPatch.parse({})).toEqual({})
  })

  test('any field may be null', () => {
    expect(awsAccountPatch.parse({ assumeRole: null, regions: null, enabled: null })).toEqual({
      assumeRole: null,
      regions: null,
      enabled: null,
    })
  })

  test('part of a nested object is enough', () => {
    expect(settingsPatch.parse({ reader: { roleArn: null }, referenceTask: { cpu: 512 } })).toEqual({
      reader: { roleArn: null },
      referenceTask: { cpu: 512 },
    })
  })

  test.each([[{ asumeRole: 'role/x' }], [{ enabled: 'yes' }], [{ accountId: '123' }], [{ regions: ['us-east-1'] }]])(
    'refuses %j',
    (patch) => {
      expect(awsAccountPatch.safeParse(patch).success).toBe(false)
    },
  )
})
