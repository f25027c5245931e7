import { codeForMarkdown, forMarkdown, visible } from '../core/escape.js'

/** How much a page takes; what does not fit is counted, and said to be in the log. */
export interface Room {
  /** Rows of one table. */
  readonly rows: number
  /** Rows of it that are seen at once; the others are folded away. */
  readonly open: number
  /** Characters of one text. */
  readonly text: number
  /** Whether all but findings and steps is folded away, and whole documents are left to the summary. */
  readonly isShort: boolean
}

/** A part of a page with its heading; without lines it is left out. */
export interface Section {
  readonly title: string
  readonly lines: readonly string[]
}

const short = (text: string, { text: longest }: Pick<Room, 'text'>): string =>
  text.length > longest ? `${text.slice(0, longest)}...` : text

/** Foreign text, and foreign code, in the room there is. */
export const prose = (text: string, room: Room): string => forMarkdown(short(text, room))
export const code = (text: string, room: Room): string => codeForMarkdown(short(text, room))

/** So much code fits beside two other columns on a phone. */
const NARROW = 16

/** The same in a table: what is longer may go on in another line. It does so behind a hyphen anyway. */
export function brokenCode(text: string, room: Room): string {
  const parts = visible(short(text, room)).split(/(?<=[./_:[])(?=[^./_:[]{4})/)
  return parts.length > 1 && text.length > NARROW
    ? `<code>${parts.map(forMarkdown).join('<wbr>')}</code>`
    : code(text, room)
}

export interface Table {
  readonly head: readonly string[]
  /** Cells in Markdown. */
  readonly rows: readonly (readonly string[])[]
  /** What one row is about, and several: for the counts. */
  readonly nouns: readonly [one: string, several: string]
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** Rows that are seen, rows that can be unfolded, and how many are only in the log. */
export function tableLines({ head, rows, nouns }: Table, room: Room): readonly string[] {
  const lines = (some: Table['rows']): readonly string[] => [row(head), row(head.map(() => '---')), ...some.map(row)]
  const open = rows.slice(0, Math.min(room.open, room.rows))
  const folded = rows.slice(open.length, room.rows)
  const left = rows.length - open.length - folded.length
  return [
    ...(open.length > 0 ? lines(open) : []),
    ...(folded.length > 0 ? ['', ...fold(countOf(folded.length, nouns, open.length > 0), lines(folded))] : []),
    ...(left > 0 ? ['', `${countOf(left, nouns, left < rows.length)}: see the log of this step.`] : []),
  ]
}

const countOf = (count: number, [one, several]: Table['nouns'], isMore: boolean): string =>
  `${String(count)} ${isMore ? 'more ' : ''}${count === 1 ? one : several}`

/** Folded away below a title, which is Markdown. */
export const fold = (title: string, lines: readonly string[]): readonly string[] => [
  '<details>',
  `<summary>${title}</summary>`,
  '',
  lines.join('\n').trimEnd(),
  '',
  '</details>',
]

/** The largest page that fits: first with all rows, then with half of them, and so on. */
export function fit(render: (room: Room) => string, room: Room, fits: (page: string) => boolean): string {
  for (let rows = room.rows; ; rows = Math.floor(rows / 2)) {
    const page = render({ ...room, rows })
    if (rows === 0 || fits(page)) return page
  }
}
