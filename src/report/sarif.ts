import { forJson, visible } from '../core/escape.js'
import type { Trouble } from '../core/problem.js'
import { plural } from '../core/text.js'
import { RANK, type Finding } from '../lint/finding.js'
import type { Rule } from '../lint/rule.js'
import { isFile } from './annotations.js'
import { fingerprints } from './fingerprint.js'
import { describeRules, type Descriptor } from './sarif-rules.js'

/** What GitHub shows of one run. It refuses more than 25,000. */
const MOST = 5_000
/** Longest text of a message's part: as many results as may be, so long, stay below the 10 MB that GitHub takes. */
const LONGEST = 2_000
const ROOT = '%SRCROOT%'

/** What is known beside the findings. */
export interface Surroundings {
  /** Every rule that could have spoken. */
  readonly rules: readonly Rule[]
  /** The collector's release that the findings are for. */
  readonly release: string | undefined
  /** This program's own version. */
  readonly version: string | undefined
  /** What was looked at, as paths and names: files that are uploaded for one commit need one each that differs. */
  readonly subject: readonly string[]
  /** What stopped the run: without findings, that does not mean that there are none. */
  readonly troubles: readonly Trouble[]
  readonly pathInRepository: (path: string) => string
}

/** The findings as SARIF 2.1.0. Suppressed ones are there, with their reason. Of too many the worst stay. */
export function writeSarif(findings: readonly Finding[], around: Surroundings): string {
  const all = findings.filter(isFile)
  const placed = worst(all)
  const rules = describeRules(around.rules, placed)
  const { release, version, subject } = around
  const paths = new Map(
    [...new Set(placed.map(({ file }) => file))].map((file) => [file, around.pathInRepository(file)]),
  )
  const run = {
    tool: {
      driver: {
        name: 'adot-ecs-sidecar',
        informationUri: 'https://github.com/adot-ecs/adot-ecs-sidecar',
        ...(version !== undefined && { semanticVersion: version }),
        rules,
      },
    },
    automationDetails: {
      id: ['adot-ecs-sidecar', ...subject, ''].map(visible).join('/'),
      ...(release !== undefined && { description: { text: `checked for ADOT ${release}` } }),
    },
    invocations: [invocationOf(around, all.length - placed.length)],
    originalUriBaseIds: { [ROOT]: { description: { text: 'the root of the repository' } } },
    columnKind: 'utf16CodeUnits',
    results: resultsOf(placed, rules, (file) => paths.get(file) ?? file),
    ...(release !== undefined && { properties: { collectorRelease: release } }),
  }
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }
  return `${forJson(JSON.stringify(log, null, 2))}\n`
}

/** At most as many as are shown, in their order: the gravest, suppressed ones last. */
function worst(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= MOST) return findings
  const rank = ({ severity, suppressed }: Finding): number => (suppressed === undefined ? RANK[severity] : 3)
  const kept = new Set(findings.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST))
  return findings.filter((finding) => kept.has(finding))
}

function invocationOf({ troubles }: Surroundings, left: number) {
  const stops = troubles.map(({ what, help }) => ({ level: 'error', message: { text: sentence(what, help) } }))
  const rest = { level: 'note', message: { text: `${plural(left, 'more finding')} not in this file` } }
  const notifications = [...stops, ...(left > 0 ? [rest] : [])]
  return {
    executionSuccessful: troubles.length === 0,
    ...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
  }
}

function resultsOf(findings: readonly Finding[], rules: readonly Descriptor[], pathOf: (file: string) => string) {
  const indexes = new Map(rules.map(({ id }, index) => [id, index]))
  const prints = fingerprints(findings, pathOf)
  return findings.map((finding, index) => {
    const { rule, severity, file, what, help, line, column, endLine, endColumn, related, suppressed } = finding
    const artifactLocation = locate(pathOf(file))
    return {
      ruleId: rule,
      ruleIndex: indexes.get(rule) ?? -1,
      level: severity,
      message: { text: sentence(what, help) },
      locations: [
        {
          physicalLocation: { artifactLocation, region: { startLine: line, startColumn: column, endLine, endColumn } },
        },
      ],
      ...(related && {
        relatedLocations: related.map((other, id) => ({
          id: id + 1,
          physicalLocation: { artifactLocation, region: { startLine: other.line, startColumn: other.column } },
          message: { text: plain(other.what) },
        })),
      }),
      // `primaryLocationLineHash` is GitHub's own: the upload adds it from the file's text.
      partialFingerprints: { 'finding/v2': prints[index] },
      ...(suppressed !== undefined && { suppressions: [{ kind: 'inSource', justification: plain(suppressed) }] }),
    }
  })
}

/** Where there is little room, GitHub shows the first sentence only. */
const sentence = (what: string, help: string | undefined): string =>
  help === undefined ? plain(what) : `${plain(what).replace(/(?<![.?!])$/, '.')}\n${plain(help)}`

/** SARIF's messages have one kind of markup, `[text](link)`: it is taken apart. */
const plain = (text: string): string =>
  visible(text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text).replaceAll('](', '] (')

/** A path in the repository is relative to its root; others stand for themselves. */
const locate = (path: string): { readonly uri: string; readonly uriBaseId?: string } => {
  if (path.startsWith('/')) return { uri: `file://${encode(path)}` }
  return /^[A-Za-z]:\//.test(path)
    ? { uri: `file:///${path.slice(0, 2)}${encode(path.slice(2))}` }
    : { uri: encode(path), uriBaseId: ROOT }
}

const encode = (path: string): string =>
  path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
