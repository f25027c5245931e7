import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { findRelease, newestRelease } from '../src/collector/catalog.js'
import { look } from '../src/lint/lint.js'
import { concerned } from '../src/lint/concern.js'
import { bites } from '../src/lint/rule.js'
import { rules } from '../src/rules/index.js'

const FOLDER = new URL('oracle/cases/', import.meta.url)

/** Findings of rules that would not have been asked, in every recorded config. */
function unasked(version: string): readonly string[] {
  const release = findRelease(version) ?? newestRelease()
  return readdirSync(FOLDER).flatMap((name) => {
    const text = readFileSync(new URL(name, FOLDER))
    const nothing = { values: undefined, environment: undefined, severities: new Map() }
    const { view } = look({ file: name, text, release, ...nothing })
    const asked = new Set(concerned(rules, view))
    return rules
      .filter((rule) => bites(rule, release) && !asked.has(rule))
      .flatMap((rule) => [...rule.check(view)].map(() => `${name}: ${rule.id}`))
  })
}

test.each(['v0.21.1', 'v0.49.0'])('no rule has anything to say where its subject is absent: %s', (version) => {
  expect(unasked(version)).toEqual([])
})
