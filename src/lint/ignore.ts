import { quote } from '../core/text.js'
import { pageOf, type Finding } from './finding.js'
import type { LintRequest } from './lint.js'
import { findPlace, type Document } from './place.js'
import type { Rule } from './rule.js'

const COMMENT = /^adot-ignore\[([^\]]*)\]\s*(.*)$/s
/** The rule that speaks of ignores themselves. */
export const IGNORE_RULE = 'needless-ignore'

interface Ignore {
  readonly rule: string
  readonly reason: string
  readonly line: number
  readonly finding: (what: string, help: string) => Finding | undefined
}

/** Findings with those marked as suppressed that an `adot-ignore[rule-id] reason` names on their line or the line above. */
export function applyIgnores(findings: readonly Finding[], document: Document, request: LintRequest, rules: readonly Rule[]): readonly Finding[] {
  const ignores = readIgnores(document, request, rules)
  if (ignores.length === 0) return findings
  const hit = new Set<Ignore>()
  const kept = findings.map((finding) => {
    const ignore = ignores.find(({ rule, reason, line }) => finding.file === document.file && rule === finding.rule && reason !== '' && (line === finding.line || line + 1 === finding.line))
    if (!ignore) return finding
    hit.add(ignore)
    return { ...finding, suppressed: ignore.reason }
  })
  return [...kept, ...ignores.flatMap((ignore) => aboutIgnore(ignore, hit.has(ignore)) ?? [])].sort((a, b) => (a.file === b.file ? a.line - b.line || a.column - b.column : 0))
}

function aboutIgnore(ignore: Ignore, hit: boolean): Finding | undefined {
  if (ignore.reason === '') return ignore.finding(`adot-ignore[${ignore.rule}] gives no reason, so it ignores nothing`, 'write why the finding is acceptable behind the bracket')
  if (hit) return undefined
  return ignore.finding(`adot-ignore[${ignore.rule}] matches no finding on this line or the next`, `remove it, or check the rule's name: ${quote(ignore.rule)}`)
}

function readIgnores(document: Document, request: LintRequest, rules: readonly Rule[]): readonly Ignore[] {
  const rule = rules.find(({ id }) => id === IGNORE_RULE)
  return document.source.comments.flatMap(({ text, span }) => {
    const [, id, reason = ''] = COMMENT.exec(text) ?? []
    if (id === undefined) return []
    const place = findPlace({ at: { span }, what: '' }, document)
    const finding = (what: string, help: string): Finding | undefined =>
      rule && { rule: rule.id, severity: rule.severity, file: request.file, ...place.lines, what, help, url: pageOf(rule.id, request.docs), sourceLine: place.sourceLine }
    return [{ rule: id.trim(), reason: reason.trim(), line: place.lines.line, finding }]
  })
}
