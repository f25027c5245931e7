import { expect, test } from '@jest/globals'
import { lint } from '../src/lint/lint.js'
import { findRelease } from '../src/collector/catalog.js'
import { rules } from '../src/rules/index.js'
import { HOSTILE } from './robust/large.js'
import { readConfigs, requestOf, tryOut } from './robust/runs.js'

const configs = readConfigs(new URL('..', import.meta.url))

test('mutated configs give no crash and no finding without a place', () => {
  const faults = Array.from({ length: 500 }, (_, seed) => tryOut(requestOf(seed + 1, configs)).faults).flat()
  expect(faults).toEqual([])
})

test.each(['a line of 1 MB', 'a plain text over 100,000 lines'])('%s ends in findings with places', (name) => {
  const release = findRelease('v0.49.0')
  const text = HOSTILE[name]?.()
  if (!release || text === undefined) throw new Error(`there is no input ${name}`)
  const request = {
    file: 'config.yaml',
    text,
    release,
    values: undefined,
    environment: undefined,
    severities: new Map(),
  }
  const findings = lint(request, rules)
  expect(findings.length).toBeGreaterThan(0)
  for (const { line, column } of findings) expect(Math.min(line, column)).toBeGreaterThan(0)
})
