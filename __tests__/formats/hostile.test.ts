import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { formatFindings, type TextFormat } from '../../src/cli/format.js'
import { findRelease } from '../../src/collector/catalog.js'
import type { Finding } from '../../src/lint/finding.js'
import { annotate } from '../../src/report/annotations.js'
import { rules } from '../../src/rules/index.js'
import { annotationsIn, commandsIn } from '../fakes/runner-output.js'
import { commandsFor, commentText, logText, print, reportOf } from './outlets.js'
import { inSarif } from './readers.js'
import { markupIn, shapeOf, unseenIn, word } from './words.js'

const RUNS = { numRuns: 150 }

interface Words {
  readonly file: string
  readonly what: string
  readonly help: string
  readonly sourceLine: string
  readonly reason: string
}

const HARMLESS: Words = { file: 'a.yaml', what: 'is wrong', help: 'mend it', sourceLine: 'a: b', reason: 'we know' }
const words = fc.record({ file: word, what: word, help: word, sourceLine: word, reason: word })

/** Two findings, one of them ignored. */
function findingsOf({ file, what, help, sourceLine, reason }: Words): readonly Finding[] {
  const finding: Finding = {
    ...{ rule: 'unknown-key', severity: 'error', file: `otel/${file}`, what, help, sourceLine },
    ...{ line: 7, column: 1, endLine: 7, endColumn: 3, url: 'https://example.com/a.md' },
    related: [{ line: 1, column: 1, what }],
  }
  return [finding, { ...finding, line: 8, endLine: 8, suppressed: reason }]
}

const release = findRelease('v0.49.0')
if (!release) throw new Error('there is no v0.49.0')
const pathInRepository = (path: string): string => path

function format(given: Words, name: TextFormat, isColoured = false): string {
  const findings = findingsOf(given)
  const style = {
    format: name,
    release: release!,
    isColoured,
    rules: rules.slice(0, 5),
    version: '1.2.3',
    pathInRepository,
  }
  return formatFindings([{ file: `otel/${given.file}`, findings }], style)
}

test.each<[string, boolean]>([
  ['without', false],
  ['with', true],
])('a terminal obeys nothing but our own colours (%s colours)', (_, isColoured) => {
  const lines = format(HARMLESS, 'text', isColoured).split('\n').length
  fc.assert(
    fc.property(words, (given) => {
      const text = format(given, 'text', isColoured)
      expect(text.includes('\u001b[31merror\u001b[0m')).toBe(isColoured)
      expect(unseenIn(text.replace('\u001b[31merror\u001b[0m', 'error'))).toEqual([])
      expect(text.split('\n').length).toBeLessThanOrEqual(lines)
    }),
    RUNS,
  )
})

test('the runner finds no command but ours in what the command line prints, and ours say what was found', () => {
  fc.assert(
    fc.property(words, (given) => {
      const findings = findingsOf(given)
      const commands = commandsFor(annotate({ findings, troubles: [] }, { pathInRepository, rest: 'the log' }))
      const log = format(given, 'log')
      expect(commandsIn(log)).toEqual([])
      expect(log).not.toMatch(/##\[/)
      expect(unseenIn(log + commands)).toEqual([])
      const told = annotationsIn(commandsIn(log + commands))
      expect(told).toHaveLength(1)
      expect(told[0]).toMatchObject({ level: 'error', title: 'unknown-key', line: 7, col: 1, endColumn: 3 })
      if (unseenIn(given.file).length === 0 && !/[\n\t]/.test(given.file))
        expect(told[0]?.file).toBe(`otel/${given.file}`)
    }),
    RUNS,
  )
})

test('JSON gives back every word as it was', () => {
  fc.assert(
    fc.property(words, (given) => {
      const json = format(given, 'json')
      expect(unseenIn(json)).toEqual([])
      const { files } = JSON.parse(json)
      const { file, what, help } = given
      expect(files).toMatchObject([{ path: `otel/${file}`, findings: [{ message: what, help, line: 7 }] }])
      expect(files[0].findings).toHaveLength(1)
    }),
    RUNS,
  )
})

test('SARIF gives back the file, and messages without links or anything unseen', () => {
  fc.assert(
    fc.property(words, (given) => {
      const text = format(given, 'sarif')
      expect(unseenIn(text)).toEqual([])
      const file = `otel/${given.file}`.replace(/\p{Cs}/gu, '\ufffd')
      expect(inSarif(text)).toEqual([{ rule: 'unknown-key', severity: 'error', file, line: 7, column: 1 }])
      const { results } = JSON.parse(text).runs[0]
      const said: readonly string[] = [
        ...[results[0].message.text, results[0].relatedLocations[0].message.text],
        results[1].suppressions[0].justification,
      ]
      expect(unseenIn(said.join('\n'))).toEqual([])
      expect(said.join('\n')).not.toContain('](')
      expect(results[0].locations[0].physicalLocation.artifactLocation.uri).toMatch(/^otel\/[\w.!~*'()%/-]*$/)
    }),
    RUNS,
  )
})

/** A config whose names, keys and values are foreign words, and which has findings of several rules for each. */
function configOf(name: string, value: string): string {
  const quoted = (text: string): string => JSON.stringify(text)
  return [
    'receivers:',
    `  ${quoted(`otlp/${name}`)}:`,
    `    ${quoted(`k${name}`)}: ${quoted(value)}`,
    'exporters:',
    `  ${quoted(`nothing${name}`)}: { endpoint: ${quoted(value)} }`,
    '  awsxray: # adot-ignore[unknown-key]',
    `    local_mode: ${quoted(value)}`,
    'service:',
    '  pipelines:',
    '    traces:',
    `      receivers: [${quoted(`otlp/${name}`)}, ${quoted(value)}]`,
    `      exporters: [awsxray, ${quoted(name)}]`,
  ].join('\n')
}

test('the job summary and the comment keep their structure, mention nobody and link nowhere else', async () => {
  const reportFor = (file: string, name: string, value: string) =>
    reportOf(
      {
        mode: 'lint',
        config: `otel/${file}.yaml`,
        'collector-version': 'v0.49.0',
        'config-values': `Name=${'v'.repeat(9)}`,
      },
      { [`otel/${file}.yaml`.trim()]: configOf(name, value) },
    )
  await fc.assert(
    fc.asyncProperty(word, word, word, async (file, name, value) => {
      const { summary, comment, log, annotations } = await reportFor(file, name, value)
      for (const page of [summary, commentText({ comment })]) {
        expect(markupIn(page)).toEqual([])
        expect(unseenIn(page)).toEqual([])
        // How many findings there are hangs on the words; what a page is made of does not.
        const shapes = new Set(shapeOf(page))
        const rows = [...shapes].filter((shape) => shape.startsWith('row'))
        expect(rows.length).toBeLessThanOrEqual(1)
        expect([...shapes].filter((shape) => !/^(row|#{3,4}$|-$|blank|text|<)/.test(shape))).toEqual([])
        expect(shapeOf(page).filter((shape) => shape === '###')).toHaveLength(1)
      }
      const text = logText(log, annotations)
      expect(unseenIn(text)).toEqual([])
      const ours = commandsIn(text).filter(({ name: command }) => !/^(group|endgroup)$/.test(command))
      expect(ours).toHaveLength(annotations.length)
      expect(text.replaceAll(/^::.*$/gm, '')).not.toContain('##[')
    }),
    { numRuns: 60 },
  )
})

test('what the command line says of a file, an option or a rule that is not there has nothing unseen', async () => {
  await fc.assert(
    fc.asyncProperty(word, async (name) => {
      const commands: readonly (readonly string[])[] = [
        ...[['lint', `x${name}`, '--collector-version', 'v0.49.0'], ['explain', name], [name || 'x']],
        ...[
          ['lint', 'a', `--${name}`],
          ['lint', 'a', '--collector-version', name],
          ['upgrade', `x${name}`],
        ],
      ]
      for (const given of commands) {
        const { stdout, stderr } = await print(given, {})
        expect(unseenIn(stdout + stderr)).toEqual([])
      }
    }),
    { numRuns: 60 },
  )
})

test('what changes between two releases is told without anything unseen, and its JSON parses', async () => {
  await fc.assert(
    fc.asyncProperty(word, word, async (name, value) => {
      const file = `x${name}.yaml`
      const config = `${configOf(name, value)}\n  extensions: [${JSON.stringify(name)}]`
      for (const [from, to] of [
        ['v0.30.0', 'v0.49.0'],
        ['v0.49.0', 'v0.30.0'],
      ] as const) {
        const given = ['upgrade', '--from', from, '--to', to]
        const { stdout } = await print([...given, '--', file], { [file]: config })
        const json = await print([...given, '--format', 'json', '--', file], { [file]: config })
        expect(unseenIn(stdout + json.stdout)).toEqual([])
        expect(JSON.parse(json.stdout)).toMatchObject({ path: file })
      }
    }),
    { numRuns: 25 },
  )
})
