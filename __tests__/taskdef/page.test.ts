import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { readSidecarInputs } from '../../src/inputs/sidecar.js'
import { pageOf } from '../../src/lint/finding.js'
import { rules } from '../../src/rules/index.js'
import { checkDefinition } from '../../src/taskdef/check.js'
import { readDefinition } from '../../src/taskdef/definition.js'
import { TASK_MISTAKES } from '../../src/taskdef/mistakes.js'
import type { TaskProblem } from '../../src/taskdef/options.js'
import { placeSidecar, removeSidecar } from '../../src/taskdef/sidecar.js'

const PAGE = readFileSync(new URL('../../docs/task-definition.md', import.meta.url), 'utf8')
const SECTIONS = new Map(
  PAGE.split(/^(?=##)/m).flatMap((section) => {
    const [, id] = /^### (.+)\n/.exec(section) ?? []
    return id === undefined ? [] : [[id, section] as const]
  }),
)

/**
 * What is said of an example. Its fence's info string: `wrong` or `right`, then nothing (the definition as it is),
 * or `remove` or `place` with inputs (`memory=96`); with `place` also `calls=awsxray` (the config calls AWS) and
 * `unhealthy` (its health check cannot pass).
 */
function problemsOf(json: string, [mode, ...words]: readonly string[]): readonly TaskProblem[] {
  const definition = readDefinition(json, 'task.json')
  if (mode !== 'place' && mode !== 'remove') return checkDefinition(definition)
  const given = new Map(words.map((word) => word.split('=') as [string, string]))
  const troubles: { readonly what: string }[] = []
  const inputs = readSidecarInputs({ read: (name) => given.get(name) ?? '', troubles })
  expect(troubles).toEqual([])
  if (mode === 'remove') return removeSidecar(definition, inputs).problems
  return placeSidecar(definition, {
    ...inputs,
    release: 'v0.49.0',
    parameterName: '/ecs/shop/adot-config/0123456789ab',
    region: given.has('aws-region') ? undefined : 'eu-central-1',
    healthCheckWorks: given.has('unhealthy') ? 'the config has no health_check' : true,
    awsCallers: given.has('calls') ? [given.get('calls') ?? ''] : [],
  }).problems
}

test('the page has a section for every mistake, in the order of the list, and no other', () => {
  expect([...SECTIONS.keys()]).toEqual(Object.keys(TASK_MISTAKES))
})

test('no mistake has the id of a rule', () => {
  expect(rules.map(({ id }) => id).filter((id) => Object.hasOwn(TASK_MISTAKES, id))).toEqual([])
})

test('its address is the section, wherever the pages are; a rule has a page', () => {
  expect(pageOf('no-memory', 'https://example.com/docs')).toBe('https://example.com/docs/task-definition.md#no-memory')
  expect(pageOf('wrong-type', 'https://example.com/docs')).toBe('https://example.com/docs/rules/wrong-type.md')
})

describe.each(Object.entries(TASK_MISTAKES))('%s', (id, title) => {
  const section = SECTIONS.get(id) ?? ''
  const examples = [...section.matchAll(/^```json (wrong|right)([^\n]*)\n([\s\S]*?)^```$/gm)].map(
    ([, kind = '', words = '', json = '']) => ({ kind, words: words.split(' ').filter(Boolean), json }),
  )
  const idsOf = (wanted: string): readonly (readonly string[])[] =>
    examples
      .filter(({ kind }) => kind === wanted)
      .map(({ json, words }) => [...new Set(problemsOf(json, words).map((problem) => problem.id))])

  test('its section begins with what it is', () => {
    expect(section).toContain(`### ${id}\n\n${title}. `)
  })

  test('its wrong examples give it and nothing else', () => {
    const found = idsOf('wrong')
    expect(found.length).toBeGreaterThan(0)
    for (const ids of found) expect(ids).toEqual([id])
  })

  test('its right examples give nothing', () => {
    const found = idsOf('right')
    expect(found.length).toBeGreaterThan(0)
    for (const ids of found) expect(ids).toEqual([])
  })
})
