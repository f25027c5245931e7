import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { compact } from '../src/collector/compact.js'
import { readSource } from '../src/core/source.js'
import type { Tree } from '../src/core/tree.js'

const folder = new URL('oracle/cases/', import.meta.url)
const configs = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'))

/** All of a tree but its places. */
const meaning = (tree: Tree | undefined): unknown => {
  if (tree?.kind === 'sequence') return tree.items.map(meaning)
  if (tree?.kind === 'mapping')
    return [...tree.entries].map(([name, { key, value }]) => [name, key.type, meaning(value)])
  return tree?.kind === 'scalar' ? [tree.type, tree.text, String(tree.value)] : tree?.kind
}

const read = (text: string): unknown => meaning(readSource(text).root)

describe('compacting a config', () => {
  test('takes comments, blank lines and blanks at line ends away', () => {
    expect(compact('# head\nreceivers:   # in\n\n  otlp: {}  \n')).toBe('receivers:\n otlp: {}')
  })

  test('moves every line as far left as its place lets it be', () => {
    const text =
      'a:\n    b:\n        - c:   1\n          d:\n              - 2\n        -   - x\n            - y\n    e: 3\nf: 4'
    expect(compact(text)).toBe('a:\n b:\n - c: 1\n   d:\n   - 2\n - - x\n   - y\n e: 3\nf: 4')
  })

  test('takes the blanks inside of brackets away', () => {
    expect(compact('a: [ x, "y" , z ]\nb: { c:   1, d: [ ] }')).toBe('a: [x,"y",z]\nb: {c: 1,d: [ ]}')
  })

  test('moves block texts as a whole and leaves quoted texts alone', () => {
    const text =
      'x:\n  a: |\n    # no comment\n\n      two\n  b: "#  none"\n  c: x#y\n  d: >2\n      three\n  e: "one\n    two"\n'
    expect(compact(text)).toBe(
      'x:\n a: |\n   # no comment\n\n     two\n b: "#  none"\n c: x#y\n d: >2\n     three\n e: "one\n   two"',
    )
  })

  test('leaves references and placeholders alone', () => {
    const text = 'a: "${env:X:-  y }"\nb: $${env:X}  \nc: "{{ Name }}"'
    expect(compact(text)).toBe('a: "${env:X:-  y }"\nb: $${env:X}\nc: "{{ Name }}"')
  })

  test.each(['a: [ # open\n', '# only a comment\n', '', 'a: 1 # one\n---\nb: 2 # two\n'])('leaves %j alone', (text) => {
    expect(compact(text)).toBe(text)
  })

  test('keeps the meaning of every third config, is never longer, and twice is once', () => {
    for (const text of configs.filter((_, index) => index % 3 === 0)) {
      const shorter = compact(text)
      expect(read(shorter)).toEqual(read(text))
      expect(shorter.length).toBeLessThanOrEqual(text.length)
      expect(compact(shorter)).toBe(shorter)
    }
  })

  test('keeps the meaning of configs with strange lines in them', () => {
    const line = fc.constantFrom(
      '',
      '  ',
      '# c',
      '      # c',
      '- x',
      '  - y: 1',
      'k: |',
      '   text',
      "q: 'a",
      "  b'",
      'z: [ 1 ,',
      ' 2 ]',
      '\tt',
      'a: &n {b:  1}',
      'c: *n',
    )
    const place = fc.tuple(fc.nat(), line)
    fc.assert(
      fc.property(fc.constantFrom(...configs), fc.array(place, { maxLength: 3 }), (config, added) => {
        const lines = config.split('\n')
        for (const [at, text] of added) lines.splice(at % (lines.length + 1), 0, text)
        expect(read(compact(lines.join('\n')))).toEqual(read(lines.join('\n')))
      }),
      { numRuns: 300 },
    )
  })

  test('a config of small pieces keeps its meaning', () => {
    const piece = fc.constantFrom(
      'a:',
      'b: 1',
      '- ',
      '-   ',
      '- - ',
      'c: ',
      '[ ',
      ' ]',
      ', ',
      '{ d: ',
      ' }',
      '\n',
      '\n  ',
      '\n    ',
      '"e"',
      '#f',
      ' #g',
      '|\n',
      '>+\n',
      '&h ',
      '*h',
      '? ',
      ': ',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join('')
        expect(read(compact(text))).toEqual(read(text))
      }),
      { numRuns: 3_000 },
    )
  })
})
