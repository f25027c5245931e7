import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { fix } from '../src/lint/fix.js'
import { lint } from '../src/lint/lint.js'
import { showFinding } from '../src/report/text.js'
import { rules } from '../src/rules/index.js'
import { readPage } from './pages.js'

const root = new URL('..', import.meta.url)
const names = (folder: string, ending: string): string[] =>
  readdirSync(new URL(folder, root))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort()

test('every rule has a file and a page, every page a rule', () => {
  const ids = rules.map(({ id }) => id).sort()
  expect(names('src/rules/', '.ts').filter((name) => name !== 'index')).toEqual(ids)
  expect(names('docs/rules/', '.md')).toEqual(ids)
})

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const examples = readPage(id)
  const check = (request: (typeof examples)[number]['request']) =>
    lint(request, [rule]).filter(({ rule, suppressed }) => rule === id && suppressed === undefined)

  test('its page has a wrong and a right example', () => {
    const kinds = examples.map(({ kind }) => kind)
    expect(kinds).toContain('wrong')
    expect(kinds.includes('right') || kinds.includes('fixed')).toBe(true)
  })

  test('wrong examples give exactly the output that stands below them', () => {
    const outputs = examples
      .filter(({ kind }) => kind === 'wrong')
      .map(({ request, output }) => ({ shown: check(request).map(showFinding).join('\n') + '\n', output }))
    if (process.env['UPDATE'] === '1' && process.env['CI'] === undefined)
      update(
        id,
        outputs.map(({ shown }) => shown),
      )
    else for (const { shown, output } of outputs) expect(shown).toBe(output)
  })

  test('fixed and right examples are clean', () => {
    for (const { kind, request } of examples) if (kind !== 'wrong') expect(check(request).map(showFinding)).toEqual([])
  })

  test('edits turn a wrong example into the fixed one', () => {
    for (const [index, { kind, request }] of examples.entries()) {
      const next = examples[index + 1]
      const found = check(request)
      if (kind !== 'wrong' || next?.kind !== 'fixed' || found.length === 0 || !found.every(({ edit }) => edit)) continue
      expect(fix(String(request.text), found, { unsafe: true })).toBe(next.request.text)
    }
  })
})

/** Writes what the rule says today below each wrong example; a person reads the difference before it is committed. */
function update(id: string, outputs: readonly string[]): void {
  const file = new URL(`docs/rules/${id}.md`, root)
  let index = 0
  const page = readFileSync(file, 'utf8').replace(
    /(^```yaml wrong[^\n]*\n[\s\S]*?^```\n\n```text\n)[\s\S]*?(^```$)/gm,
    (_, before: string, after: string) => before + (outputs[index++] ?? '') + after,
  )
  writeFileSync(file, page)
}
