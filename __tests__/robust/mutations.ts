import type { Random } from './random.js'

type Mutation = (text: string, random: Random, others: readonly string[]) => string

const linesOf = (text: string): string[] => text.split('\n')

/** A text with its lines changed in place. */
const onLines =
  (change: (lines: string[], at: number, random: Random) => void): Mutation =>
  (text, random) => {
    const lines = linesOf(text)
    change(lines, random.below(lines.length), random)
    return lines.join('\n')
  }

const ODD = [
  ...['', '~', 'null', '{}', '[]', '[[]]', '[{}]', '{a: b}', '[a, 1, null]', 'true', 'no', 'yes', 'on', "''", '""'],
  ...[
    '0',
    '-1',
    '1e400',
    '-0',
    '0x1F',
    '0o17',
    '017',
    '1_000',
    '9007199254740993',
    '18446744073709551616',
    '.inf',
    '-.inf',
    '.nan',
  ],
  ...[
    '9'.repeat(400),
    '1.5',
    '10s',
    '-5m',
    '5',
    '1h1',
    '99999999h',
    '2001-01-01',
    '2001-12-14t21:59:43.10-05:00',
    '12:30:45',
  ],
  ...[
    '"\\ud83d"',
    '"\\u0000"',
    '"\\x07"',
    'שלום עולם',
    '\u202eabc\u202c',
    'a\u200bb',
    '\ufeffx',
    '🚀'.repeat(9),
    'é'.normalize('NFD'),
    'İ',
    'ß',
  ],
  ...[
    '${X}',
    '${env:X}',
    '${env:X:-}',
    '$X',
    '$$X',
    '${',
    '$',
    '${}',
    '${env:}',
    '${yaml:[1,2]}',
    '${file:/x}',
    '${env:${env:X}}',
    '${SET_YAML}',
    '$1',
  ],
  ...['{{X}}', '{{ name }}', '{{X}}{{Y}}', '"{{X}}"', '{{', '}}', '{{X', '<endpoint>', 'YOUR_KEY'],
  ...[
    'a:b',
    'a: b',
    ': a',
    '- a',
    '? a',
    '# c',
    'a #b',
    '@a',
    '`a`',
    '%a',
    '*a',
    '&a b',
    '!!str 1',
    '!!binary a',
    '!x y',
    '!!map',
    '!!float 1',
    '| a',
    '>',
  ],
  ...[
    'localhost:99999',
    'http://[::1',
    'http://%zz',
    ':0',
    '[::]:1',
    '0.0.0.0:4317',
    'https://user:passw0rd@h:1/x',
    '(',
    '[a-',
    '(?P<n>',
    'a{1001}',
    '(?=x)',
    '.*'.repeat(50),
  ],
  ...[
    'x'.repeat(3000),
    '-'.repeat(200),
    '\t',
    'a\tb',
    '\r',
    'a\rb',
    '\u2028',
    '\u0085',
    '\u0001',
    '\u007f',
    '\ud800',
    '\uffff',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'length',
    'otlp/',
    '/otlp',
    'otlp/a/b',
    ' otlp ',
    'otlp, batch',
    'traces/',
    '"otlp "',
  ],
] as const

const KEYS = [
  '__proto__',
  'constructor',
  'toString',
  'valueOf',
  '',
  '1',
  'null',
  'true',
  '~',
  '"a b"',
  '" otlp "',
  '[a]',
  '{a: b}',
  '<<',
  '*a',
  '${X}',
  '{{X}}',
  'é',
  '🚀',
  'x'.repeat(300),
  'otlp',
  'batch',
  'exporters',
  'service',
  'config',
  'endpoint',
  'queue_size',
  'a.b',
  'a::b',
  '0',
  '-',
  '? a',
] as const

const indentOf = (line: string): string => /^[ \t]*/.exec(line)?.[0] ?? ''

const cut = onLines(
  (lines, at, random) => void lines.splice(at, 1 + random.below(random.chance(0.2) ? lines.length : 3)),
)
const double = onLines((lines, at, random) => void lines.splice(at, 0, ...lines.slice(at, at + 1 + random.below(4))))
const swap = onLines((lines, at, random) => {
  const other = random.below(lines.length)
  const held = lines[at] ?? ''
  lines[at] = lines[other] ?? ''
  lines[other] = held
})
const indent = onLines((lines, at, random) => {
  const by = random.pick([-4, -2, -1, 1, 2, 4])
  const many = 1 + random.below(random.chance(0.3) ? 10 : 1)
  for (let index = at; index < Math.min(lines.length, at + many); index++) {
    const line = lines[index] ?? ''
    lines[index] =
      by > 0 ? (random.chance(0.05) ? '\t' : ' '.repeat(by)) + line : line.slice(Math.min(-by, indentOf(line).length))
  }
})
/** Another value behind a key or a dash. */
const revalue = onLines((lines, at, random) => {
  const line = lines[at] ?? ''
  const head = /^\s*(?:- )*[^\s:#][^:]*:\s|^\s*- |^\s*[^\s:#]+:$/.exec(line)?.[0] ?? `${indentOf(line)}x: `
  lines[at] = `${head.trimEnd()} ${random.pick(ODD)}`
})
const rekey = onLines((lines, at, random) => {
  const key = random.pick(KEYS)
  lines[at] = (lines[at] ?? '').replace(/^(\s*(?:- )*)[^\s:#][^:]*:/, (_, head: string) => `${head}${key}:`)
})
const misspell = onLines((lines, at, random) => {
  const line = lines[at] ?? ''
  const where = random.below(line.length + 1)
  const by = random.pick([
    '',
    'x',
    '_',
    ' ',
    ':',
    '-',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ',',
    '#',
    '&',
    '*',
    '!',
    '|',
    '>',
    '%',
    '@',
    '`',
    '$',
    '\t',
    '\r',
    'ü',
  ])
  lines[at] = line.slice(0, where) + by + line.slice(where + random.below(3))
})
/** What a key holds one level deeper, or in a list. */
const nest = onLines((lines, at, random) => {
  const head = indentOf(lines[at] ?? '')
  let end = at + 1
  while (end < lines.length && indentOf(lines[end] ?? '').length > head.length) end++
  const deep = random.chance(0.05) ? 60 : 1 + random.below(3)
  const block = lines.slice(at, end)
  const nested = Array.from(
    { length: deep },
    (_, level) => `${head}${'  '.repeat(level)}${random.pick(['a:', '-', 'config:', 'otlp:', 'service:'])}`,
  )
  lines.splice(at, end - at, ...nested, ...block.map((line) => '  '.repeat(deep) + line))
})
const anchor = onLines((lines, at, random) => {
  const line = lines[at] ?? ''
  lines[at] = random.chance(0.5)
    ? line.replace(/:\s*$/, ': &a').replace(/: (?=[^&*\s])/, ': &a ')
    : `${indentOf(line)}${random.pick(['<<: *a', '- *a', 'x: *a', '<<: [*a, *a]'])}`
})
const insert = onLines((lines, at, random) => {
  const line = random.pick([
    '---',
    '...',
    '',
    '# adot-ignore[unknown-key] why',
    '# adot-ignore[unused-component]',
    '%YAML 1.1',
    'x: {{X}}',
    '# {{X}}',
    'service:',
    '  telemetry: {metrics: {address: 1}}',
    '- a',
    '\ufeff',
    'connectors: {}',
  ])
  lines.splice(at, 0, line)
})

const splice: Mutation = (text, random, others) => {
  const [mine, theirs] = [linesOf(text), linesOf(random.any(others) ?? '')]
  const from = random.below(theirs.length)
  mine.splice(random.below(mine.length), random.below(5), ...theirs.slice(from, from + 1 + random.below(theirs.length)))
  return mine.join('\n')
}
/** All in one line or with other line ends. */
const breaks: Mutation = (text, random) =>
  text.replaceAll('\n', random.pick(['\r\n', '\r', '\u2028', '\n\n', ' \n', '\t\n']))
const truncate: Mutation = (text, random) => text.slice(0, random.below(text.length))

const MUTATIONS = [
  cut,
  double,
  swap,
  indent,
  revalue,
  revalue,
  revalue,
  rekey,
  rekey,
  misspell,
  nest,
  anchor,
  insert,
  splice,
] as const

/** One of the texts, changed in one to five places. */
export function mutated(texts: readonly string[], random: Random): string {
  let text = random.any(texts) ?? ''
  for (let left = 1 + random.below(5); left > 0; left--) {
    const mutate = random.chance(0.01) ? breaks : random.chance(0.01) ? truncate : random.pick(MUTATIONS)
    text = mutate(text, random, texts)
  }
  return text
}

/** The bytes of a text with some of them changed. */
export function flipped(text: string, random: Random): Uint8Array {
  const bytes = new TextEncoder().encode(text)
  for (let left = 1 + random.below(4); left > 0 && bytes.length > 0; left--)
    bytes[random.below(bytes.length)] = random.below(256)
  return bytes
}
