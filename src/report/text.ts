import { visible } from '../core/escape.js'
import type { Finding } from '../lint/finding.js'

/** Beyond this a source line is cut around the finding. */
const WIDEST = 300

/** What a person reads: place, sentence, the line itself, a caret, and what to do. */
export function showFinding(finding: Finding): string {
  const { file, line, column, severity, rule, what, help = '', sourceLine } = finding
  const head = `${visible(file)}:${line}:${column} ${severity}[${rule}] ${visible(what)}`
  if (sourceLine === '') return help === '' ? head : `${head}\n     | ${visible(help)}`
  const { text, before, width } = cut(finding)
  const caret = before.replaceAll(/[^\t]/g, ' ') + '^'.repeat(width)
  return [head, `${String(line).padStart(4)} | ${text}`, `     | ${caret} ${visible(help)}`.trimEnd()].join('\n')
}

/** The source line as it is shown, what of it stands before the finding, and how many characters the finding has. */
export function cut({ sourceLine, column, endColumn }: Finding): {
  readonly text: string
  readonly before: string
  readonly width: number
} {
  const [from, to] = [column - 1, endColumn - 1]
  // A line may be a megabyte, with thousands of findings.
  const before = visible(sourceLine.slice(Math.max(0, from - WIDEST - 1), from))
  const word = visible(sourceLine.slice(from, Math.min(to, from + WIDEST + 1)))
  const after = visible(sourceLine.slice(to, to + WIDEST + 1))
  if (before.length + word.length + after.length <= WIDEST)
    return { text: before + word + after, before, width: Math.max(1, word.length) }
  const start = before.length > WIDEST / 3 ? `...${before.slice(-WIDEST / 3)}` : before
  const middle = word.slice(0, WIDEST / 3)
  return {
    text: `${start}${middle}${`${word.slice(middle.length)}${after}`.slice(0, WIDEST / 3)}...`,
    before: start,
    width: Math.max(1, middle.length),
  }
}
