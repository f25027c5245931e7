import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readSource, type Source } from '../src/core/source.js'
import { children, type Tree } from '../src/core/tree.js'
import { mutated } from './robust/mutations.js'
import { randomOf } from './robust/random.js'
import { readConfigs } from './robust/runs.js'

/** Plain data of a tree, as JSON would hold it. */
function toJson(tree: Tree | undefined): unknown {
  if (!tree || tree.kind === 'unknown') return undefined
  if (tree.kind === 'sequence') return tree.items.map(toJson)
  if (tree.kind === 'mapping')
    return Object.fromEntries([...tree.entries].map(([name, { value }]) => [name, toJson(value)]))
  return typeof tree.value === 'bigint' ? Number(tree.value) : tree.value
}

function* scalarsOf(tree: Tree): Generator<Extract<Tree, { kind: 'scalar' }>> {
  if (tree.kind === 'scalar') yield tree
  if (tree.kind === 'mapping') for (const { key } of tree.entries.values()) yield key
  for (const [, child] of children(tree)) yield* scalarsOf(child)
}

function checkPlaces(source: Source): void {
  const { text, mistakes, comments, root, second } = source
  const spans = [...mistakes, ...mistakes.flatMap(({ related = [] }) => related), ...comments].map(({ span }) => span)
  for (const [from, to] of [...spans, ...(root ? [...scalarsOf(root)].map(({ span }) => span) : [])]) {
    expect(from).toBeGreaterThanOrEqual(0)
    expect(to).toBeGreaterThanOrEqual(from)
    expect(to).toBeLessThanOrEqual(text.length)
    const { line, column } = source.place(from)
    expect([line > 0, column > 0]).toEqual([true, true])
  }
  for (const { plain, span, text: value } of root ? scalarsOf(root) : [])
    if (plain) expect(text.slice(...span).replace(/[\s\u0085]+/g, '')).toBe(value.replace(/[\s\u0085]+/g, ''))
  if (second !== undefined) expect(second).toBeLessThan(text.length)
  for (const { what, help } of mistakes)
    expect([what, help]).toEqual([expect.stringMatching(/^[^A-Z]/), expect.any(String)])
}

const PIECES = [
  ...['a', 'b', ' ', '  ', '\n', '\n  ', '\t', ': ', ':', '- ', '? ', '[', ']', '{', '}', ',', '"', "'", '#', ' # c'],
  ...['&a ', '*a', '<<: ', '|\n', '>-\n', '!!int ', '!', '%', '@', '`', '\\', '---\n', '...\n', '${x}', '{{x}}', '0'],
  ...['\r\n', '\u2028', '\ufeff', '\u00e9', '\u{1f600}', '\ud800', '\0', '%YAML 1.1\n', '\\u', '1.5', '~', 'k: v\n'],
]
/** Lines of the common kind, and what may stand beside them. */
const LINES = [
  ...['a:\n', 'b: c\n', '  a: 1\n', '    c: "d e"\n', '  - x\n', '- y\n', '  - k: v\n', 'k: [a, "b", c]\n', 'k: []\n'],
  ...[
    'a: b c\n',
    '  a: b:c\n',
    ' # c\n',
    '# c\n',
    '\n',
    '  \n',
    '\t',
    '\r\n',
    'w\n',
    '    w\n',
    'k: w # c\n',
    'k:  w\n',
  ],
  ...[
    'k: [a, ]\n',
    'k: [a b]\n',
    'k: {a: b}\n',
    'k: &x w\n',
    'k: *x\n',
    '<<: *x\n',
    '---\n',
    '...\n',
    'k: |\n',
    '? q\n',
  ],
  ...[
    'k: w',
    'k:',
    "k: 'w'\n",
    '"k": w\n',
    'k : w\n',
    '- - z\n',
    '-\n',
    'k: -1\n',
    'k: "a',
    '"\n',
    '  k: w:\n',
    ' ',
    '  ',
  ],
]
const yamlish = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join(''))

/** All that a reader says but the text itself. */
const said = ({ root, lenient, mistakes, comments, second }: Source) => ({ root, lenient, mistakes, comments, second })

/** Whether a text has what JSON reads in another way: escapes, and characters that no YAML may have. */
const differs = (text: string): boolean => /\\|[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd]/.test(text)

describe('a line that is read in one step means what it means sign by sign', () => {
  const configs = readConfigs(new URL('../', import.meta.url))

  test('in every recorded config', () => {
    const alike = configs.filter((text) => !differs(text))
    expect(alike.length).toBeGreaterThan(500)
    for (const text of alike) expect(said(readSource(text))).toEqual(said(readSource(text, 'json')))
  })

  test('in mutated ones and in texts of any pieces', () => {
    let compared = 0
    for (let seed = 1; seed <= 4000; seed++) {
      // Shorter than the longest key of YAML, which JSON does not have.
      const text = mutated(configs, randomOf(seed)).slice(0, 900)
      if (differs(text)) continue
      compared++
      expect(said(readSource(text))).toEqual(said(readSource(text, 'json')))
    }
    expect(compared).toBeGreaterThan(2500)
    const lines = fc.array(fc.constantFrom(...LINES), { maxLength: 12 }).map((all) => all.join(''))
    fc.assert(
      fc.property(lines, (text) => expect(said(readSource(text))).toEqual(said(readSource(text, 'json')))),
      { numRuns: 5000 },
    )
  })
})

describe('for any text', () => {
  test('reading never throws, and every place lies within the text', () => {
    fc.assert(
      fc.property(fc.oneof(yamlish, fc.string({ unit: 'binary' })), (text) => checkPlaces(readSource(text))),
      {
        numRuns: 3000,
      },
    )
  })

  test('reading any bytes never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => checkPlaces(readSource(bytes))),
      { numRuns: 500 },
    )
  })

  test('bytes and their text read the same', () => {
    const read = (input: string | Uint8Array): unknown => {
      const { root, mistakes, comments, second } = readSource(input)
      return { root, mistakes, comments, second }
    }
    const valid = yamlish.filter((text) => !/\p{Surrogate}/u.test(text))
    fc.assert(fc.property(valid, (text) => expect(read(Buffer.from(text))).toEqual(read(text))))
  })

  test('there is a root or a mistake, never both', () => {
    fc.assert(
      fc.property(yamlish, (text) => {
        const { root, mistakes } = readSource(text)
        expect(root !== undefined && mistakes.length > 0).toBe(false)
      }),
    )
  })
})

describe('JSON', () => {
  const unchanged = (value: unknown, text: string, dialect: 'collector' | 'json'): void => {
    const source = readSource(text, dialect)
    expect(source.mistakes).toEqual([])
    expect(JSON.stringify(toJson(source.root))).toBe(JSON.stringify(value))
  }

  test('of any value reads back equal, on one line or many', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), fc.constantFrom(undefined, 2, '\t'), (value, indent) =>
        unchanged(value, JSON.stringify(value, null, indent), 'json'),
      ),
      { numRuns: 500 },
    )
  })

  test('of readable text is what the collector reads too', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme-ascii' }), (value) =>
        unchanged(value, JSON.stringify(value, null, 2), 'collector'),
      ),
      { numRuns: 500 },
    )
  })

  test('may escape what the collector cannot read', () => {
    const text = '{"a\\/b": "\\ud83d\\ude00"}'
    expect(toJson(readSource(text, 'json').root)).toEqual({ 'a/b': '\u{1f600}' })
    expect(readSource(text).mistakes).toHaveLength(1)
  })

  test('keeps every digit in the text of a number', () => {
    const { root } = readSource('{"a": 12345678901234567890, "b": 1.10}', 'json')
    expect([...scalarsOf(root!)].map(({ text }) => text)).toEqual(['a', 'b', '12345678901234567890', '1.10'])
  })

  test('with a key twice is a mistake', () => {
    expect(readSource('{"a": 1, "a": 1}', 'json').mistakes).toMatchObject([{ kind: 'duplicate-key', span: [9, 12] }])
  })
})

describe('text made to hurt ends soon, in one clear mistake', () => {
  const letters = Array.from({ length: 16 }, (_, i) => `a${String(i)}`)
  const bomb = letters.map(
    (name, i) =>
      `${name}: &${name} [${Array(9)
        .fill(i === 0 ? 'x' : `*${letters[i - 1]!}`)
        .join(', ')}]`,
  )
  const wide = `a: &a {${Array.from({ length: 1000 }, (_, i) => `k${String(i)}: 1`).join(', ')}}`
  const chain = Array.from({ length: 50_000 }, (_, i) => `- &a${String(i)} ${i === 0 ? 'x' : `[*a${String(i - 1)}]`}`)
  const inner = (i: number): string => `${'['.repeat(400)}${i === 0 ? 'x' : `*a${String(i - 1)}`}${']'.repeat(400)}`
  const tower = Array.from({ length: 10 }, (_, i) => `- &a${String(i)} ${inner(i)}`)
  const levels = (count: number): string => Array.from({ length: count }, (_, i) => `${' '.repeat(i)}a:`).join('\n')

  test.each([
    ['an alias bomb', bomb.join('\n'), 'alias'],
    ['a bomb of merges', `${wide}\nb:\n  <<: [${Array(100_000).fill('*a').join(',')}]`, 'alias'],
    ['anchors in anchors in anchors', chain.join('\n'), 'alias'],
    ['levels that aliases add up', tower.join('\n'), 'too-large'],
    ['100,000 open brackets', '['.repeat(100_000), 'too-large'],
    ['100,000 closed brackets', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'too-large'],
    ['100,000 open braces with keys', '{a: '.repeat(100_000), 'too-large'],
    ['100,000 dashes on a line', '- '.repeat(100_000), 'too-large'],
    ['100,000 question marks', '? '.repeat(100_000), 'too-large'],
    ['1,000 levels of keys', levels(1000), 'too-large'],
    ['a file of 5 MB', 'a: b\n'.repeat(1_000_000), 'too-large'],
    ['a quote that never ends', `a: "${'x '.repeat(400_000)}`, 'syntax'],
    ['NUL bytes', '\0'.repeat(1_000_000), 'encoding'],
  ])('%s', (_, text, kind) => {
    const { mistakes, root } = readSource(text)
    expect(mistakes).toMatchObject([{ kind }])
    expect(root).toBeUndefined()
  })

  test('a text of nothing but mistakes tells some of them', () => {
    expect(readSource('a: 1\n'.repeat(100_000)).mistakes).toHaveLength(20)
    expect(readSource('- *x\n'.repeat(100_000)).mistakes).toHaveLength(20)
  })

  test('many honest aliases are no bomb', () => {
    const text = `a: &a {x: 1}\nb:\n${'- {own: 1, shared: *a}\n'.repeat(20_000)}`
    expect(readSource(text).mistakes).toEqual([])
  })

  test('400 levels are read', () => {
    const text = `${'['.repeat(400)}${']'.repeat(400)}`
    expect(JSON.stringify(toJson(readSource(text).root))).toBe(text)
  })
})
