import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Report } from '../../src/ports.js'
import { commentText, logText, print, reportOf } from './outlets.js'
import { inCommands, inJson, inMarkdown, inSarif, inText, type Told } from './readers.js'

const FOLDER = new URL('../golden/report/', import.meta.url)
const PATH = 'otel/Bücher & mehr.yaml'
const FILES = { [PATH]: readFileSync(new URL('adot.yaml', FOLDER), 'utf8') }
const RELEASE = 'v0.49.0'

/** The findings of one config in every format, by the name of its golden file. */
const texts = new Map<string, string>()

beforeAll(async () => {
  const words = ['lint', PATH, '--collector-version', RELEASE]
  for (const format of ['text', 'json', 'sarif', 'github']) {
    const { stdout, stderr, code } = await print([...words, '--format', format], FILES)
    expect([code, stderr]).toEqual([1, ''])
    texts.set(format, stdout)
  }
  texts.set('colour', (await print(words, FILES, { isColoured: true })).stdout)
  const { log, annotations, summary, comment, sarif } = await action()
  texts.set('log', logText(log, annotations))
  texts.set('summary', summary)
  texts.set('comment', commentText({ comment }))
  texts.set('sarif-file', sarif?.text ?? '')
})

const action = (): Promise<Report> =>
  reportOf(
    {
      mode: 'lint',
      config: PATH,
      'collector-version': RELEASE,
      'config-values': 'Name=correct horse battery',
      'sarif-file': 'x.sarif',
    },
    FILES,
  )

const textOf = (name: string): string => texts.get(name) ?? ''

describe('all formats tell the same findings', () => {
  const toldBy: Readonly<Record<string, () => readonly Told[]>> = {
    json: () => inJson(textOf('json')),
    sarif: () => inSarif(textOf('sarif')),
    'sarif-file': () => inSarif(textOf('sarif-file')),
    github: () => inCommands(textOf('github')),
    colour: () => inText(stripVTControlCharacters(textOf('colour'))),
    log: () => inText(textOf('log')),
    annotations: () => inCommands(textOf('log')),
    summary: () => inMarkdown(textOf('summary')),
    comment: () => inMarkdown(textOf('comment')),
  }
  const ordered = (all: readonly Told[]): readonly string[] => all.map((one) => JSON.stringify(one)).sort()

  test.each(Object.keys(toldBy))('%s tells what the text tells', (name) => {
    const told = toldBy[name]?.() ?? []
    const hasColumns = told.some(({ column }) => column !== undefined)
    const wanted = inText(textOf('text')).map(({ rule, severity, file, line, column = 0 }) => ({
      ...{ rule, severity, file, line },
      ...(hasColumns && { column }),
    }))
    expect(ordered(told)).toEqual(ordered(wanted))
  })

  test('and these are errors, warnings and notes', () => {
    const severities = inText(textOf('text')).map(({ severity }) => severity)
    expect(severities.length).toBeGreaterThan(8)
    expect(new Set(severities)).toEqual(new Set(['error', 'warning', 'note']))
  })
})

test('no format tells the value of a placeholder or a secret, nor a finding that is ignored but in SARIF', () => {
  expect(texts.size).toBe(9)
  for (const [name, text] of texts) {
    expect({ name, text }).not.toEqual({ name, text: expect.stringContaining('correct horse') })
    expect({ name, text }).not.toEqual({ name, text: expect.stringContaining('4bd1ae83e97d4b6b') })
    const isSarif = name.startsWith('sarif')
    expect({ name, isTold: text.includes('only while we look for „Bücher“') }).toEqual({
      name,
      isTold: isSarif || name === 'log',
    })
  }
})

/** All rules and their places in the list are too much to read: those that the results name. */
function withFewRules(text: string): string {
  const log: {
    readonly runs: readonly {
      readonly tool: { readonly driver: { rules: readonly { readonly id: string }[] } }
      readonly results: readonly { readonly ruleId: string; ruleIndex?: number }[]
    }[]
  } = JSON.parse(text)
  for (const { tool, results } of log.runs) {
    const used = new Set(results.map(({ ruleId }) => ruleId))
    tool.driver.rules = tool.driver.rules.filter(({ id }) => used.has(id))
    for (const result of results) delete result.ruleIndex
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

/** Written with UPDATE=1, then read by a person; never by CI. */
test.each([
  ['text', 'text.txt'],
  ['json', 'findings.json'],
  ['sarif', 'findings.sarif'],
  ['github', 'github.txt'],
  ['log', 'log.txt'],
  ['summary', 'summary.md'],
  ['comment', 'comment.md'],
])('%s is as %s', (name, file) => {
  const path = new URL(file, FOLDER)
  const text = textOf(name)
  const shown =
    name === 'sarif' ? withFewRules(text) : name === 'json' ? `${JSON.stringify(JSON.parse(text), null, 2)}\n` : text
  if (process.env['UPDATE'] === '1' && !process.env['CI']) writeFileSync(path, shown)
  expect(existsSync(path) ? readFileSync(path, 'utf8') : '').toBe(shown)
})
