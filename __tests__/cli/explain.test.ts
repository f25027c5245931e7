import { readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { showPage } from '../../src/cli/page.js'
import { rules } from '../../src/rules/index.js'
import { expectGolden } from '../golden/golden.js'
import { run } from './terminal.js'

const page = (id: string): string => readFileSync(new URL(`../../docs/rules/${id}.md`, import.meta.url), 'utf8')

describe("a rule's page", () => {
  test('is plain text without colours', () => {
    expectGolden('cli/explain.txt', showPage(page('malformed-reference'), false))
  })

  test('has colours on a terminal', () => {
    expectGolden('cli/explain-coloured.txt', showPage(page('malformed-reference'), true).replaceAll('\u001b', '^'))
  })

  test.each(rules.map(({ id }) => id))('%s has no markup left', (id) => {
    const shown = showPage(page(id), false)
    expect(shown).toMatch(new RegExp(`^${id}\n\n`))
    expect(shown).toMatch(/\n\nseverity: (error|warning|note)\nreleases: .+\n/)
    expect(shown).not.toContain('\u001b')
    expect(shown).not.toMatch(/^```|<!--|\]\(|^#+ |^\|/m)
  })
})

describe('rules', () => {
  test('lists every rule with its severity and one sentence', async () => {
    const { out } = await run('rules')
    const lines = out.trimEnd().split('\n')
    expect(lines.map((line) => line.split(/ {2,}/))).toEqual(
      rules.map(({ id, severity, title }) => [id, severity, title]),
    )
    expect(stripVTControlCharacters((await run('rules', { isColoured: true })).out)).toBe(out)
  })

  test('says more as JSON', async () => {
    const listed = JSON.parse((await run('rules --format json')).out).rules
    expect(listed).toHaveLength(rules.length)
    for (const rule of listed)
      expect(rule).toMatchObject({
        id: expect.any(String),
        severity: expect.stringMatching(/^(error|warning|note)$/),
        title: expect.any(String),
        consequence: expect.any(String),
        url: expect.stringContaining(`/rules/${rule.id}.md`),
      })
  })
})
