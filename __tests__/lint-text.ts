import { findRelease } from '../src/collector/catalog.js'
import type { Finding } from '../src/lint/finding.js'
import { lint } from '../src/lint/lint.js'
import { rules } from '../src/rules/index.js'

/** The findings of a config alone. */
export function lintText(text: string, version = 'v0.49.0'): readonly Finding[] {
  const release = findRelease(version)
  if (!release) throw new Error(`there is no ${version}`)
  const request = {
    file: 'config.yaml',
    text,
    release,
    values: undefined,
    environment: undefined,
    severities: new Map(),
  }
  return lint(request, rules)
}
