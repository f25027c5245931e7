import { existsSync, readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'

const SCHEMA = new URL('../../.cache/sarif-schema-2.1.0.json', import.meta.url)

/** Is OASIS's schema here? In CI its absence is an Error; elsewhere a warning, and the caller skips. */
export function isSchemaAvailable(schema = SCHEMA): boolean {
  if (existsSync(schema)) return true
  const what = `${schema.pathname} is not there: scripts/test.mjs gets it`
  if (process.env['CI'] === 'true') throw new Error(`${what}, and CI must have it`)
  process.stderr.write(`\n!! SKIPPED: ${what}, so nothing judges our SARIF but our own tests\n\n`)
  return false
}

/** What OASIS's schema says against a SARIF log; empty: nothing. */
export function schemaReader(): (text: string) => readonly string[] {
  // The schema is of draft 4, but uses nothing in which later drafts differ, except how it calls itself.
  const { $schema: _draft, id: _name, ...schema } = JSON.parse(readFileSync(SCHEMA, 'utf8'))
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats.default(ajv)
  const check = ajv.compile(schema)
  return (text) =>
    check(JSON.parse(text)) ? [] : (check.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`)
}
