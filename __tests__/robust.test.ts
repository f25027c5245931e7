import { describe, expect, test } from '@jest/globals'
import { fillTemplate } from '../src/collector/template.js'
import { lintText } from './lint-text.js'
import { faultsOf } from './robust/faults.js'
import { aliases, deep, faulty, HOSTILE, sound, TOO_LARGE } from './robust/large.js'
import { readConfigs, requestOf, tryOut } from './robust/runs.js'

const configs = readConfigs(new URL('..', import.meta.url))

test('mutated configs give no crash and no finding without a place', () => {
  const faults = Array.from({ length: 500 }, (_, seed) => tryOut(requestOf(seed + 1, configs)).faults).flat()
  expect(faults).toEqual([])
})

test('names that every JavaScript object has stand for nothing', () => {
  const some = configs.filter((text, index) => index % 30 === 0 || text.includes('operators:'))
  const told = some.flatMap((text) =>
    [...new Set(text.match(/[A-Za-z_]\w*/g))].flatMap((word) =>
      lintText(text.replaceAll(new RegExp(`\\b${word}\\b`, 'g'), 'constructor')),
    ),
  )
  expect(told.filter(({ what, help = '' }) => /native code|\[object/.test(what + help))).toEqual([])
})

test('a long config without mistakes has no error', () => {
  expect(lintText(sound(600)).filter(({ severity }) => severity === 'error')).toEqual([])
})

test.each([
  ['a config full of mistakes', faulty],
  ['a config full of aliases', aliases],
  ['a deeply nested config', deep],
])('%s is read to its end', (_, make) => {
  for (const { line, column } of lintText(make(600))) expect(Math.min(line, column)).toBeGreaterThan(0)
})

describe('input that is made to hurt', () => {
  test.each(Object.entries(HOSTILE))('%s: ends with something to say', (_, make) => {
    const text = make(0.05)
    const found = lintText(text)
    expect(found.length).toBeGreaterThan(0)
    expect([...new Set(faultsOf(found, { 'config.yaml': text }))]).toEqual([])
  })

  test.each([
    ['alias bomb', 'aliases of aliases'],
    ['100,000 nested brackets', 'nested deeper than 500 levels'],
    ['5 MB', 'no more than 1048576 are read'],
  ])('%s: is refused with its reason', (name, reason) => {
    const found = lintText(HOSTILE[name]?.() ?? '')
    expect(found).toMatchObject([{ rule: 'yaml-syntax', severity: 'error' }])
    expect(found[0]?.what).toContain(reason)
  })

  test('none but those that are too large by intent end at the limit of size', () => {
    const large = Object.entries(HOSTILE).filter(
      ([, make]) => fillTemplate(make(), undefined).text.length > 1024 * 1024,
    )
    expect(large.map(([name]) => name)).toEqual(TOO_LARGE)
  })
})
