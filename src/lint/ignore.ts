import { quote } from '../core/text.js'
import { byPlace, pageOf, type Finding } from './finding.js'
import { findPlace, type Document } from './place.js'
import type { Rule } from './rule.js'

const COMMENT = /^adot-ignore\[([^\]]*)\](.*)$/s
/** The rule that speaks of ignores themselves. */
const IGNORE_RULE = 'needless-ignore'

/** The rules that ran, and where their pages are. */
interface About {
  readonly rules: () => readonly Rule[]
  readonly docs: string | undefined
}

interface Ignore {
  readonly rule: string
  readonly reason: string
  readonly line: number
  readonly finding: (what: string, help: string) => Finding | undefined
}

/** Findings with those marked as suppressed that an `adot-ignore[rule-id] reason` names on their line or the line above. */
export function applyIgnores(findings: readonly Finding[], document: Document, about: About): readonly Finding[] {
  const ignores = readIgnores(document, about)
  if (ignores.length === 0) return findings
  const hit = new Set<Ignore>()
  const ignoreOf = finder(ignores)
  const kept = findings.map((finding) => {
    const ignore = finding.file === document.file ? ignoreOf(finding) : undefined
    if (!ignore) return finding
    hit.add(ignore)
    return { ...finding, suppressed: ignore.reason }
  })
  return [...kept, ...ignores.flatMap((ignore) => aboutIgnore(ignore, hit.has(ignore)) ?? [])].sort(byPlace)
}

/** The ignore that speaks of a finding: of several the first. */
function finder(ignores: readonly Ignore[]): (finding: Finding) => Ignore | undefined {
  const placeOf = (rule: string, line: number): string => `${line} ${rule}`
  const byLine = new Map(
    ignores
      .toReversed()
      .flatMap((ignore) => (ignore.reason === '' ? [] : [[placeOf(ignore.rule, ignore.line), ignore] as const])),
  )
  return ({ rule, line }) => byLine.get(placeOf(rule, line - 1)) ?? byLine.get(placeOf(rule, line))
}

function aboutIgnore(ignore: Ignore, hit: boolean): Finding | undefined {
  if (ignore.reason === '')
    return ignore.finding(
      `adot-ignore[${ignore.rule}] gives no reason, so it ignores nothing`,
      'write why the finding is acceptable behind the bracket',
    )
  if (hit) return undefined
  return ignore.finding(
    `adot-ignore[${ignore.rule}] matches no finding on this line or the next`,
    `remove it, or check the rule's name: ${quote(ignore.rule)}`,
  )
}

function readIgnores(document: Document, { rules, docs }: About): readonly Ignore[] {
  const ignores = document.source.comments.filter(({ text }) => text.startsWith('adot-ignore['))
  if (ignores.length === 0) return []
  return ignores.flatMap(({ text, span }) => {
    const [, id, reason = ''] = COMMENT.exec(text) ?? []
    if (id === undefined) return []
    const place = findPlace({ at: { span }, what: '' }, document)
    const finding = (what: string, help: string): Finding | undefined => {
      const rule = rules().find(({ id }) => id === IGNORE_RULE)
      return (
        rule && {
          rule: rule.id,
          severity: rule.severity,
          file: document.file,
          ...place.lines,
          what,
          help,
          url: pageOf(rule.id, docs),
          sourceLine: place.sourceLine,
        }
      )
    }
    return [{ rule: id.trim(), reason: reason.trim(), line: place.lines.line, finding }]
  })
}
