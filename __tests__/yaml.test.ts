import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { readSource, type Source } from '../src/core/source.js'
import type { Tree } from '../src/core/tree.js'
import { goText } from './golden/go-text.js'
import { treeAt } from './fakes/tree.js'

describe("what Go's yaml.v3 (v3.0.1, executed) makes of a text", () => {
  type Golden = readonly [group: string, text: string | { readonly base64: string }, out: string | null]
  const golden: readonly Golden[] = JSON.parse(readFileSync(new URL('golden/go-yaml-v3.json', import.meta.url), 'utf8'))

  /** Texts that we read otherwise, with the reason. One that agrees by now must leave the list. */
  const DIFFERENT: ReadonlyMap<string, string> = new Map([
    ['{}{{x}}: c', 'Go hands out {} before it sees what follows, and never reads that: we say that it goes unread'],
    ['[]x y: z', 'the same with a list'],
    ['[? a]: ', 'the same where a key is marked by a question mark'],
    ['a: {<<: {1}, y: 2}', 'Go turns merged keys into the type of the first map: we keep that 1 is a number'],
    [`${'['.repeat(501)}${']'.repeat(501)}`, 'Go follows 10,000 levels, we follow 500'],
  ])

  const inputOf = ([, text]: Golden): string | Uint8Array =>
    typeof text === 'string' ? new TextEncoder().encode(text) : Buffer.from(text.base64, 'base64')

  const isDifferent = ([, text]: Golden): boolean => typeof text === 'string' && DIFFERENT.has(text)

  const agrees = (row: Golden): boolean => {
    const { mistakes, root } = readSource(inputOf(row))
    return mistakes.length > 0 ? row[2] === null : goText(root) === row[2]
  }

  test.each([...new Set(golden.filter((row) => !isDifferent(row)).map(([group]) => group))])(
    '%s: the same values, the same refusals',
    (group) => {
      const rows = golden.filter((row) => row[0] === group && !isDifferent(row))
      const wrong = rows.filter((row) => !agrees(row))
      expect(wrong).toEqual([])
      expect(rows.length).toBeGreaterThan(3)
    },
  )

  test('every text on the list of differences still differs', () => {
    const same = golden.filter((row) => isDifferent(row) && agrees(row))
    expect(same).toEqual([])
    expect(golden.filter(isDifferent)).toHaveLength(DIFFERENT.size)
  })
})

const at = (source: Source, ...path: (string | number)[]): Tree => treeAt(source.root, path)!
const words = (source: Source, tree: { readonly span: readonly [number, number] }): string =>
  source.text.slice(...tree.span)

describe('places', () => {
  const source = readSource(
    [
      'plain: some text # remark',
      'quoted: "a\\tb"',
      '? block',
      ': |',
      '  one',
      '  two',
      '',
      'list:',
      '- first',
      '- {k: v, "q": [1, 2]}',
      'empty:',
      'tagged: !!str &anchor 12',
      'alias: *anchor',
      'last: over',
      '  two lines',
    ].join('\n'),
  )

  test('a value has the span of its characters, quotes and brackets included', () => {
    expect(words(source, at(source, 'plain'))).toBe('some text')
    expect(words(source, at(source, 'quoted'))).toBe('"a\\tb"')
    expect(words(source, at(source, 'block'))).toBe('|\n  one\n  two')
    expect(words(source, at(source, 'list'))).toBe('- first\n- {k: v, "q": [1, 2]}')
    expect(words(source, at(source, 'list', 1))).toBe('{k: v, "q": [1, 2]}')
    expect(words(source, at(source, 'list', 1, 'q'))).toBe('[1, 2]')
    expect(words(source, at(source, 'last'))).toBe('over\n  two lines')
    expect(words(source, source.root!)).toBe(source.text)
  })

  test('a missing value stands behind its colon', () => {
    const { span } = at(source, 'empty')
    expect(span[0]).toBe(span[1])
    expect(source.text.slice(0, span[0])).toMatch(/empty:$/)
  })

  test('tag and anchor are no part of the span, and an alias is the same object', () => {
    expect(words(source, at(source, 'tagged'))).toBe('12')
    expect(at(source, 'alias')).toBe(at(source, 'tagged'))
  })

  test('a key has its own span', () => {
    const list = at(source, 'list', 1)
    const keys = list.kind === 'mapping' ? [...list.entries.values()].map(({ key }) => words(source, key)) : []
    expect(keys).toEqual(['k', '"q"'])
  })

  test('an alias as a key stands where it is used', () => {
    const source = readSource('a: &x name\n*x : 1\n')
    const root = source.root?.kind === 'mapping' ? source.root : undefined
    expect(words(source, root!.entries.get('name')!.key)).toBe('*x')
  })

  test('lines and columns count from one', () => {
    const source = readSource('a: 1\r\nbc: 2\n')
    expect(source.place(0)).toEqual({ line: 1, column: 1 })
    expect(source.place(source.text.indexOf('c'))).toEqual({ line: 2, column: 2 })
  })
})

describe('merges', () => {
  const base = 'one: &one {a: 1, b: 1}\ntwo: &two {b: 2, c: 2}\n'

  test("a map's own keys win, wherever << stands, and of listed maps the first one wins", () => {
    const { root } = readSource(`${base}x:\n  <<: [*one, *two]\n  a: 0\n`)
    expect(goText(treeAt(root, ['x']))).toBe('{s:"a"=i:0,s:"b"=i:1,s:"c"=i:2}')
  })

  test('merged values are the objects of the map they come from', () => {
    const { root } = readSource(`${base}x:\n  <<: *one\n`)
    expect(treeAt(root, ['x', 'a'])).toBe(treeAt(root, ['one', 'a']))
  })

  test('an anchor inside of what is merged is there for the keys that follow', () => {
    const { mistakes, root } = readSource('<<: &one {a: &two 1}\nb: *one\nc: *two\n')
    expect(mistakes).toEqual([])
    expect(goText(root)).toBe('{s:"a"=i:1,s:"b"={s:"a"=i:1},s:"c"=i:1}')
  })

  test('a quoted << is a key like any other', () => {
    const { root } = readSource(`${base}x:\n  "<<": *one\n`)
    expect(goText(treeAt(root, ['x']))).toBe('{s:"<<"={s:"a"=i:1,s:"b"=i:1}}'.replaceAll('<', '\\u003c'))
  })
})

describe('comments', () => {
  test('stand in block and flow, behind values and on lines of their own', () => {
    const { comments, text } = readSource(
      '# top\na: [ #one\n  b, # two\n  # three\n]\nc: | # four\n  # text\nd: "# no" #five\ne: x#y\n#six',
    )
    expect(comments.map(({ text }) => text)).toEqual(['top', 'one', 'two', 'three', 'four', 'five', 'six'])
    for (const comment of comments) expect(text.slice(...comment.span)).toMatch(new RegExp(`^# ?${comment.text}$`))
  })

  test('are there up to a mistake', () => {
    expect(readSource('# first\na: @\n# second').comments.map(({ text }) => text)).toEqual(['first'])
  })
})

describe('a second document', () => {
  test.each([
    ['a: 1\n---\nb: 2\n', '---\nb: 2\n'],
    ['a: 1\n...\n# more\nb: 2\n', 'b: 2\n'],
    ['---\n---\na: 1\n', '---\na: 1\n'],
    ['a: 1\n---\n[\n', '---\n[\n'],
    ['  a: 1\n b: 2\n', 'b: 2\n'],
  ])('%j goes unread from %j on', (text, rest) => {
    const { mistakes, second } = readSource(text)
    expect(mistakes).toEqual([])
    expect(text.slice(second)).toBe(rest)
  })

  test.each(['a: 1\n---\n', 'a: 1\n...\n', '---\na: 1\n', '# x\n---\na: 1\n---\n# nothing\n', ''])(
    '%j has none with anything in it',
    (text) => {
      expect(readSource(text).second).toBeUndefined()
    },
  )

  test('bytes that are no text count only where the collector reads on to them', () => {
    const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1')
    const more = '# line\n'.repeat(200)
    expect(readSource(bytes(`a: 1\n---\n# \xe9\n`)).mistakes).toMatchObject([{ kind: 'encoding' }])
    expect(readSource(bytes(`a: 1\n---\nb: 1\n${more}# \xe9\n`)).mistakes).toEqual([])
    expect(readSource(bytes(`a: 1\n${more}# \xe9\n`)).mistakes).toMatchObject([{ kind: 'encoding' }])
  })
})
