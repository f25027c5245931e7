import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { fillTemplate, markUnknown } from '../src/collector/template.js'
import { readSource } from '../src/core/source.js'
import type { Tree } from '../src/core/tree.js'
import { treeAt } from './fakes/tree.js'

const values = (pairs: Readonly<Record<string, string>>): ReadonlyMap<string, string> => new Map(Object.entries(pairs))

describe('filling placeholders', () => {
  test('blanks inside the braces do not count, and other braces stay', () => {
    const { text } = fillTemplate('a: {{ x }}{{x}}{{\tx}}\n{{- if .y }}\n{{1x}} {{x-y}} {{}}\n', values({ x: '1' }))
    expect(text).toBe('a: 111\n{{- if .y }}\n{{1x}} {{x-y}} {{}}\n')
  })

  test('a value is never searched for placeholders, nor for patterns of replacement', () => {
    expect(fillTemplate('{{a}}{{b}}', values({ a: '{{b}}', b: '$&$1' })).text).toBe('{{b}}$&$1')
  })

  test('names without a value and values without a name are told', () => {
    const { text, missing, unused, originalSpan } = fillTemplate('{{b}} {{ a }}', values({ b: '2', c: '3' }))
    expect(missing.map(({ name }) => name)).toEqual(['a'])
    expect(originalSpan(missing[0]!.span)).toEqual([6, 13])
    expect(unused).toEqual(['c'])
    expect(text).not.toContain('{{')
  })

  test('without any values nothing is missing or unused', () => {
    expect(fillTemplate('{{a}}', undefined)).toMatchObject({ missing: [], unused: [] })
  })

  test('a part of a value is its whole placeholder, an offset in it the first brace', () => {
    const { original, originalSpan } = fillTemplate('a {{x}} b', values({ x: '12345' }))
    expect(originalSpan([3, 5])).toEqual([2, 7])
    expect(originalSpan([0, 3])).toEqual([0, 7])
    expect(originalSpan([4, 9])).toEqual([2, 9])
    expect([0, 2, 6, 7, 8, 9].map(original)).toEqual([0, 2, 2, 7, 8, 9])
  })

  const piece = fc.oneof(fc.stringMatching(/^[a-z \n]{0,8}$/), fc.constantFrom('{{one}}', '{{ two }}', '{{three}}'))
  const pieces = fc.array(piece, { maxLength: 12 })

  test('it does what replacing one name after the other does', () => {
    fc.assert(
      fc.property(pieces, fc.stringMatching(/^[^{}]*$/), (written, two) => {
        const { text } = fillTemplate(written.join(''), values({ one: '', two, three: '3' }))
        const replaced = written
          .join('')
          .replaceAll('{{one}}', () => '')
          .replaceAll('{{ two }}', () => two)
        expect(text).toBe(replaced.replaceAll('{{three}}', () => '3'))
      }),
    )
  })

  test('every place of the filled text leads back: text to itself, a value to its placeholder', () => {
    fc.assert(
      fc.property(pieces, fc.string(), (written, two) => {
        const given: Readonly<Record<string, string>> = { '{{one}}': '', '{{ two }}': two, '{{three}}': '3' }
        const filled = fillTemplate(written.join(''), values({ one: '', two, three: '3' }))
        let [at, from] = [0, 0]
        for (const one of written) {
          const value = given[one] ?? one
          for (let step = 0; step < value.length; step++) {
            const wanted = one in given ? [from, from + one.length] : [from + step, from + step + 1]
            expect(filled.originalSpan([at + step, at + step + 1])).toEqual(wanted)
            expect(filled.original(at + step)).toBe(wanted[0])
          }
          at += value.length
          from += one.length
        }
        expect([at, filled.original(at)]).toEqual([filled.text.length, from])
      }),
    )
  })
})

describe('placeholders without a value', () => {
  const marked = (written: string) => {
    const { root } = readSource(fillTemplate(written, undefined).text)
    return root && markUnknown(root)
  }

  test('are unknown where they stand: quoted, plain, in a list, in a text', () => {
    const root = marked('a: {{x}}\nb: "{{x}}"\nc: p-{{x}}\nd: [{{x}}, 1]\ne: {{x}}0\nf: |\n  {{x}}\n')
    const kinds = ['a', 'b', 'c', 'e', 'f'].map((key) => treeAt(root, [key]))
    expect(kinds.map((tree) => tree?.kind === 'unknown' && tree.string)).toEqual([false, true, true, false, true])
    expect(treeAt(root, ['d', 0])).toMatchObject({ kind: 'unknown' })
    expect(treeAt(root, ['d', 1])).toMatchObject({ value: 1 })
  })

  test('as a key they make the map unknown, and only that map', () => {
    const root = marked('exporters:\n  awsemf/{{x}}: {}\n  awsxray: {}\nreceivers:\n  otlp: {}\n')
    expect(treeAt(root, ['exporters'])).toMatchObject({ kind: 'unknown', string: false })
    expect(treeAt(root, ['receivers', 'otlp'])).toMatchObject({ kind: 'mapping' })
  })

  test('a tree without them is the same object', () => {
    const { root } = readSource('a: [[1]]\nb: &x {c: 1}\nd: *x\n')
    expect(markUnknown(root!)).toBe(root)
  })

  test('the depth of what is read is not too deep', () => {
    let tree: Tree = readSource(fillTemplate('{{x}}', undefined).text).root!
    for (let depth = 0; depth < 1_000; depth++) tree = { kind: 'sequence', items: [tree], span: [0, 1] }
    expect(markUnknown(tree)).not.toBe(tree)
  })
})
