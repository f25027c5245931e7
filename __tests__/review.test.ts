import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { findRelease, newestRelease } from '../src/collector/catalog.js'
import { compareConfigs, type ConfigChange } from '../src/plan/comparison.js'
import { differencesFrom } from '../src/plan/differences.js'
import { ageOf, releaseOf } from '../src/report/about.js'
import { changeText, placeOf } from '../src/report/config.js'
import { fit, tableLines } from '../src/report/markdown.js'
import { readDefinition } from '../src/taskdef/definition.js'

/** As a reader sees it: `exporter awsxray: region changed`. */
const shown = (changes: readonly ConfigChange[] | undefined): readonly string[] | undefined =>
  changes?.map((change) => {
    const { where, setting } = placeOf(change)
    return `${where}: ${setting === '' ? '' : `${setting} `}${changeText(change, (name) => name)}`
  })

const compare = (before: string, text: string, values: Readonly<Record<string, string>> = {}) =>
  shown(compareConfigs(before, { text, values: new Map(Object.entries(values)) }))

describe('the config in use against the new one', () => {
  const BEFORE = `# as it was
receivers:
  otlp:
    protocols: {grpc: , http: {endpoint: "127.0.0.1:4318"}}
exporters:
  awsxray: {region: eu-central-1, num_workers: 8}
service:
  extensions: [health_check]
  pipelines:
    traces: {receivers: [otlp], exporters: [awsxray]}
`

  test('components and settings go by name, lists of components are told, values are not', () => {
    const after = `receivers:
  otlp:
    protocols:
      grpc: {}
      http: {endpoint: "127.0.0.1:9999"}
processors: {batch: {timeout: 5s}}
exporters:
  awsxray: {region: eu-central-1, num_workers: "8"}
service:
  pipelines:
    traces: {receivers: [otlp], processors: [batch], exporters: [awsxray, debug]}
    metrics: {receivers: [otlp], exporters: [debug]}
`
    expect(compare(BEFORE, after)).toEqual([
      'receiver otlp: protocols.http.endpoint changed',
      'processors: added',
      'exporter awsxray: num_workers changed',
      'pipeline traces: processors added',
      'pipeline traces: exporters changed from awsxray to awsxray, debug',
      'pipeline metrics: added',
      'service: extensions removed',
    ])
  })

  test('comments, blanks, quotes, the order of keys and an empty value for an empty map change nothing', () => {
    const after = `exporters: {awsxray: {num_workers: 8, "region": "eu-central-1"}}
receivers: {otlp: {protocols: {http: {endpoint: 127.0.0.1:4318}, grpc: {}}}}
service: {pipelines: {traces: {exporters: [ awsxray ], receivers: [otlp]}}, extensions: ['health_check']}
`
    expect(compare(BEFORE, after)).toEqual([])
  })

  test('what a placeholder fills is told by its name', () => {
    const after = BEFORE.replace('eu-central-1', '{{Region}}').replace('[awsxray]', '[{{Exporter}}]')
    expect(compare(BEFORE, after, { Region: 'eu-central-1', Exporter: 'awsxray' })).toEqual([])
    expect(compare(BEFORE, after, { Region: 'us-east-1', Exporter: 'awsemf' })).toEqual([
      'exporter awsxray: region changed, filled from {{Region}}',
      'pipeline traces: exporters changed, filled from {{Exporter}}',
    ])
    expect(compare('a: {old: 1, other: 2}', 'a: {"{{Key}}": 1, other: 2}', { Key: 'new' })).toEqual([
      'a: {{Key}} added',
      'a: (a key) removed',
    ])
  })

  test('entries of lists go by their place', () => {
    expect(compare('a: [{b: 1, c: 2}, {b: 3}]', 'a: [{b: 1, c: 2}, {b: 4}]')).toEqual(['a[1]: b changed'])
    expect(compare('a: [1, 2]', 'a: [1, 2, 3]')).toEqual(['a: changed'])
  })

  test('what cannot be read, or is made very large by aliases, is not compared', () => {
    expect(compare('a: [', 'a: 1')).toBeUndefined()
    const large = (word: string) =>
      `a: &a [${'x, '.repeat(30)}${word}]\nb: &b [${'*a, '.repeat(29)}*a]\nc: [${'*b, '.repeat(29)}*b]\n`
    expect(compareConfigs(large('x'), { text: large('y'), values: new Map() })).toBeUndefined()
  })

  test('no value of either config is told', () => {
    const value = fc.stringMatching(/^[a-z]{6,12}$/)
    fc.assert(
      fc.property(fc.array(value, { minLength: 6, maxLength: 6 }), ([a, b, c, d, e, f]) => {
        const before = `exporters: {x: {p: ${a}, q: [${b}], r: {s: ${c}}}}`
        const after = `exporters: {x: {p: ${d}, q: [1, ${e}], r: {s: "{{F}}"}}}`
        const text = JSON.stringify(compareConfigs(before, { text: after, values: new Map([['F', f ?? '']]) }))
        for (const secret of [a, b, c, d, e, f]) expect(text).not.toContain(secret)
      }),
    )
  })
})

describe('the task definition against the revision before', () => {
  const definition = (label: string, containers: readonly object[], more: object = {}) =>
    readDefinition(JSON.stringify({ family: 'shop', containerDefinitions: containers, ...more }), label)
  const app = { name: 'app', image: 'shop:1', environment: [{ name: 'TOKEN', value: 'old-value' }] }
  const sidecar = { name: 'adot', image: 'adot:v0.48.0' }
  const change = { container: 'adot', field: 'image', before: 'x', after: 'adot:v0.49.0', reason: 'pins it' }
  const added = { container: 'adot', field: 'containerDefinitions', after: 'adot', reason: 'it runs beside' }

  test('what a file brings along is told beside what the sidecar changes, environment by name only', () => {
    const file = definition('task.json', [
      { ...app, image: 'shop:2', environment: [{ name: 'TOKEN', value: 'new-value' }] },
    ])
    const placed = definition('task.json', [
      ...file.containers.map(({ json }) => json),
      { ...sidecar, image: 'adot:v0.49.0' },
    ])
    const placement = { definition: placed, container: 'adot', changes: [added, change], problems: [] }
    const base = definition('shop:7', [app, sidecar])
    const differences = differencesFrom(base, file, placement)
    expect(differences).toEqual([
      { container: 'adot', field: 'image', before: 'adot:v0.48.0', after: 'adot:v0.49.0', reason: 'pins it' },
      { container: 'app', field: 'environment[TOKEN]', reason: 'so it stands in task.json' },
      { container: 'app', field: 'image', before: 'shop:1', after: 'shop:2', reason: 'so it stands in task.json' },
    ])
    expect(differencesFrom(definition('shop:7', [app]), file, placement).slice(0, 2)).toEqual([added, change])
    expect(differencesFrom(undefined, file, placement)).toBe(placement.changes)
  })
})

describe('the release', () => {
  const pinned = (version: string) => {
    const release = findRelease(version)
    if (!release) throw new Error(`there is no ${version}`)
    return { version, release, source: '.adot-version:1', warning: undefined, newest: newestRelease() }
  }

  test('its age, who pinned it, and what is newer', () => {
    expect(releaseOf(pinned('v0.49.0'), '2026-09-01')).toBe(
      'v0.49.0, released 2026-07-13 (50 days ago), the newest known; pinned by .adot-version:1',
    )
    expect(releaseOf(pinned('v0.48.0'), '2026-07-14')).toBe(
      'v0.48.0, released 2026-05-20 (55 days ago), one release older than v0.49.0 of 2026-07-13, the newest known; pinned by .adot-version:1',
    )
    expect(releaseOf(pinned('v0.43.1'))).toBe(
      'v0.43.1, released 2025-03-19, 9 releases older than v0.49.0 of 2026-07-13, the newest known; pinned by .adot-version:1',
    )
    expect(releaseOf({ ...pinned('v0.49.0'), version: 'v0.50.0', warning: { what: 'x' } })).toBe(
      'v0.50.0, not known here, judged as v0.49.0 of 2026-07-13; pinned by .adot-version:1',
    )
  })

  test.each([
    ['2026-07-13', '0 days'],
    ['2026-07-14', '1 day'],
    ['2026-09-13', '2 months'],
    ['2028-07-12', '23 months'],
    ['2028-07-20', '2 years'],
    ['2026-07-12', undefined],
  ])('on %s it is %s old', (today, age) => {
    expect(ageOf('2026-07-13', today)).toBe(age)
  })
})

describe('a page', () => {
  const room = { rows: 3, open: 2, text: 10, isShort: false }
  const rows = (count: number) => Array.from({ length: count }, (_, index) => [`r${index}`])
  const table = (count: number) => tableLines({ head: ['H'], rows: rows(count), nouns: ['row', 'rows'] }, room)

  test('folds what is much, and counts what is too much', () => {
    expect(table(2)).toEqual(['| H |', '| --- |', '| r0 |', '| r1 |'])
    expect(table(3).slice(5, 7)).toEqual(['<details>', '<summary>1 more row</summary>'])
    expect(table(9).at(-1)).toBe('6 more rows: see the log of this step.')
  })

  test('is made again with less until it fits', () => {
    const sizes: number[] = []
    const page = fit(
      ({ rows }) => {
        sizes.push(rows)
        return 'x'.repeat(rows)
      },
      { ...room, rows: 100 },
      (text) => text.length < 10,
    )
    expect([page.length, sizes]).toEqual([6, [100, 50, 25, 12, 6]])
  })
})
