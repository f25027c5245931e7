import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { exactNumber, fieldOf, fromTree, isRawNumber, parseJson, printJson } from '../../src/core/json.js'
import { Failure } from '../../src/core/problem.js'
import { readSource } from '../../src/core/source.js'

const failureOf = (act: () => unknown): Failure => {
  try {
    act()
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('numbers', () => {
  test.each([
    '0',
    '-0',
    '1.0',
    '1e3',
    '1E+2',
    '12345678901234567890',
    '0.1',
    '1e400',
    '-7.50',
    '100',
    '9007199254740993',
  ])('%s is written as it was read', (text) => {
    expect(printJson(parseJson(`{"n":${text},"list":[${text}]}`, 'x'))).toBe(`{"n":${text},"list":[${text}]}`)
  })

  test('is a number only when its text survives', () => {
    expect(parseJson('[1, 1.5]', 'x')).toEqual([1, 1.5])
    const [kept] = [parseJson('1.0', 'x')]
    expect(isRawNumber(kept)).toBe(true)
    expect(exactNumber(kept)).toBe(1)
    expect(exactNumber(parseJson('9007199254740993', 'x'))).toBeUndefined()
    expect(exactNumber(parseJson('1e400', 'x'))).toBeUndefined()
  })

  test('an object that looks like a kept number stays an object', () => {
    const text = '{"value":"1","isLosslessNumber":true}'
    expect(isRawNumber(parseJson(text, 'x'))).toBe(false)
    expect(printJson(parseJson(text, 'x'))).toBe(text)
  })
})

test('what is written is read back the same, whatever it is', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value)
      expect(printJson(parseJson(text, 'x'))).toBe(JSON.stringify(JSON.parse(text)))
    }),
  )
})

test('keys keep their order, and __proto__ is a key like any other', () => {
  const text = '{"z":1,"a":2,"__proto__":{"polluted":true},"constructor":3}'
  const json = parseJson(text, 'x')
  expect(printJson(json)).toBe(text)
  expect(fieldOf(json, '__proto__')).toEqual({ polluted: true })
  expect(fieldOf(json, 'polluted')).toBeUndefined()
  expect(fieldOf(parseJson('{}', 'x'), 'constructor')).toBeUndefined()
})

test('a byte order mark is no part of the text', () => {
  expect(parseJson('\uFEFF{"a":1}', 'x')).toEqual({ a: 1 })
})

describe('refuses', () => {
  test.each([
    [
      '{"a": {"b": 1,\n "b": 1}}',
      'task.json:2:2: key "b" stands twice in one object: one of the two values would be lost',
    ],
    [
      '{"a\\u0062": 1, "ab": 2}',
      'task.json:1:16: key "ab" stands twice in one object: one of the two values would be lost',
    ],
    [
      '{"a": 1,}',
      'task.json:1:9: not JSON: a key in double quotes is expected here, and no comma before a closing brace',
    ],
    ['{a: 1}', 'task.json:1:2: not JSON: a key in double quotes is expected here, and no comma before a closing brace'],
    ['{"a": 1\n "b": 2}', 'task.json:2:2: not JSON: a comma is missing before this'],
    ['{"a" 1}', 'task.json:1:6: not JSON: a colon is missing after the key'],
    ['{"a": }', 'task.json:1:7: not JSON: a value is expected here'],
    ['{"a": 1', 'task.json:1:8: not JSON: the text ends within an object'],
    ['[1', 'task.json:1:3: not JSON: the text ends within a list'],
    ['[1,]', 'task.json:1:4: not JSON: an item is expected here, and no comma before a closing bracket'],
    ['{"a": "x', 'task.json:1:9: not JSON: the text ends within a string'],
    ['{"a": 01}', 'task.json:1:8: not JSON: a comma is missing before this'],
    ['{"a": 1.}', 'task.json:1:9: not JSON: a number lacks a digit'],
    ['{} secret', 'task.json:1:4: not JSON: the document has ended before this'],
    ['"\\secret"', 'task.json:1:2: not JSON: a backslash begins no escape that JSON knows'],
    ['"\\uhush"', 'task.json:1:2: not JSON: \\u wants four hex digits'],
    ['"a\nb"', 'task.json:1:3: not JSON: a string holds a line break or another control character'],
    ['', 'task.json:1:1: not JSON: a value is expected here'],
    ['['.repeat(501) + ']'.repeat(501), 'task.json:1:501: nested deeper than 500 levels'],
  ])('text number %#', (text, what) => {
    expect(failureOf(() => parseJson(text, 'task.json')).troubles[0]?.what).toBe(what)
  })

  test('a hundred thousand brackets, at once', () => {
    expect(() => parseJson('[{"a":'.repeat(100_000), 'x')).toThrow('nested deeper than 500 levels')
  })

  test('nothing that only looks like a duplicate key', () => {
    const text = '{"a":[{"k":1},{"k":1}],"b":"\\"a\\":1, \\"a\\":","k":"a","c":{"a":1}}'
    expect(printJson(parseJson(text, 'x'))).toBe(text)
  })
})

describe('YAML becomes JSON', () => {
  const json = (yaml: string): string => printJson(fromTree(readSource(yaml).root!))

  test('numbers keep their text where JSON has it, else their value', () => {
    expect(json('[1, 1.0, 1e3, 12345678901234567890, 0x10, 0o17, 1_000, +5, .5]')).toBe(
      '[1,1.0,1e3,12345678901234567890,16,15,1000,5,0.5]',
    )
  })

  test('what only YAML knows becomes its text', () => {
    expect(json('{date: 2024-01-02, much: .inf, yes: yes, none: ~, on: "true"}')).toBe(
      '{"date":"2024-01-02","much":".inf","yes":"yes","none":null,"on":"true"}',
    )
  })

  test('aliases are written out, and bounded', () => {
    expect(json('a: &a [1]\nb: *a')).toBe('{"a":[1],"b":[1]}')
    const bomb = ['a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]']
    for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef'])
      bomb.push(`${to!}: &${to!} [${Array(10).fill(`*${from!}`).join(', ')}]`)
    const source = readSource(bomb.join('\n'))
    if (source.root) expect(() => fromTree(source.root!)).toThrow('more than 100000 values')
    else expect(source.mistakes.map(({ kind }) => kind)).toEqual(['alias'])
  })
})
