import type { Source } from '../core/source.js'
import { linesInside } from './compact-lines.js'

/** A column where entries or items stand: in the text, and as far left as they may. */
interface Column {
  readonly old: number
  readonly fresh: number
  /** Of items of a list; else of keys. */
  readonly isList: boolean
}

/**
 * The text with every line as far left as its place in the structure lets it be: one blank for each level, a list below
 * its key, one blank behind each dash.
 */
export function shiftLeft(source: Source): string {
  const inside = linesInside(source, 'value')
  const columns: Column[] = []
  let shift = 0
  const lines = source.text.split('\n').map((line, index) => {
    if (inside.has(index)) return line.slice(Math.min(shift, line.length - line.trimStart().length))
    const { 0: before, 1: blanks = '', 2: dashes = '' } = /^( *)((?:- +(?=\S))*)/.exec(line) ?? ['']
    const fresh = placeLine(columns, {
      column: blanks.length,
      dashes,
      isItem: /^-(?: |$)/.test(line.slice(blanks.length)),
    })
    shift = blanks.length - fresh
    return ' '.repeat(fresh) + dashes.replaceAll(/- +/g, '- ') + line.slice(before.length)
  })
  return lines.join('\n')
}

interface Line {
  readonly column: number
  /** The dashes it begins with, each with the blanks behind it. */
  readonly dashes: string
  readonly isItem: boolean
}

/** The column in which a line begins from now on. Leaves `columns` as the next line needs them. */
function placeLine(columns: Column[], { column, dashes, isItem }: Line): number {
  while (isLeft(columns, column, isItem)) columns.pop()
  const above = columns.at(-1)
  const first = above?.old === column && above.isList === isItem ? above : nextColumn(above, column, isItem)
  if (first !== above) columns.push(first)
  let [old, fresh] = [column, first.fresh]
  const behind = dashes.match(/- +/g) ?? []
  for (const [index, dash] of behind.entries()) {
    old += dash.length
    fresh += 2
    columns.push({ old, fresh, isList: index + 1 < behind.length })
  }
  return first.fresh
}

/** Whether a line in this column ends what stands in the last one. */
function isLeft(columns: readonly Column[], column: number, isItem: boolean): boolean {
  const last = columns.at(-1)
  return last !== undefined && (last.old > column || (last.old === column && last.isList && !isItem))
}

function nextColumn(above: Column | undefined, old: number, isList: boolean): Column {
  if (!above) return { old, fresh: 0, isList }
  return { old, fresh: isList && !above.isList ? above.fresh : above.fresh + 1, isList }
}
