import { expect, test } from '@jest/globals'
import { newestRelease } from '../src/collector/catalog.js'
import { fix } from '../src/lint/fix.js'
import { lint } from '../src/lint/lint.js'
import { rules } from '../src/rules/index.js'

const fixed = (text: string): string => {
  const request = { file: 'a.yaml', text, release: newestRelease(), values: undefined, environment: undefined }
  return fix(text, lint({ ...request, severities: new Map() }, rules), { unsafe: false })
}

test('a value on one line is mended', () => {
  expect(fixed('exporters:\n  awsemf:\n    namespace: 12\n')).toBe('exporters:\n  awsemf:\n    namespace: "12"\n')
})

test('a value over several lines is left as it is', () => {
  const text = 'exporters:\n  otlp:\n    tls:\n      insecure: "tr\\\n        ue"\n'
  expect(fixed(text)).toBe(text)
})

test('what is mended once is mended', () => {
  const text = fixed('exporters:\n  otlp:\n    tls: {insecure: "true"}\n')
  expect(text).toContain('{insecure: true}')
  expect(fixed(text)).toBe(text)
})
