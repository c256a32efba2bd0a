import { expect, test } from 'vitest'
import { z } from 'zod'
import { settingsOff, settingsSeen } from '../tagging'
import { seenIn } from './seen'
import recorded from './tagging.json'

const pages = z.array(z.array(z.strictObject({ name: z.string(), value: z.string() })))

/** Clouddriver asks for settings since it tags; a page of fewer than ten is the last one. */
const possible = seenIn(recorded, pages, z.boolean()).filter(({ input }) =>
  input.slice(0, -1).every((page) => page.length === 10),
)

test.each(possible)('$release may tag with $name: $answer', ({ input, release, answer }) => {
  const settings = input.flat().map((setting) => ({ ...setting, principal: null }))
  expect(settingsOff(settingsSeen(settings, release)).length === 0).toBe(answer)
})
