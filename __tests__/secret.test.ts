import { describe, expect, test } from '@jest/globals'
import { newestRelease } from '../src/collector/catalog.js'
import { coverSecrets, secretShape } from '../src/core/secret.js'
import { lint } from '../src/lint/lint.js'
import { showFinding } from '../src/report/text.js'
import { rules } from '../src/rules/index.js'

describe('a line shows no secret', () => {
  test.each([
    ['    api_key: a1b2c3d4', '    api_key: ********'],
    ['    api_key: "a1b2 c3"  # ours', '    api_key: "**** **"  * ****'],
    ['  headers: { authorization: "Bearer abcdef", x: y }', '  headers: { authorization: "****** ******", x: y }'],
    ['  "password": \'hunter22\'', '  "password": \'********\''],
    ['endpoint: https://me:hunter22@host/x', 'endpoint: https://me:********@host/x'],
    ['  token: ${env:TOKEN:-a1b2c3d4}', `  token: ${'*'.repeat(22)}`],
    [`key: AKIA${'A'.repeat(16)}`, `key: ${'*'.repeat(20)}`],
    [`  api: {key: "${'0a'.repeat(16)}", site: eu}`, `  api: {key: "${'*'.repeat(32)}", site: eu}`],
  ])('%s', (line, shown) => {
    expect(coverSecrets(line)).toBe(shown)
  })
})

test.each([
  '  token: ${env:TOKEN}',
  '  token: ${env:TOKEN:-none}',
  '  password: "{{Password}}"',
  '  api_key: <API_KEY>',
  '  endpoint: https://host:4318/x',
  '  token_url: https://host/token',
  '  tls: {key_file: /etc/key}',
])('what is no secret stays: %s', (line) => {
  expect(coverSecrets(line)).toBe(line)
})

test('a text tells its kind by its form alone', () => {
  expect(secretShape('-----BEGIN RSA PRIVATE KEY-----')).toBe('a private key')
  expect(secretShape('https://host/path')).toBeUndefined()
})

const lintAll = (text: string) =>
  lint(
    {
      file: 'c.yaml',
      text,
      release: newestRelease(),
      values: undefined,
      environment: undefined,
      severities: new Map(),
    },
    rules,
  )

test('no finding shows a secret, whatever it is about', () => {
  const text =
    'exporters:\n  otlphttp:\n    endpoint: http://a\n    headers: {Authorization: "Bearer hunter22"}\n    api_key: hunter22\n    password: [hunter22\n'
  const closed = text.replace('[hunter22', 'hunter22')
  for (const config of [text, closed]) {
    const found = lintAll(config)
    expect(found.length).toBeGreaterThan(0)
    expect(found.map(showFinding).join('\n')).not.toContain('hunter22')
  }
})

test.each([
  ['a password of digits alone', 'auth: {sasl: {username: u, password: 77777777, mechanism: PLAIN}}', 'kafka'],
  ['a header of digits alone', 'endpoint: https://a.example\n    headers: {x-api-key: 77777777}', 'otlphttp'],
  ['a date for a token', 'endpoint: https://a.example\n    headers: {token: 7777-07-07}', 'otlphttp'],
  ["an address's query", 'endpoint: a.example:9090/write?token=77777777', 'prometheusremotewrite'],
])('%s is in no message, and mended all the same', (_, settings, type) => {
  const text = `receivers: {otlp: {protocols: {grpc: {}}}}\nexporters:\n  ${type}:\n    ${settings}\nservice:\n  pipelines:\n    metrics: {receivers: [otlp], exporters: [${type}]}\n`
  const found = lintAll(text)
  expect(found.length).toBeGreaterThan(0)
  expect(found.map(({ what, help = '' }) => what + help).join('\n')).not.toMatch(/7777/)
})

test('an edit still puts a secret of digits into quotes', () => {
  const text = 'exporters:\n  otlphttp:\n    endpoint: https://a.example\n    headers: {x-api-key: 77777777}\n'
  const quoted = lintAll(text).flatMap(({ edit }) => (edit?.replaceWith.includes('7777') ? [edit.replaceWith] : []))
  expect(quoted).toEqual(['"77777777"'])
})

test('an address to listen on is told without user and password', () => {
  const text = 'receivers:\n  otlp:\n    protocols:\n      grpc: {endpoint: "http://u:hunter22@0.0.0.0:4317"}\n'
  const whats = lintAll(
    `${text}exporters: {debug: {}}\nservice: {pipelines: {traces: {receivers: [otlp], exporters: [debug]}}}\n`,
  ).map(({ what }) => what)
  expect(whats).toContain('the address is a URL, not an address to listen on')
  expect(whats.join()).not.toContain('hunter22')
})
