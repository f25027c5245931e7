import { describe, expect, test } from '@jest/globals'
import { findAnchoredFault, findFault } from '../src/core/regexp.js'

const newest = { angleGroups: true, looseNames: true }
const oldest = { angleGroups: false, looseNames: false }
const partOf = (pattern: string, dialect = newest): string | undefined => {
  const fault = findFault(pattern, dialect)
  return fault && pattern.slice(...fault.span)
}

describe('patterns that Go compiles', () => {
  test.each([
    '',
    '^web-.*$',
    '(.*):\\d+',
    'a{0,5}?b{,5}{x',
    '(?i)a(?-s:b)',
    '(?P<name>a)(?P<name>b)',
    '[[:alpha:]\\]a-z-]',
    '[]a]',
    '[^]]',
    '\\pN\\p{Greek}\\P{^Lu}',
    '\\Qa(b\\E+',
    '\\x{10FFFF}\\x41\\012\\_',
    '(|a)*',
    'a|',
    '()*',
    '(?:x{10}){100}',
    '$*',
    'a{1000}',
    '\\bword\\b\\z',
  ])('%j', (pattern) => {
    expect(findFault(pattern, newest)).toBeUndefined()
  })
})

describe('the part that Go does not take', () => {
  test.each([
    ['jvm_(memory|gc', '('],
    ['a)b', ')'],
    ['*.log', '*'],
    ['a|+', '+'],
    ['a**', '*'],
    ['a{1001}', '{1001}'],
    ['a{2,1}', '{2,1}'],
    ['(x{10}){101}', '{101}'],
    ['(?!go_).*', '(?!'],
    ['a(?<=b)', '(?<='],
    ['(a)\\1', '\\1'],
    ['end\\Z', '\\Z'],
    ['a\\', '\\'],
    ['[z-a]', 'z-a'],
    ['x[a-z', '['],
    ['[[:nope:]]', '[:nope:]'],
    ['\\p{Nope}', '\\p{Nope}'],
    ['(?P<a b>x)', '(?P<a b>'],
    ['\\x{110000}', '\\x{110000}'],
  ])('of %j is %j', (pattern, part) => {
    expect(partOf(pattern)).toBe(part)
  })
})

test('groups in angle brackets came with Go 1.22', () => {
  expect(partOf('(?<name>a)', oldest)).toBe('(?<')
  expect(partOf('(?<name>a)')).toBeUndefined()
})

test('loose names of Unicode classes came with Go 1.25, and scripts of two words went', () => {
  expect(partOf('\\p{letter}', oldest)).toBe('\\p{letter}')
  expect(partOf('\\p{letter}\\p{greek}')).toBeUndefined()
  expect(partOf('\\p{Old_Italic}', oldest)).toBeUndefined()
  expect(partOf('\\p{Old_Italic}')).toBe('\\p{Old_Italic}')
})

test('what is wrong alone may be right between the anchors of Prometheus', () => {
  expect(findAnchoredFault('a)|(?:b', newest)).toBeUndefined()
  expect(findAnchoredFault('a)|b', newest)?.span).toEqual([1, 2])
})

test('long patterns are read in one go', () => {
  expect(findFault('(a|b*)'.repeat(20_000), newest)).toBeUndefined()
  expect(findFault('('.repeat(50_000), newest)?.span).toEqual([49_999, 50_000])
})
