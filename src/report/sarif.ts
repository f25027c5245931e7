import type { Finding } from '../lint/finding.js'
import { isFile } from './annotations.js'

const LEVEL = { error: 'error', warning: 'warning', note: 'note' } as const
/** What GitHub takes in one run. */
const MOST = 5_000

/** The findings as SARIF 2.1.0. Suppressed ones are there, with their reason. */
export function writeSarif(findings: readonly Finding[], pathInRepository: (path: string) => string): string {
  const placed = findings.filter(isFile).slice(0, MOST)
  const prints = fingerprints(placed)
  const rules = [...new Map(placed.map((finding) => [finding.rule, finding])).values()]
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'adot-ecs-sidecar',
            rules: rules.map(({ rule, url }) => ({ id: rule, name: rule, helpUri: url })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: placed.map((finding, index) => ({
          ...resultOf(finding, pathInRepository),
          partialFingerprints: { 'finding/v1': prints[index] },
        })),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function resultOf(finding: Finding, pathInRepository: (path: string) => string) {
  const { rule, severity, file, what, help, line, column, endLine, endColumn, suppressed } = finding
  return {
    ruleId: rule,
    level: LEVEL[severity],
    message: { text: help === undefined ? what : `${what}\n${help}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(pathInRepository(file)), uriBaseId: '%SRCROOT%' },
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
      },
    ],
    ...(suppressed !== undefined && { suppressions: [{ kind: 'inSource', justification: suppressed }] }),
  }
}

const uriOf = (path: string): string =>
  path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/')

/** The same after lines were added above: rule and text, and which of several alike it is. */
function fingerprints(findings: readonly Finding[]): readonly string[] {
  const seen = new Map<string, number>()
  return findings.map(({ rule, file, what, sourceLine }) => {
    const key = JSON.stringify([rule, file, what, sourceLine.trim()])
    const before = seen.get(key) ?? 0
    seen.set(key, before + 1)
    return checksum(`${key}${before}`)
  })
}

/** Sixteen hex digits that differ for texts that differ, but for chance: FNV-1a, once from each end. */
function checksum(text: string): string {
  const fold = (codes: readonly number[]): string =>
    codes
      .reduce((sum, code) => Math.imul(sum ^ code, 0x01000193) >>> 0, 0x811c9dc5)
      .toString(16)
      .padStart(8, '0')
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0)
  return fold(codes) + fold(codes.toReversed())
}
