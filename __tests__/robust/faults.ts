import type { Finding } from '../../src/lint/finding.js'

/** What a finding must never say, unless the input says it. */
const SLIPS = ['undefined', '[object ', 'NaN', 'PlaceholderNamed_', '\uffff', 'Infinity'] as const

/** A text by the name under which findings speak of it. */
export type Texts = Readonly<Record<string, string>>

/** Everything wrong with the findings themselves, whatever the config: places, words, order. Empty when all is well. */
export function faultsOf(findings: readonly Finding[], texts: Texts): readonly string[] {
  const lines = new Map(Object.entries(texts).map(([file, text]) => [file, readLines(text)]))
  return [
    ...findings.flatMap((finding) =>
      faultsOfOne(finding, texts, lines.get(finding.file)).map((fault) => `${finding.rule}: ${fault}`),
    ),
    ...faultsOfOrder(findings),
  ]
}

interface Lines {
  readonly all: readonly string[]
  /** Whether a line may be shown like this: as it is, but for secrets. One line may have thousands of findings. */
  readonly mayShow: (number: number, shown: string) => boolean
}

function readLines(text: string): Lines {
  const all = text.split('\n')
  const known = new Map<number, string>()
  const mayShow = (number: number, shown: string): boolean => {
    if (known.get(number) === shown) return true
    const isRight = isCovered((all[number - 1] ?? '').replace(/\r$/, ''), shown)
    if (isRight) known.set(number, shown)
    return isRight
  }
  return { all, mayShow }
}

function faultsOfOne(finding: Finding, texts: Texts, lines: Lines | undefined): readonly string[] {
  const text = texts[finding.file]
  if (text === undefined || !lines) return [`names a file that nobody gave: ${finding.file}`]
  return [
    ...faultsOfPlace(finding, lines),
    ...faultsOfEdit(finding, text),
    ...faultsOfWords(finding, Object.values(texts)),
  ]
}

function faultsOfPlace(
  { line, column, endLine, endColumn, sourceLine, file, related = [] }: Finding,
  { all: lines, mayShow }: Lines,
): readonly string[] {
  const numbers = [line, column, endLine, endColumn, ...related.flatMap((one) => [one.line, one.column])]
  if (!numbers.every((number) => Number.isInteger(number) && number >= 1)) return [`has no place: ${numbers.join(' ')}`]
  const faults: string[] = []
  const own = lines[line - 1]
  if (own === undefined || column > own.length + 1) return [`begins outside of the text: ${line}:${column}`]
  if (endLine < line || (endLine === line && endColumn < column)) faults.push('ends before it begins')
  // The end of the line is a character too.
  const last = lines[endLine - 1]
  if (last === undefined || endColumn > last.length + 2)
    faults.push(`ends outside of the text: ${endLine}:${endColumn}`)
  for (const other of related)
    if (other.column > (lines[other.line - 1] ?? '').length + 1 || other.line > lines.length)
      faults.push('is related to a place outside of the text')
  const isTask = file === 'task.json'
  if (isTask ? sourceLine !== '' : !mayShow(line, sourceLine)) faults.push('shows another line than its own')
  return faults
}

/** Whether a shown line is the line itself, but for secrets. */
function isCovered(line: string, shown: string): boolean {
  if (line === shown) return true
  if (line.length !== shown.length) return false
  for (let at = 0; at < line.length; at++) if (shown[at] !== line[at] && shown[at] !== '*') return false
  return true
}

function faultsOfEdit({ edit }: Finding, text: string): readonly string[] {
  if (!edit) return []
  return edit.from >= 0 && edit.from <= edit.to && edit.to <= text.length
    ? []
    : [`edits outside of the text: ${edit.from} to ${edit.to}`]
}

function faultsOfWords({ what, help = '', related = [], edit }: Finding, inputs: readonly string[]): readonly string[] {
  const said = [what, help, edit?.replaceWith ?? '', ...related.map((one) => one.what)]
  const slips = SLIPS.filter(
    (slip) => said.some((text) => text.includes(slip)) && !inputs.some((input) => input.includes(slip)),
  ).map((slip) => `says ${slip}`)
  const broken = said.slice(0, 2).some((text) => /[\n\r]/.test(text)) ? ['says more than one line'] : []
  const empty = what.trim() === '' ? ['says nothing'] : []
  const long = said.some((text) => text.length > 20_000) ? ['says more than 20,000 characters'] : []
  return [...slips, ...broken, ...empty, ...long]
}

function faultsOfOrder(findings: readonly Finding[]): readonly string[] {
  const places = new Set<string>()
  const faults: string[] = []
  for (const [index, finding] of findings.entries()) {
    const before = findings[index - 1]
    if (before && isBefore(finding, before)) faults.push(`${finding.rule}: is out of order behind ${before.rule}`)
    const place = [
      finding.file,
      finding.severity,
      finding.line,
      finding.column,
      finding.endLine,
      finding.endColumn,
      finding.what,
    ].join(' ')
    if (places.has(place)) faults.push(`${finding.rule}: says the same of the same words twice`)
    places.add(place)
  }
  return faults
}

function isBefore(a: Finding, b: Finding): boolean {
  if (a.file !== b.file) return a.file < b.file
  return a.line !== b.line ? a.line < b.line : a.column < b.column
}
