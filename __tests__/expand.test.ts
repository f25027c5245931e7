import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { findRelease, releases, type Release } from '../src/collector/catalog.js'
import { expand, originalText, type EnvReference, type Expanded } from '../src/collector/expand.js'
import { readSource } from '../src/core/source.js'
import type { Tree } from '../src/core/tree.js'
import { treeAt } from './fakes/tree.js'

const read = (text: string): Tree | undefined => readSource(text).root

const releaseOf = (version: string): Release => findRelease(version)!

const scalar = (text: string): Tree => ({
  kind: 'scalar',
  type: 'string',
  value: text,
  text,
  plain: false,
  span: [3, 9],
})

type Environment = Readonly<Record<string, string | undefined>>

const expandIn = (root: Tree, version: string, environment?: Environment): Expanded =>
  expand(root, { release: releaseOf(version), environment: environment && new Map(Object.entries(environment)), read })

const expandText = (text: string, version: string, environment?: Environment): Expanded =>
  expandIn(scalar(text), version, environment)

/** A value as the golden answers show it. */
function show({ root, references }: Expanded): string {
  if (references.some(({ isFatal }) => isFatal)) return 'ERR'
  if (root.kind !== 'scalar') return root.kind
  return root.type === 'string' ? JSON.stringify(root.value) : root.value === null ? '<nil>' : String(root.value)
}

const outcomes = ({ references }: Expanded): readonly string[] =>
  references.map(({ raw, outcome }) => [raw, ...Object.values(outcome)].join(' '))

describe('golden answers of the configuration library', () => {
  const golden = JSON.parse(readFileSync(new URL('golden/expansion.json', import.meta.url), 'utf8'))

  test.each(Object.entries<[string, string][]>(golden.answers))('%s in every minor release', (input, runs) => {
    for (const version of golden.releases) {
      const wanted = runs.findLast(([from]) => releaseOf(from).index <= releaseOf(version).index)![1]
      expect([version, show(expandText(input, version, golden.environment))]).toEqual([
        version,
        /^(ERR|PANIC)/.test(wanted) ? 'ERR' : wanted,
      ])
    }
  })

  test('there are 27 inputs and 31 releases', () => {
    expect([Object.keys(golden.answers).length, golden.releases.length]).toEqual([27, 31])
  })
})

describe('what a release makes of a reference', () => {
  const environment = {
    X: 'v',
    A: 'a',
    B: '5',
    E: '',
    D: 'pa$word',
    D2: 'x$$y',
    R: '${env:X}',
    LOOP: '${env:LOOP}',
    L: '[1, b]',
    BAD: '[a',
    T: '2024-01-01',
  }

  test.each<[string, string, string, readonly string[]]>([
    ['v0.22.0', 'a${env:X}', '"a"', ['${env:X} dropped scheme']],
    ['v0.26.2', 'a${env:X}', '"a"', ['${env:X} dropped inside']],
    ['v0.27.0', 'a${env:X}', '"av"', ['${env:X} value']],
    ['v0.22.1', '${A}:${B}', '"a:5"', ['${A} value', '${B} value']],
    ['v0.23.1', '${A}:${B}', 'ERR', ['${A}:${B} stops uri']],
    ['v0.24.1', '${A}:${B}', 'ERR', ['${A}:${B} stops uri']],
    ['v0.25.0', '${A}:${B}', '"a:5"', ['${A} value', '${B} value']],
    ['v0.26.0', '${env:A}-${env:B}', 'ERR', ['${env:A}-${env:B} stops dollar']],
    ['v0.24.1', '${A_X:-d}', 'ERR', ['${A_X:-d} stops default']],
    ['v0.26.0', '${A_X:-d}', '""', ['${A_X:-d} dropped default']],
    ['v0.29.0', '${A_X:-d}', 'ERR', ['${A_X:-d} stops default']],
    ['v0.49.0', '${X:-d}', 'ERR', ['${X:-d} stops default']],
    ['v0.38.0', '${env:X:-d}', '<nil>', ['${env:X:-d} dropped default']],
    ['v0.41.0', '${env:X:-d}', 'ERR', ['${env:X:-d} stops default']],
    ['v0.42.0', '${env:U:-d}', '"d"', ['${env:U:-d} value']],
    ['v0.48.0', '${env:U:-}', '<nil>', ['${env:U:-} value']],
    ['v0.49.0', '${env:U:-}', '""', ['${env:U:-} value']],
    ['v0.38.0', 'a${env:E}', 'ERR', ['${env:E} unset true stops']],
    ['v0.39.0', '${env:U}', 'ERR', ['${env:U} unset false panics']],
    ['v0.41.0', 'a${env:U}', '"a"', ['${env:U} unset false empty']],
    ['v0.40.0', '$1', 'ERR', ['$1 stops name']],
    ['v0.39.0', 'a$1$#', '"a"', ['$1 dropped name', '$# dropped name']],
    ['v0.41.0', 'a$1$X', '"a$1$X"', ['$1 literal bare', '$X literal bare']],
    ['v0.26.0', '$${env:X}', '"${env:X}"', ['$${env:X} literal escaped']],
    ['v0.40.0', '$${env:X}', '""', ['$${env:X} dropped escape']],
    [
      'v0.41.0',
      '$${env:X}${env:X}',
      '"${env:X}${env:X}"',
      ['$${env:X} literal escaped', '${env:X} literal after-escape'],
    ],
    ['v0.41.0', '$$${env:X}', '"$v"', ['${env:X} value']],
    ['v0.40.0', '${env:D}', '"pa"', ['${env:D} dropped value']],
    ['v0.40.0', '${D}', '"pa$word"', ['${D} value']],
    ['v0.41.0', '${env:D}', '"pa$word"', ['${env:D} value']],
    ['v0.41.0', '${env:D2}', '"x$y"', ['${env:D2} dropped value']],
    ['v0.29.0', 'a${env:R}', '"av"', ['${env:R} value']],
    ['v0.22.0', 'a${R}', '"a${env:X}"', ['${R} value']],
    ['v0.33.0', '${env:LOOP}', 'ERR', ['${env:LOOP} stops endless']],
    ['v0.49.0', '${env:AOT_CONFIG_CONTENT}', 'ERR', ['${env:AOT_CONFIG_CONTENT} stops endless']],
    ['v0.29.0', '${env:${env:R}}', '<nil>', ['${env:${env:R}} unset false null', '${env:R} value']],
    ['v0.40.0', 'a${env:L}', 'ERR', ['${env:L} stops text']],
    ['v0.41.0', 'a${env:L}', '"a[1, b]"', ['${env:L} value']],
    ['v0.40.0', '${env:BAD}', 'ERR', ['${env:BAD} stops value']],
    ['v0.41.0', '${env:BAD}', '"[a"', ['${env:BAD} value']],
    ['v0.41.0', '${env:T}', 'ERR', ['${env:T} stops value']],
    ['v0.42.0', 'at ${env:T}', '"at 2024-01-01"', ['${env:T} value']],
    ['v0.27.0', '${s3://b.s3.r.amazonaws.com/k}', 'ERR', ['${s3://b.s3.r.amazonaws.com/k} stops scheme']],
    ['v0.28.0', '${s3://b.s3.r.amazonaws.com/k}', 'unknown', ['${s3://b.s3.r.amazonaws.com/k} unknown']],
    ['v0.49.0', '${file:/etc/token}', 'unknown', ['${file:/etc/token} unknown']],
    ['v0.49.0', '${yaml:256}', '256', ['${yaml:256} value']],
    ['v0.40.0', 'a:${env:X', '"a:env:X"', ['${env:X dropped unclosed']],
    ['v0.49.0', 'a:${env:X', '"a:${env:X"', ['${env:X literal unclosed']],
    ['v0.18.0', '^http_.*$', '"^http_.*$"', []],
    ['v0.40.2', '(a|b)$', '"(a|b)$"', []],
    ['v0.49.0', 'pa$$word', '"pa$word"', []],
  ])('%s: %s becomes %s', (version, text, value, wanted) => {
    const expanded = expandText(text, version, environment)
    expect([show(expanded), outcomes(expanded)]).toEqual([value, wanted])
  })

  test('without an environment a variable is unknown, and text around it makes a string of it', () => {
    expect(expandText('${env:X}', 'v0.49.0').root).toEqual({ kind: 'unknown', string: false, span: [3, 9] })
    expect(expandText('a${env:X}', 'v0.49.0').root).toEqual({ kind: 'unknown', string: true, span: [3, 9] })
    expect(expandText('$X', 'v0.40.0').root).toEqual({ kind: 'unknown', string: true, span: [3, 9] })
    expect(outcomes(expandText('${env:X:-d}', 'v0.38.0'))).toEqual(['${env:X:-d} dropped default'])
  })

  test('a name without a value is set to something not known', () => {
    expect(outcomes(expandText('${env:X}', 'v0.49.0', { X: undefined }))).toEqual(['${env:X} unknown'])
    expect(outcomes(expandText('${env:X:-d}', 'v0.49.0', { X: undefined }))).toEqual(['${env:X:-d} unknown'])
  })

  test('lists and maps from the environment are trees at the place of the reference, their own references expanded', () => {
    const { root } = expandText('${env:M}', 'v0.49.0', { M: 'a: [1, "${env:X}"]', X: 'v' })
    expect(treeAt(root, ['a', 0])).toMatchObject({ type: 'int', value: 1, span: [3, 9] })
    expect(treeAt(root, ['a', 1])).toMatchObject({ type: 'string', value: 'v', span: [3, 9] })
  })

  test('from v0.41.0 on the text of a value is kept for settings of type text', () => {
    const { root } = expandText('${env:N}', 'v0.41.0', { N: '0123' })
    expect(root).toMatchObject({ type: 'int', value: 83, text: '0123' })
    expect(originalText(root)).toBe('0123')
    expect(originalText(expandText('${env:N}', 'v0.41.0', { N: '[a, b]' }).root)).toBe('[a, b]')
    expect(originalText(expandText('${env:N}', 'v0.40.0', { N: '0123' }).root)).toBeUndefined()
    expect(originalText(scalar('a'))).toBeUndefined()
  })

  test.each<[string, string, string | undefined]>([
    ['v0.22.1', '${env:X}', '${X}'],
    ['v0.26.2', 'a${env:X}', '${X}'],
    ['v0.26.2', '${env:A}-${env:B}', '${A}-${B}'],
    ['v0.38.0', 'a${env:U}', '${U}'],
    ['v0.39.0', '${env:U}', '${U}'],
    ['v0.40.0', '$1', '$$1'],
    ['v0.49.0', '${1}', '$${1}'],
    ['v0.39.0', '$#', '$$#'],
    ['v0.41.0', '$AWS_REGION', '${env:AWS_REGION}'],
    ['v0.49.0', '${AWS_REGION:-eu-west-1}', '${env:AWS_REGION:-eu-west-1}'],
    ['v0.41.0', '${env:X:-d}', '${env:X}'],
    ['v0.49.0', '${env:MY-VAR}', undefined],
    ['v0.49.0', '${env:U}', undefined],
  ])('%s: instead of %s write %s', (version, text, instead) => {
    expect(expandText(text, version, environment).references[0]?.instead).toBe(instead)
  })

  test.each<[string, string, EnvReference['range'] extends () => infer R ? R : never]>([
    ['v0.43.0', '$X', { from: 'v0.41.0' }],
    ['v0.40.0', '$1', { from: 'v0.40.0', to: 'v0.40.2' }],
    ['v0.18.0', '${env:X}', { to: 'v0.22.1' }],
    ['v0.24.0', '${env:A}-${env:B}', { from: 'v0.23.0', to: 'v0.26.2' }],
    ['v0.39.1', '${env:U}', { from: 'v0.39.0', to: 'v0.39.3' }],
    ['v0.24.0', '${s3:x}', { from: 'v0.23.0', to: 'v0.27.1' }],
    ['v0.30.0', '${X}', {}],
  ])('%s: %s has its outcome in the releases %j', (version, text, range) => {
    expect(expandText(text, version, environment).references[0]?.range()).toEqual(range)
  })
})

describe('the tree', () => {
  const text = 'a: &x\n  k: ${env:X}\n  l: [1, 2]\nb: *x\n"${env:K}/$Y": 1\n'

  test('shared parts are expanded once, untouched parts are the same objects, spans stay', () => {
    const root = read(text)!
    const { root: expanded, references } = expandIn(root, 'v0.49.0', { X: '7' })
    expect(treeAt(expanded, ['a'])).toBe(treeAt(expanded, ['b']))
    expect(treeAt(expanded, ['a', 'l'])).toBe(treeAt(root, ['a', 'l']))
    expect(treeAt(expanded, ['a', 'k'])).toMatchObject({ value: 7, span: treeAt(root, ['a', 'k'])!.span })
    expect(references.map(({ at, onKey, raw, part }) => [at, onKey, raw, part])).toEqual([
      [['${env:K}/$Y'], true, '${env:K}', [0, 8]],
      [['${env:K}/$Y'], true, '$Y', [9, 11]],
      [['a', 'k'], false, '${env:X}', [0, 8]],
    ])
  })

  test('keys are never expanded', () => {
    const { root } = expandIn(read(text)!, 'v0.49.0', { K: 'k' })
    expect(root.kind === 'mapping' && [...root.entries.keys()]).toContain('${env:K}/$Y')
  })
})

const VERSIONS = releases().map(({ version }) => version)
const token = fc.constantFrom(
  'a',
  ':',
  '$',
  '$$',
  '${',
  '}',
  'env:',
  'yaml:',
  'X',
  'U',
  '1',
  ':-',
  '-',
  '[',
  ' ',
  '\n',
  '${env:X}',
  '${X}',
  '$X',
  '$${X}',
)
const hostile = fc.array(token, { maxLength: 12 }).map((tokens) => tokens.join(''))
const environments = fc.constantFrom<Environment | undefined>(
  undefined,
  {},
  { X: 'v' },
  { X: '${env:X}a', U: '$X}' },
  { X: undefined },
)

test('a text without $ is the identical tree without references', () => {
  fc.assert(
    fc.property(
      fc.string().filter((text) => !text.includes('$')),
      fc.constantFrom(...VERSIONS),
      (text, version) => {
        const root: Tree = { kind: 'sequence', items: [scalar(text)], span: [0, 0] }
        expect(expandIn(root, version, { X: 'v' })).toEqual({ root, references: [] })
        expect(expandIn(root, version, { X: 'v' }).root).toBe(root)
      },
    ),
  )
})

test('every reference lies in its text, says what is there, and stays apart from the same part', () => {
  fc.assert(
    fc.property(hostile, fc.constantFrom(...VERSIONS), environments, (text, version, environment) => {
      const { references } = expandText(text, version, environment)
      for (const { part, raw } of references) expect(text.slice(...part)).toBe(raw)
      expect(new Set(references.map(({ part }) => part.join())).size).toBe(references.length)
    }),
    { numRuns: 300 },
  )
})

test('the advice, followed, leaves nothing more to advise', () => {
  const spelled = fc.constantFrom(
    '$X',
    '${X}',
    '${env:X}',
    '${env:U}',
    '$U',
    '$1',
    '${1}',
    '$#',
    '${X:-d}',
    '${env:X:-d}',
    '${env:X}-${env:Y}',
  )
  fc.assert(
    fc.property(
      fc.constantFrom('', 'a '),
      spelled,
      fc.constantFrom('', ' b'),
      fc.constantFrom(...VERSIONS),
      (before, raw, after, version) => {
        const text = before + raw + after
        const [first] = expandText(text, version, { X: 'v', Y: 'w' }).references
        if (first?.instead === undefined) return
        const better = text.slice(0, first.part[0]) + first.instead + text.slice(first.part[1])
        const { references } = expandText(better, version, { X: 'v', Y: 'w' })
        expect(references.filter(({ isFatal, outcome }) => isFatal || outcome.kind === 'dropped')).toEqual(
          references.slice(1).filter(({ isFatal, outcome }) => isFatal || outcome.kind === 'dropped'),
        )
      },
    ),
    { numRuns: 300 },
  )
})

test('references that multiply their own text end', () => {
  for (const version of ['v0.18.0', 'v0.26.0', 'v0.28.0', 'v0.40.0', 'v0.49.0']) {
    const bomb = { X: '${env:X}${env:X}', Y: '["${env:Y}", "${env:Y}"]' }
    expect(expandText('${env:X} ${env:Y}', version, bomb).references.length).toBeGreaterThan(0)
  }
})
