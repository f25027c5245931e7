import fc from 'fast-check'

/** Texts that are something to a log, a terminal, Markdown, HTML, JSON or a URI. */
const HOSTILE: readonly string[] = [
  ...['::error::x', '  ::set-output name=a::b', '::stop-commands::x', '##[error]x', '##vso[task]', '%0A::error::x'],
  ...['%25', '%0D', '`code`', '```', '``', '<script>alert(1)</script>', '<!-- -->', '-->', '</details>', '<img src=x>'],
  ...[
    '@everyone',
    '@octo-org/team',
    'a@b.example',
    '#1',
    'GH-1',
    'octo/shop#12',
    '| a | b |',
    '\\|',
    '|',
    '\\',
    '\\\\',
  ],
  ...['a\nb', 'a\r\n::error::b', '\r', '\n\n# head', '\u2028::error::', '\u0085', '\u0000', '\t', '   ', ''],
  ...[
    '\u202eabc\u2066',
    '\u200b',
    '\u00ad',
    '\ufeff',
    '\u001b[31mred',
    '\u001b]8;;https://x\u0007',
    '\u009b31m',
    '\u0007',
  ],
  ...['[a](https://evil.example)', '![i](https://evil.example/x.png)', '[a][b]', '[a]: https://evil.example', '[^1]'],
  ...['https://evil.example', 'www.evil.example', 'mailto:a@b.example', '# head', '- item', '1. one', '> quote', '---'],
  ...['*bold* _it_ ~~no~~', '&lt;&#64;', '$x$', '$$', ':smile:', 'a,b:c=d', '"', "'", '{0}', '${X}', '{{Name}}', ']('],
  ...['\ud800', '\udc00\ud800', 'e\u0301', '👩‍👩‍👧', 'é'.repeat(3_000), 'x'.repeat(10_000), '|'.repeat(500)],
]

/** Any of them, two of them in a row, or any text. */
export const word: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom(...HOSTILE), weight: 3 },
  {
    arbitrary: fc.tuple(fc.constantFrom(...HOSTILE), fc.constantFrom(...HOSTILE)).map((two) => two.join('')),
    weight: 2,
  },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 30 }), weight: 1 },
)

/** What a page is made of, line by line, whatever its words are: headings, rows and their cells, items, tags, blanks. */
export function shapeOf(markdown: string): readonly string[] {
  return markdown.split('\n').map((line) => {
    if (line.startsWith('|')) return `row of ${String(line.replaceAll(/\\./g, '').split('|').length - 2)}`
    const [, mark] = /^(#{1,6}|[-+*]|\d+[.)]|>|`{3,}|~{3,}|<\/?\w+>| {4})(?:\s|\w|$)/.exec(line) ?? []
    return mark ?? (line.trim() === '' ? 'blank' : 'text')
  })
}

/** What would be markup outside of code that is not ours: tags, mentions, links, images, references to issues. */
export function markupIn(markdown: string): readonly string[] {
  const prose = markdown
    .replaceAll(/`[^`\n]*`/g, '')
    .replaceAll(/<\/?(?:br|code|details|summary|sub|wbr)>/g, '')
    .replaceAll(/(?<!!)\[[\w-]+\]\(https:\/\/github\.com\/adot-ecs\/adot-ecs-sidecar\/[\w./-]+\)/g, '')
  return [
    ...prose.matchAll(/<|@(?!&#8203;)\S|!?\[[^\]\n]*\][([:]|https?:\/\/|(?<![a-z0-9])www\.|(?<!&)#\d|`|\]\(/gi),
  ].map(({ 0: found }) => found)
}

/** What a reader does not see, or a terminal obeys: all but line ends and tabs. */
export const unseenIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?![\n\t])[\p{Cc}\p{Cs}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu)].map(
    ({ 0: found }) => encodeURI(JSON.stringify(found)),
  )
