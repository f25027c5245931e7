import { once } from './remember.js'

/** Lines of a text, for places. */
export interface Lines {
  /** 1-based; columns count UTF-16 units. */
  readonly place: (offset: number) => { readonly line: number; readonly column: number }
  /** The text of a line without its end. */
  readonly line: (line: number) => string
}

/** Finds lines by bisection: one pass over the text when somebody asks, then constant work for each place. */
export function readLines(text: string): Lines {
  const startsOf = once(() => startsIn(text))
  const place = (offset: number): { line: number; column: number } => {
    const starts = startsOf()
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
  const line = (number: number): string => {
    const starts = startsOf()
    return text.slice(starts[number - 1] ?? text.length, starts[number] ?? text.length).replace(/\r?\n$|\r$/, '')
  }
  return { place, line }
}

function startsIn(text: string): readonly number[] {
  const starts = [0]
  for (let next = text.indexOf('\n'); next >= 0; next = text.indexOf('\n', next + 1)) starts.push(next + 1)
  return starts
}
