import { describe, expect, test } from '@jest/globals'
import { stepsOf } from './robust/steps.js'
import { lintText } from './lint-text.js'
import { aliases, deep, faulty, HOSTILE, sound } from './robust/large.js'

/** A step that is done for each pair of things would take sixteen times as many at four times the size. */
const FOUR_TIMES = 4.5

describe('four times the lines take four times the steps', () => {
  test.each(Object.entries({ sound, faulty, aliases, deep }))('%s', (_, make) => {
    // Shorter configs do not reach the limit of misspelled names that are compared.
    const [short, long] = [make(3500), make(14_000)].map((text) => stepsOf(() => lintText(text)))
    expect(long! / short!).toBeLessThan(FOUR_TIMES)
  })

  test.each(['$', '${', '}', '$$', '${a', '${env:', '${env:X', '${env:X}', '$X', '${a}{', '${${', '$${env:X}'])(
    'a value that repeats %s',
    (unit) => {
      const lintValue = (size: number, version: string) =>
        lintText(`processors:\n  attributes:\n    actions: ['${unit.repeat(size / unit.length)}']\n`, version)
      for (const version of ['v0.28.0', 'v0.49.0']) {
        const [short, long] = [50_000, 200_000].map((size) => stepsOf(() => lintValue(size, version)))
        expect(long! / short!).toBeLessThan(FOUR_TIMES)
      }
    },
  )
})

test.each(Object.entries(HOSTILE))('input that is made to hurt, %s: its steps are limited by its length', (_, make) => {
  const text = make(0.1)
  // As many of the first are for pairs of names at most.
  expect(stepsOf(() => lintText(text))).toBeLessThan(4_000_000 + 50 * text.length)
})
