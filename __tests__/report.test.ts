import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { forLog, forMarkdown } from '../src/core/escape.js'
import type { Inputs } from '../src/inputs.js'
import type { Finding } from '../src/lint/finding.js'
import { reportOn } from '../src/report/report.js'
import type { Story } from '../src/report/story.js'
import { showFinding } from '../src/report/text.js'
import { rules } from '../src/rules/index.js'
import { commentText } from './formats/outlets.js'

const HOSTILE = [
  ...[
    '::error::x',
    '  ::set-output name=a::b',
    '##[error]x',
    '##vso[task]',
    '`code`',
    '```',
    '<script>alert(1)</script>',
  ],
  ...[
    '@everyone',
    '@octo-org/team',
    '| a | b |',
    'a\nb',
    'a\r\n::error::b',
    '\u202eabc',
    '\u0007\u001b[31mred',
    '[a](https://x)',
  ],
  ...[
    'https://evil.example',
    'www.evil.example',
    '# head',
    '- item',
    '1. one',
    '> quote',
    '*bold* _it_ ~~no~~',
    '<!-- -->',
    '&lt;',
    '$x$',
  ],
  ...['x'.repeat(10_000), '\ud800', '%0A::error::', 'a,b:c', '#12', 'GH-1', '\\', '\\|', '![i](u)', '--- ', '\t'],
]
const word = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.tuple(fc.constantFrom(...HOSTILE), fc.constantFrom(...HOSTILE)).map((two) => two.join('')),
)

const finding = (more: Partial<Finding> = {}): Finding => ({
  rule: 'undefined-component',
  severity: 'error',
  file: 'adot.yaml',
  line: 8,
  column: 19,
  endLine: 8,
  endColumn: 23,
  what: 'receiver "otlp" is not defined',
  help: 'write otlp',
  url: 'https://example.com/rules/undefined-component.md',
  sourceLine: '      receivers: [otpl]',
  ...more,
})

const INPUTS: Inputs = {
  mode: 'lint',
  state: 'present',
  config: { from: 'file', path: 'adot.yaml' },
  values: new Map(),
  version: { given: 'v0.49.0', file: undefined, isNamed: false },
  definition: undefined,
  sidecar: { environment: new Map() },
  parameter: {
    name: '/x',
    isImmutable: true,
    type: 'String',
    keyId: undefined,
    tier: 'auto',
    tags: [],
    keep: undefined,
  },
  register: true,
  failOn: 'error',
  rules: new Map(),
  comment: 'auto',
  sarifFile: 'x.sarif',
  githubToken: undefined,
  aws: { region: undefined, attempts: 1 },
}

const storyOf = (findings: readonly Finding[], more: Partial<Story> = {}): Story => ({
  inputs: INPUTS,
  findings,
  troubles: [],
  ...more,
})
const report = (story: Story) => reportOn(story, { rules, version: () => '1.2.3', pathInRepository: (path) => path })

test('a finding reads the same for people, annotations, summary and SARIF', () => {
  const { log, annotations, summary, sarif, outputs, passed } = report(storyOf([finding()]))
  expect(passed).toBe(false)
  expect(log.flatMap(({ lines }) => lines)).toEqual([
    'adot.yaml:8:19 error[undefined-component] receiver "otlp" is not defined',
    '   8 |       receivers: [otpl]',
    '     |                   ^^^^ write otlp',
    'stopped: 1 error',
  ])
  expect(annotations).toEqual([
    {
      level: 'error',
      title: 'undefined-component',
      message: 'receiver "otlp" is not defined: write otlp',
      place: { file: 'adot.yaml', line: 8, column: 19, endLine: 8, endColumn: 23 },
    },
  ])
  expect(summary).toContain(
    '| 8 | **error:** receiver "otlp" is not defined<br>`receivers: [otpl]`<br>Help: write otlp<br>Rule: [undefined-component](https://example.com/rules/undefined-component.md) |',
  )
  expect(JSON.parse(sarif?.text ?? '').runs[0].results[0]).toMatchObject({
    ruleId: 'undefined-component',
    message: { text: 'receiver "otlp" is not defined.\nwrite otlp' },
  })
  expect(Object.fromEntries(outputs)).toEqual({ errors: '1', warnings: '0', 'sarif-file': 'x.sarif' })
})

test('a caret stands below its word, behind tabs and in long lines too', () => {
  const [, line, caret] = showFinding(finding({ sourceLine: '\t\tkey: [otpl]', column: 9, endColumn: 13 })).split('\n')
  expect(line).toBe('   8 | \t\tkey: [otpl]')
  expect(caret).toBe('     | \t\t      ^^^^ write otlp')
  const long = showFinding(
    finding({ sourceLine: `${'a'.repeat(900)} otpl ${'b'.repeat(900)}`, column: 902, endColumn: 906 }),
  ).split('\n')
  const at = long[2]?.indexOf('^') ?? 0
  expect(long[1]?.slice(at, at + 4)).toBe('otpl')
  expect(long[1]?.length).toBeLessThan(320)
})

test('of each level ten annotations are given, the last of which counts the rest', () => {
  const many = Array.from({ length: 25 }, (_, index) => finding({ line: index + 1 }))
  const { annotations } = report(storyOf([...many, finding({ severity: 'warning' })]))
  expect(annotations.filter(({ level }) => level === 'error')).toHaveLength(10)
  expect(annotations[9]?.message).toBe('16 more errors: see the log and the summary of this job')
  expect(annotations.filter(({ level }) => level === 'warning')).toHaveLength(1)
})

test('a summary of very many findings stays below the limit and says how many it leaves out', () => {
  const many = Array.from({ length: 9_000 }, (_, index) => finding({ line: index + 1, what: 'x'.repeat(300) }))
  const { summary } = report(storyOf(many))
  expect(Buffer.byteLength(summary)).toBeLessThan(1_048_576)
  expect(summary).toMatch(/\d+ more findings: see the log of this step\./)
})

test('suppressed findings are in SARIF with their reason, and count nowhere', () => {
  const { passed, sarif, annotations } = report(storyOf([finding({ suppressed: 'we know' })]))
  expect([passed, annotations]).toEqual([true, []])
  expect(JSON.parse(sarif?.text ?? '').runs[0].results[0].suppressions).toEqual([
    { kind: 'inSource', justification: 'we know' },
  ])
})

test('hostile text is never a command of the runner', () => {
  fc.assert(
    fc.property(word, word, word, (file, what, sourceLine) => {
      const { log } = report(
        storyOf([finding({ file, what, help: what, sourceLine, column: 1, endColumn: 3 })], {
          troubles: [{ what, help: file }],
        }),
      )
      for (const line of log.flatMap(({ lines }) => lines)) {
        expect(line).not.toMatch(/^\s*::/)
        expect(line).not.toContain('##[')
        expect(line.replaceAll('\t', '')).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
      }
    }),
    { numRuns: 300 },
  )
})

/** A table's cells, as GitHub splits them. */
const cellsIn = (line: string): number => line.replaceAll(/\\./g, '').split('|').length

test('hostile text never changes the structure of the summary, and mentions nobody', () => {
  const plain = report(storyOf([finding()], { troubles: [{ what: 'a', help: 'b' }] })).summary.split('\n')
  fc.assert(
    fc.property(word, word, (what, sourceLine) => {
      fc.pre(what.trim() !== '' && sourceLine.trim() !== '')
      const { summary, comment } = report(
        storyOf([finding({ what, help: what, sourceLine, column: 1, endColumn: 2 })], {
          troubles: [{ what, help: what }],
        }),
      )
      const lines = summary.split('\n')
      expect(lines).toHaveLength(plain.length)
      for (const [index, line] of lines.entries())
        if (plain[index]?.startsWith('|')) expect(cellsIn(line)).toBe(cellsIn(plain[index] ?? ''))
      for (const page of [summary, commentText({ comment })]) {
        const outside = page.replaceAll(/`[^`\n]*`/g, '')
        expect(outside.replaceAll(/<(br|\/?code|\/?details|\/?summary)>/g, '')).not.toContain('<')
        expect(outside).not.toMatch(/@(?!&#8203;)\S/)
        expect(outside.replaceAll('https://example.com/rules/', '')).not.toMatch(/https?:\/\/|(?<![a-z0-9])www\./i)
      }
    }),
    { numRuns: 300 },
  )
})

test('harmless text stays as it is', () => {
  for (const text of [
    'receiver "otlp" is not defined',
    'use snake_case_names, since v0.21.0 (not in v0.20.1)',
    "it's 5 > 3",
  ]) {
    expect(forLog(text)).toBe(text)
    expect(forMarkdown(text).replaceAll('&#62;', '>')).toBe(text)
  }
})
