import type { Release } from '../collector/catalog.js'
import { readConfig, typingOf } from '../collector/config.js'
import { decodeConfig } from '../collector/decode.js'
import { expand } from '../collector/expand.js'
import { normalize } from '../collector/normal.js'
import { fillTemplate, markUnknown, type Filled } from '../collector/template.js'
import { valueOf } from '../collector/value.js'
import { visible } from '../core/escape.js'
import { remember } from '../core/remember.js'
import { readSource, type Source } from '../core/source.js'
import type { Tree } from '../core/tree.js'
import { decode } from '../core/yaml-text.js'
import { onePerMistake, withoutConsequences, type Told } from './cascade.js'
import { concerned } from './concern.js'
import { pageOf, type Finding } from './finding.js'
import { applyIgnores } from './ignore.js'
import { documentOf, findPlace, type Document } from './place.js'
import { bites, type Problem, type Rule, type Severity, type View } from './rule.js'
import { viewOf } from './shared.js'
import { readTask, type TaskRequest } from './task.js'

export interface LintRequest {
  /** How findings name the file. */
  readonly file: string
  /** The config as written, placeholders unfilled: text, or the bytes of the file, which may be no text. */
  readonly text: string | Uint8Array
  readonly release: Release
  /** Values of the `{{Name}}` placeholders; undefined when they are known only elsewhere: placeholders are then unknown values. */
  readonly values: ReadonlyMap<string, string> | undefined
  /** The environment of the collector's container; a name without a value is set to something not known here. Undefined: nothing is known. */
  readonly environment: ReadonlyMap<string, string | undefined> | undefined
  readonly taskDefinition?: TaskRequest
  readonly severities: ReadonlyMap<string, Severity | 'off'>
  /** Where the rules' pages are: an address without the slash at its end. */
  readonly docs?: string
}

/**
 * Every finding, suppressed ones included, in the order of their places. One mistake has one finding. `before` is a look
 * at the same config, without the task definition.
 */
export function lint(request: LintRequest, rules: readonly Rule[], before?: Looked): readonly Finding[] {
  const { view, documents } = look(request, before)
  const { docs, release, severities } = request
  const isOn = ({ id }: Rule): boolean => severities.size === 0 || severities.get(id) !== 'off'
  const biting = bitingIn(release)(rules)
  const told: Told[] = []
  for (const rule of concerned(biting, view)) {
    if (!isOn(rule)) continue
    for (const problem of rule.check(view))
      told.push({ problem, rule, finding: toFinding({ problem, rule }, documents, request) })
  }
  const findings = onePerMistake(withoutConsequences(told))
  return applyIgnores(findings, documents.config, { docs, rules: () => biting.filter(isOn) })
}

const bitingIn = remember((release: Release) =>
  remember((rules: readonly Rule[]) => rules.filter((rule) => bites(rule, release))),
)

interface Documents {
  readonly config: Document
  readonly task: Document | undefined
}

export interface Looked {
  /** What rules see of a config. */
  readonly view: View
  readonly documents: Documents
  /** Nothing in it depends on the environment. */
  readonly isFixed: boolean
}

export function look(request: LintRequest, before?: Looked): Looked {
  const { release, environment } = request
  const task = request.taskDefinition && readTask(request.taskDefinition)
  if (before?.isFixed) {
    const { view, documents } = before
    return {
      view: { ...view, environment, task: task?.view },
      documents: { ...documents, task: task?.document },
      isFixed: true,
    }
  }
  const { text, filled, source } = read(request)
  // Either sign may also be written as an escape, behind a tag, or on two lines.
  const isCoded = /!|\\[xuU\n\r\u0085\u2028\u2029]/.test(source.text)
  const isPlain = !source.text.includes('*')
  const known = readTree({ source, filled, isPlain, mayOpen: isCoded || source.text.includes('::') }, release)
  const expanded =
    known && (isCoded || source.text.includes('$'))
      ? expand(known, { release, environment, isPlain, read: (text) => readSource(text).root })
      : undefined
  const root = expanded ? expanded.root : known
  const top = root && valueOf(root, [], typingOf(release))
  const config = readConfig(top, release)
  const view = viewOf({
    release,
    root: top,
    config,
    source,
    template: filled,
    mismatches: decodeConfig(root, config, release),
    references: expanded?.references ?? [],
    environment,
    task: task?.view,
  })
  // Places are told in the text as written: a place inside a filled value is its placeholder.
  const document = documentOf({ file: request.file, text, source, root, original: filled.originalSpan })
  return { view, documents: { config: document, task: task?.document }, isFixed: !expanded }
}

interface Written {
  readonly source: Source
  readonly filled: Filled
  /** Without an alias. */
  readonly isPlain: boolean
  /** A key may have `::` in it. */
  readonly mayOpen: boolean
}

/** The config as a release takes it in, what stands at placeholders without a value unknown. */
function readTree({ source, filled, isPlain, mayOpen }: Written, release: Release): Tree | undefined {
  const written = release.has('yaml-v2') ? source.lenient : source.root
  const normal = written && normalize(written, release, mayOpen)
  return normal && filled.hasUnknown ? markUnknown(normal, isPlain) : normal
}

function read({ text: input, values }: LintRequest): {
  readonly text: string
  readonly filled: Filled
  readonly source: Source
} {
  const { text, mistake } = decode(input)
  const filled = fillTemplate(text, values)
  // Bytes that are no text are a mistake only where the collector comes to them.
  const broken = mistake && readSource(input)
  if (broken?.mistakes.some(({ kind }) => kind === 'encoding')) return { text, filled, source: broken }
  return { text, filled, source: broken && filled.text === text ? broken : readSource(filled.text) }
}

type Draft = { -readonly [Key in keyof Finding]: Finding[Key] }

function toFinding(
  { problem, rule }: { problem: Problem; rule: Rule },
  documents: Documents,
  request: LintRequest,
): Finding {
  const document = (problem.in === 'task-definition' ? documents.task : undefined) ?? documents.config
  const { at, edit, help, related } = problem
  const place = findPlace(problem, document)
  const { line, column, endLine, endColumn } = place.lines
  const finding: Draft = {
    rule: rule.id,
    severity: levelOf(request, rule),
    file: document.file,
    line,
    column,
    endLine,
    endColumn,
    what: oneLine(problem.what),
    url: pageOf(rule.id, request.docs),
    // A line of a task definition may hold an environment's value.
    sourceLine: document === documents.task ? '' : place.sourceLine,
  }
  if (!('span' in at)) finding.at = at
  if (help !== undefined) finding.help = oneLine(help)
  // What stands on several lines, or is not there, cannot be replaced by what was meant for one word.
  if (edit && place.isExact) finding.edit = { ...edit, from: place.span[0], to: place.span[1] }
  if (related)
    finding.related = related.map(({ at, what }) => ({
      ...findPlace({ at, what }, document).start,
      what: oneLine(what),
    }))
  return finding
}

/** A message may hold words of the config, which may be as long as the config and have more than one line. */
const LONGEST = 5_000
function oneLine(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text
  return /[\n\r\u0085\u2028\u2029]/.test(short) ? short.replace(/[\n\r\u0085\u2028\u2029]/g, visible) : short
}

function levelOf({ severities }: LintRequest, rule: Rule): Severity {
  const level = severities.get(rule.id)
  return level === undefined || level === 'off' ? rule.severity : level
}
