import type { Finding } from '../lint/finding.js'

/** What a person reads: place, sentence, the line itself, a caret, and what to do. */
export function showFinding({ file, line, column, endColumn, severity, rule, what, help, sourceLine }: Finding): string {
  const number = String(line).padStart(4)
  const caret = ' '.repeat(column - 1) + '^'.repeat(Math.max(1, endColumn - column))
  return [`${file}:${String(line)}:${String(column)} ${severity}[${rule}] ${what}`, `${number} | ${sourceLine}`, `     | ${caret} ${help ?? ''}`.trimEnd()].join('\n')
}
