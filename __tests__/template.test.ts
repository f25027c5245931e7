import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { fillTemplate, markUnknown } from '../src/collector/template.js'
import { readSource } from '../src/core/source.js'

describe('filling placeholders', () => {
  test('blanks inside the braces do not count, and other braces stay', () => {
    const { text } = fillTemplate('a: {{ x }}{{x}}\n{{- if .y }}\n', new Map([['x', '1']]))
    expect(text).toBe('a: 11\n{{- if .y }}\n')
  })

  test('names without a value and values without a name are told', () => {
    const { missing, unused } = fillTemplate(
      '{{a}} {{b}}',
      new Map([
        ['b', '1'],
        ['c', '2'],
      ]),
    )
    expect(missing.map(({ name }) => name)).toEqual(['a'])
    expect(unused).toEqual(['c'])
  })

  test('every place of the filled text leads back: text to itself, a value to its placeholder', () => {
    const piece = fc.oneof(fc.stringMatching(/^[a-z \n]{0,8}$/), fc.constantFrom('{{one}}', '{{ two }}'))
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.string(), (pieces, two) => {
        const written = pieces.join('')
        const { text, originalSpan } = fillTemplate(
          written,
          new Map([
            ['one', ''],
            ['two', two],
          ]),
        )
        let at = 0
        for (const one of pieces) {
          const value = one === '{{one}}' ? '' : one === '{{ two }}' ? two : one
          if (value !== '') expect(written.slice(...originalSpan([at, at + value.length]))).toBe(one)
          at += value.length
        }
        expect(at).toBe(text.length)
      }),
    )
  })

  test('without values a placeholder is unknown, quoted, plain or part of a text', () => {
    const { text } = fillTemplate('a: {{x}}\nb: "{{x}}"\nc: p-{{x}}\nd: [{{x}}]\n{{x}}: 1\n', undefined)
    const { root } = readSource(text)
    const marked = root && markUnknown(root)
    const kinds = marked?.kind === 'mapping' ? [...marked.entries].map(([name, { value }]) => [name, value.kind]) : []
    expect(kinds).toEqual([
      ['a', 'unknown'],
      ['b', 'unknown'],
      ['c', 'unknown'],
      ['d', 'sequence'],
    ])
  })
})
