import { describe, expect, test } from '@jest/globals'
import { readSource, type SyntaxMistake } from '../src/core/source.js'

/** The text with the words to look at between « and », what is said of them, and the way out. */
type Case = readonly [text: string, what: string, help: string]

const NO_START = (sign: string): string => `a value without quotes cannot begin with "${sign}"`
const NEVER_CLOSED = 'the quote opened here is never closed'
const REFERENCE = 'inside [ ] and { } a reference such as ${env:NAME} reads as a map'
const PLACEHOLDER = 'a {{placeholder}} without quotes reads as a map inside a map'
const ONLY_KEY = 'this line can only be a key, and no colon follows'
const DEEPER =
  "this key is indented deeper than the entry above, which has a value: it reads as more of that entry's text"

const INDENTATION: readonly Case[] = [
  [
    'receivers:\n«\t»otlp:\n',
    'a tab indents this line, and YAML takes only blanks there',
    'replace the tab by blanks, as in the lines around it',
  ],
  ['a: b\n«\t»\nc: d\n', 'a tab indents this line', 'replace the tab'],
  ['-«\t»a: b\n', 'a tab indents this line', 'replace the tab'],
  [
    'a: |\n  b\n«\t»c\n',
    'a tab stands where the text of a block must be indented by blanks',
    'replace the tab by blanks',
  ],
  ['a:\n  b: 1\n   «c»: 2\n', DEEPER, 'indent it by 2 blanks to stand beside that entry'],
  ['a: b\n  «c»: d\n', DEEPER, 'begin it at the start of the line to stand beside that entry'],
  [
    'a:\n  b: 1\n «c»: 2\n',
    'this line is indented by 1 blank, the lines above that it could belong with by 0 or 2',
    'indent it like the lines that it belongs with',
  ],
  [
    '- a: 1\n  b: 2\n «c»: 3\n',
    'this line is indented by 1 blank, the lines above that it could belong with by 0 or 2',
    'indent it like',
  ],
  ['a:\n  - b\n «-» c\n', 'this line is indented by 1 blank', 'indent it like'],
  [
    'a: |\n«text»\nb: 1\n',
    'this line is not indented, so it is no part of the block of text above',
    'indent the lines of the text deeper than their key',
  ],
]

const COLONS: readonly Case[] = [
  [
    'a:\n  b:«\u00a0»c\n  d: 1\n',
    'the blank behind this colon is U+00A0, a letter to YAML: it separates no key from its value',
    'replace it by a blank of the space bar',
  ],
  ['a:\n  b: 1\n  c:«\u2003»d\ne: 1\n', 'the blank behind this colon is U+2003', 'replace it by a blank'],
  [
    'a:\n  «grpc»\n  http:\n',
    'this line has no colon, so the lines below read as more of its text',
    'write a colon behind the key',
  ],
  ['«foo»\nbar: baz\n', 'this line has no colon', 'write a colon'],
  ['a: 1\n«b»\nc: 3\n', ONLY_KEY, 'write a colon behind a key, or "- " before a list item'],
  ['a:\n- b\n«c d»\ne: 1\n', ONLY_KEY, '"- " before a list item'],
  [
    'a: 1\nb«:»2\nc: 3\n',
    'no blank follows this colon, so it separates no key from its value',
    'write a blank behind the colon',
  ],
  ['a:\n  b«:»2\n  c: 3\n', 'no blank follows this colon', 'write a blank'],
  ['a: x«\u2028»y\n', 'the character U+2028 ends the line here, and what follows is no key', 'replace it by a blank'],
  ['a: b«:» c\n', 'a second ": " on one line reads as a key inside a value', 'put quotes around the whole value'],
  ['--- «a»: b\n', 'a map cannot begin on the line of "---"', 'begin it on the next line'],
  ['«:» x\n', 'no key stands before this colon', 'write a key before it'],
  [`«${'k'.repeat(1030)}»: v\n`, 'a key has more than the 1,024 characters that YAML allows', 'shorten it'],
  [`{«"${'k'.repeat(1030)}"»: v}\n`, 'a key has more than the 1,024 characters', 'shorten it'],
  ['{a: 1 «b»: 2}', 'no comma stands between this key and the value before it', 'write a comma behind that value'],
  ['a: {b: c\n  «d»: e}\n', 'no comma stands between this key', 'write a comma'],
  ['[a\n «:» b]\n', 'this colon has no key before it on its line', 'write the key on the line of its colon'],
]

const QUOTES: readonly Case[] = [
  ['a: «"»b\nc: d\n', NEVER_CLOSED, 'close it at the end of the value'],
  ["a: «'»b\n", NEVER_CLOSED, 'close it'],
  ['a: «"»b\nc: "d"\ne: f\n', NEVER_CLOSED, 'close it'],
  ['a: «"»b\n---\nc: d\n', 'the quote opened here is still open where "---" or "..." ends the document', 'close it'],
  ['«"»b\nc": d\n', 'the quote opened here is closed only lines below, before a colon', 'close it on its own line'],
  [
    "a: 'it'«s'»\n",
    'text follows the closing quote, which ends the value',
    'put quotes around the whole value; between single quotes a quote is written twice',
  ],
  [
    'a: "C:«\\p»ath"\n',
    '"\\\\p" is no escape that YAML knows in double quotes',
    'double the backslash, or use single quotes',
  ],
  ['a: "b«\\/»c"\n', '"\\\\/" is no escape', 'write the slash alone'],
  ['a: "«\\u»12"\n', '4 hexadecimal digits must follow this escape', 'write all of them'],
  ['a: "«\\ud83d»\\ude00"\n', 'the code U+D83D is no character', 'write the character itself'],
]

const BRACKETS: readonly Case[] = [
  ['a: «[»b, c\n', '"[" opened here is never closed', 'write "]" at the end of the value'],
  ['a:\n  b: «[»c\n  d: [e]\n', '"[" opened here is never closed', 'write "]"'],
  ['a:\n  b: «[»c,\n  d: [e]\n  f: [g]\n', '"[" opened here is never closed', 'write "]"'],
  ['a: «{»b: c\nd: e\n', '"{" opened here is never closed', 'write "}"'],
  ['a: [b«}»\n', '"}" stands where "[" must be closed first', 'close brackets in the reverse order of opening'],
  ['a: [b]«]»\n', '"]" closes nothing that is open', 'remove it, or put quotes around the whole value'],
  ['a: [b]«c»\n', 'text follows "]", which ends the value', 'remove it, or put quotes'],
  ['a: [b, «,» c]\n', 'no value stands before this comma', 'remove the comma, or write the missing value'],
  ['a: ["b" «"c"»]\n', 'neither a comma nor "]" stands between this and the value before it', 'write a comma'],
  ['a: [b«?»c=1]\n', 'inside [ ] and { } text without quotes ends before "?"', 'put quotes around the text'],
  ['a: [«-» b]\n', 'inside [ ] and { } lists have no dashes', 'remove the dash'],
  [
    'a: [«:»:]:4317\n',
    'inside [ ] and { } no text without quotes begins with a colon',
    'put quotes around the whole value, as in "[::]:4317"',
  ],
  ['a: {b: «|»\n c}\n', '"|" begins a block of text, which cannot stand inside [ ] or { }', 'put quotes around'],
  ['a: [«${env:X}», b]\n', REFERENCE, 'put quotes around it, as in "${env:NAME}"'],
  ['a: {b: «${env:X:-c}»}\n', REFERENCE, 'put quotes around it'],
  ['«{{- if .x }}»\na: 1\n', PLACEHOLDER, 'put quotes around it, as in "{{name}}"'],
  ['a: {{x}}«/b»\n', 'a {{placeholder}} without quotes reads as a map, and text follows it', 'put quotes around it'],
]

const STARTS: readonly Case[] = [
  ['a: «@»b\n', NO_START('@'), 'put quotes around the whole value'],
  ['a: «`»b`\n', NO_START('`'), 'put quotes'],
  ['a: «%»b\n', NO_START('%'), 'put quotes'],
  ['a: «,»b\n', NO_START(','), 'put quotes'],
  ['a: «?» b\n', NO_START('? '), 'put quotes'],
  ['a: «-» b\n', 'a list with dashes cannot begin on the line of its key', 'begin the list on the next line'],
  ['a: «*.b»\n', 'a value that begins with "*" reads as the use of an anchor', 'put quotes around the whole value'],
  ['a: [«*»]\n', 'a value that begins with "*" reads as the use of an anchor', 'put quotes'],
  ['a: «&quot;b&quot;»\n', 'a value that begins with "&" reads as the definition of an anchor', 'put quotes'],
  ['a: «!b{c}»\n', 'a value that begins with "!" reads as a tag, and this is no tag', 'put quotes'],
  ['a: «!e!b» c\n', 'no %TAG line defines the tag handle "!e!"', 'remove the tag'],
  [
    'a: «>x»\n  b\n',
    'only a digit from 1 to 9, "+" or "-" may follow the sign that begins a block of text',
    'begin the text on the next line',
  ],
  [
    '«%YAML 1.2»\n---\na: b\n',
    'the collector reads only YAML 1.1 and refuses every other %YAML line',
    'remove the line',
  ],
  ['«%FOO bar»\n---\na: b\n', 'a line that begins with "%" is an instruction to the YAML reader', 'remove the line'],
  ['%YAML 1.1\n«a»: b\n', 'a line with "---" must stand between', 'remove the lines that begin with "%"'],
  ['«...»\n', 'the document ends before anything stands in it', 'remove the line'],
]

const ORDER: readonly Case[] = [
  ['a: b\n«-» c\n', 'a list item stands among keys', 'a key has either a list or keys below it'],
  ['- a\n«b»: c\n', 'a key stands where the list beside it has its dashes', 'write "- " before it'],
  ['a: "b"«,»\nc: d\n', 'a comma stands behind a value that is in no brackets', 'remove it'],
  ['a: &x «&y» b\n', 'a value has at most one tag and one anchor, and an alias has neither', 'remove what is too much'],
  [
    'a: b # c\n  «d»\n',
    'this line is no key, and no part of the value above',
    'a text over several lines cannot have comments in between',
  ],
]

const only = (text: string): SyntaxMistake => {
  const { mistakes, root } = readSource(text)
  expect(mistakes).toHaveLength(1)
  expect(root).toBeUndefined()
  return mistakes[0]!
}

const unmark = (text: string): string => text.replace(/[«»]/g, '')

describe.each([
  ['indentation', INDENTATION],
  ['colons', COLONS],
  ['quotes', QUOTES],
  ['brackets', BRACKETS],
  ['what a value begins with', STARTS],
  ['the order of things', ORDER],
])('a mistake in %s is told where a person must look', (_, cases) => {
  test.each(cases)('%j', (marked, what, help) => {
    const mistake = only(unmark(marked))
    const [from, to] = mistake.span
    const text = unmark(marked)
    expect(`${text.slice(0, from)}«${text.slice(from, to)}»${text.slice(to)}`).toBe(marked)
    expect(mistake).toMatchObject({
      kind: 'syntax',
      what: expect.stringContaining(what),
      help: expect.stringContaining(help),
    })
  })
})

describe('a text without mistakes of syntax', () => {
  test.each([
    ['a: 1\n«a»: 2\n', 'duplicate-key', '"a" stands twice in one map'],
    ['a: 1\n«"a"»: 2\n', 'duplicate-key', '"a" stands twice in one map'],
    ['x: {<<: {a: 1}, «<<»: {b: 1}}\n', 'duplicate-key', '"<<" stands twice'],
    ['a: «{{x}}»\n', 'key', PLACEHOLDER],
    ['a: «{{ x }}»\n', 'key', PLACEHOLDER],
    ['«[a]»: b\n', 'key', 'a map or a list stands where a key must be a single text'],
    ['? «- a»\n: b\n', 'key', 'a map or a list stands where a key must be'],
    ['a: «*batchng»\nb: &batching 1\n', 'alias', 'no anchor "batchng" is defined above'],
    ['a: &a [«*a»]\n', 'alias', 'the anchor "a" is used inside its own value'],
    ['a: &a 1\nb: {<<: «*a»}\n', 'alias', '"<<" merges maps, and this is none'],
    ['b: {<<: [{a: 1}, «2»]}\n', 'alias', '"<<" merges maps'],
    ['a: !!int «x»\n', 'syntax', 'the value is not what its tag !!int says'],
    ['a: x«\u0007»y\n', 'encoding', 'the character U+0007 stands here'],
    ['# «\ud800» half\n', 'encoding', 'the character U+D800 stands here'],
  ])('%j: %s', (marked, kind, what) => {
    const text = unmark(marked)
    const mistake = only(text)
    const [from, to] = mistake.span
    expect(`${text.slice(0, from)}«${text.slice(from, to)}»${text.slice(to)}`).toBe(marked)
    expect(mistake).toMatchObject({ kind, what: expect.stringContaining(what) })
  })

  test('tells every duplicate, each with its first', () => {
    const text = 'a: {b: 1, b: 2}\nc: 1\nc: 2\nc: 3\n'
    const { mistakes } = readSource(text)
    expect(mistakes.map(({ span }) => span[0])).toEqual([10, 21, 26])
    expect(mistakes.map(({ related }) => related?.[0]?.span[0])).toEqual([4, 16, 16])
  })

  test('helps with the anchor that was meant, defined too late, or missing', () => {
    expect(only('a: &batching 1\nb: *batchng\n').help).toBe('did you mean *batching?')
    expect(only('a: *later\nb: &later 1\n').help).toBe('move the definition &later above its first use')
    expect(only('a: *.nothing\n').help).toContain('put quotes around the whole value')
    expect(only('a: *nothing\n').help).toContain('if it is a text that begins with "*", put quotes around it')
  })

  test('never quotes a value', () => {
    const { mistakes } = readSource('password: "hunter2" hunter3: x\ntoken: !!int hunter4\n')
    expect(JSON.stringify(mistakes)).not.toContain('hunter')
  })
})

describe('bytes', () => {
  test('that are no UTF-8 are told where they stand', () => {
    const [mistake] = readSource(Buffer.from('# caf\xe9\na: 1\n', 'latin1')).mistakes
    expect(mistake).toMatchObject({ kind: 'encoding', span: [5, 6], help: 'save the file as UTF-8' })
  })

  test('of a replacement character in the file itself are no mistake', () => {
    expect(readSource(Buffer.from('a: \ufffd\n')).mistakes).toEqual([])
    expect(readSource(Buffer.from('a: \ufffd\xe9\n', 'utf8')).mistakes).toEqual([])
    expect(readSource(Buffer.concat([Buffer.from('a: \ufffd'), Buffer.from([0xe9, 0x0a])])).mistakes).toMatchObject([
      { kind: 'encoding', span: [4, 5] },
    ])
  })

  test('of UTF-16 are read where the file says so, and refused where it does not', () => {
    const wide = Buffer.from('\ufeffa: \u00fc\n', 'utf16le')
    const swapped = Buffer.from(wide).swap16()
    for (const bytes of [wide, swapped]) expect(readSource(bytes).root).toMatchObject({ kind: 'mapping' })
    expect(readSource(wide.subarray(2)).mistakes).toMatchObject([{ kind: 'encoding' }])
    expect(readSource(wide.subarray(0, wide.length - 1)).mistakes).toMatchObject([{ kind: 'encoding' }])
  })
})
