import { describe, expect, test } from '@jest/globals'
import { findRelease } from '../src/collector/catalog.js'
import { lint } from '../src/lint/lint.js'
import { rules } from '../src/rules/index.js'
import { faultsOf } from './robust/faults.js'
import { HOSTILE, aliases, deep, faulty, sound } from './robust/large.js'
import { readConfigs, requestOf, tryOut } from './robust/runs.js'

const configs = readConfigs(new URL('..', import.meta.url))
const newest = findRelease('v0.49.0')
if (!newest) throw new Error('the catalog lacks v0.49.0')

const check = (text: string): ReturnType<typeof lint> =>
  lint(
    {
      file: 'collector.yaml',
      text,
      release: newest,
      values: undefined,
      environment: new Map(),
      severities: new Map(),
    },
    rules,
  )

/** npm run fuzz goes on where these end. */
test.each([1, 501, 1001])(
  '500 mutated configs from seed %i on: findings have places, words and an order',
  (first) => {
    const faults = Array.from({ length: 500 }, (_, index) => first + index).flatMap((seed) =>
      tryOut(requestOf(seed, configs)).faults.map((fault) => `seed ${seed}: ${fault}`),
    )
    expect(faults).toEqual([])
  },
  60_000,
)

describe('input that is made to hurt', () => {
  test.each(Object.entries(HOSTILE))(
    '%s: ends with something to say',
    (_, make) => {
      const text = make(0.1)
      const found = check(text)
      expect(found.length).toBeGreaterThan(0)
      expect([...new Set(faultsOf(found, { 'collector.yaml': text }))]).toEqual([])
    },
    60_000,
  )
})

describe('time grows no faster than the config', () => {
  /** Milliseconds; the best of three. */
  const time = (text: string): number =>
    Math.min(
      ...[1, 2, 3].map(() => {
        const start = performance.now()
        check(text)
        return performance.now() - start
      }),
    )
  // Four times the lines of a quadratic step take sixteen times as long.
  test.each(Object.entries({ sound, faulty, aliases, deep }))(
    '%s',
    (_, make) => {
      time(make(1000))
      expect(time(make(6000)) / time(make(1500))).toBeLessThan(9)
    },
    60_000,
  )
})
