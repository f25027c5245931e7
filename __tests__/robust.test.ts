import { expect, test } from '@jest/globals'
import { lint } from '../src/lint/lint.js'
import { findRelease } from '../src/collector/catalog.js'
import { rules } from '../src/rules/index.js'
import { aliases, deep, faulty, HOSTILE, sound } from './robust/large.js'
import { readConfigs, requestOf, tryOut } from './robust/runs.js'

const configs = readConfigs(new URL('..', import.meta.url))

test('mutated configs give no crash and no finding without a place', () => {
  const faults = Array.from({ length: 500 }, (_, seed) => tryOut(requestOf(seed + 1, configs)).faults).flat()
  expect(faults).toEqual([])
})

const lintText = (text: string) => {
  const release = findRelease('v0.49.0')
  if (!release) throw new Error('there is no v0.49.0')
  const request = {
    file: 'config.yaml',
    text,
    release,
    values: undefined,
    environment: undefined,
    severities: new Map(),
  }
  return lint(request, rules)
}

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

test.each(['a line of 1 MB', 'a plain text over 100,000 lines'])('%s ends in findings with places', (name) => {
  const findings = lintText(HOSTILE[name]?.() ?? '')
  expect(findings.length).toBeGreaterThan(0)
  for (const { line, column } of findings) expect(Math.min(line, column)).toBeGreaterThan(0)
})
