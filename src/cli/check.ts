import { decode } from '../core/yaml-text.js'
import { lint, type LintRequest } from '../lint/lint.js'
import type { Kept } from '../ports.js'
import { rules } from '../rules/index.js'
import type { LintedFile } from './format.js'

/** What is asked of every file. */
export type Request = Omit<LintRequest, 'file' | 'text' | 'values'>

/** The findings of a file: its name, and its text or bytes. */
export type Check = (file: string, text: string | Uint8Array) => LintedFile['findings']

export const checkOf =
  (request: Request): Check =>
  (file, text) =>
    lint({ ...request, file, text, values: undefined }, rules)

/**
 * Among many files most were linted before, and services of one kind often have copies of one config: what was said of a
 * text is said of it again.
 */
export function rememberingCheckOf(request: Request, kept: Kept): Check {
  const check = checkOf(request)
  const asked = JSON.stringify({ ...request, release: request.release.version }, (_, value: unknown) =>
    value instanceof Map ? [...value] : value,
  )
  return (file, input) => {
    const { text, mistake } = decode(input)
    if (mistake) return check(file, input)
    const before = readKept(kept.get(asked + text))
    if (before) return before.findings.map((finding) => (finding.file === before.file ? { ...finding, file } : finding))
    const findings = check(file, text)
    kept.set(asked + text, JSON.stringify({ file, findings } satisfies LintedFile))
    return findings
  }
}

/** Undefined where nothing was kept, or only a part of it. */
function readKept(text: string | undefined): LintedFile | undefined {
  if (text === undefined) return undefined
  try {
    const found: unknown = JSON.parse(text)
    return isLinted(found) ? found : undefined
  } catch {
    return undefined
  }
}

/** Whether it is what this very program wrote. */
const isLinted = (value: unknown): value is LintedFile =>
  typeof value === 'object' && value !== null && 'file' in value && 'findings' in value && Array.isArray(value.findings)
