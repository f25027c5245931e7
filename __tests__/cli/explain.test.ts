import { readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { showPage } from '../../src/cli/page.js'
import { rules } from '../../src/rules/index.js'
import { TASK_MISTAKES } from '../../src/taskdef/mistakes.js'
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

describe('a mistake in a task definition', () => {
  const pages = {
    'task-definition.md': readFileSync(new URL('../../docs/task-definition.md', import.meta.url), 'utf8'),
  }

  test('is explained by its section alone', async () => {
    const { code, out } = await run('explain cpu-over-task', { pages })
    expect(code).toBe(0)
    expect(out).toMatch(/^cpu-over-task\n\nContainers that reserve more cpu than the task has\. /)
    expect(out).toContain('\nWrong:\n\n    {\n      "family": "shop",\n')
    expect(out).toContain('\nRight:\n\n    {\n')
    expect(out).not.toContain('memory-over-task')
  })

  test.each(Object.keys(TASK_MISTAKES))('%s has no markup left', async (id) => {
    const { out } = await run(`explain ${id}`, { pages })
    expect(out).toMatch(new RegExp(`^${id}\n\n[^]+Wrong:[^]+Right:`))
    expect(out).not.toMatch(/^```|<!--|\]\(|^#+ |^\|/m)
  })

  test('is told in short when the package lacks the page', async () => {
    expect((await run('explain no-memory')).out).toBe(
      'no-memory: A container for which nobody says how much memory it gets.\n',
    )
  })

  test('is meant when its name is nearly right', async () => {
    expect((await run('explain cpu-over-tsk')).err).toContain('did you mean "cpu-over-task"?')
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
