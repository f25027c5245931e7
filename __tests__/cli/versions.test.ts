import { describe, expect, test } from '@jest/globals'
import type { MovedDefault } from '../../src/cli/defaults.js'
import { changesBetween } from '../../src/collector/changes.js'
import { findRelease, releases } from '../../src/collector/catalog.js'
import { expectGolden } from '../golden/golden.js'
import { run } from './terminal.js'

const pretty = (json: string): string => `${JSON.stringify(JSON.parse(json), null, 2)}\n`

describe('versions', () => {
  test.each(['versions', 'versions v0.41.0', 'versions v0.18.0', 'versions v0.43.3..v0.46.0'])('%s', async (line) => {
    const name = `cli/${line.replace(' ', '-')}`
    const text = await run(line)
    expect(text).toMatchObject({ code: 0, err: '' })
    expectGolden(`${name}.txt`, text.out)
  })

  test('the JSON of one release has all that the text has', async () => {
    expectGolden('cli/versions-v0.42.0.json', pretty((await run('versions v0.42.0 --format json')).out))
  })

  test('the JSON of all releases names each with its advisories', async () => {
    const {
      versions,
    }: { readonly versions: readonly { readonly version: string; readonly advisories: readonly object[] }[] } =
      JSON.parse((await run('versions --format json')).out)
    expect(versions).toHaveLength(releases().length)
    expect(versions[0]).toMatchObject({ version: 'v0.49.0', date: '2026-07-13', core: 'v0.156.0', advisories: [] })
    const old = versions.find(({ version }) => version === 'v0.45.1')
    expect(old?.advisories).toEqual([
      { ids: ['CVE-2025-68156'], kind: 'vulnerability', what: 'expr-lang/expr', fixedIn: ['v0.47.0'] },
    ])
  })

  test('--since is the range to the newest release', async () => {
    const [since, range] = [await run('versions --since v0.48.0'), await run('versions v0.48.0..0.49.0')]
    expect(since.out).toBe(range.out)
  })

  test('the way back undoes the way there', () => {
    const [a, b] = [findRelease('v0.40.2')!, findRelease('v0.46.0')!]
    const [there, back] = [changesBetween(a, b), changesBetween(b, a)]
    expect(back.added).toEqual(there.removed.map(({ component }) => component))
    expect(back.removed.map(({ component }) => component)).toEqual(there.added)
    expect(back.fixed).toEqual(there.broken)
    expect(back.behaviours.map(({ id, begins }) => [id, !begins])).toEqual(
      there.behaviours.map(({ id, begins }) => [id, begins]),
    )
    expect(there.added).toContain('exporters/debug')
    expect(there.removed.map(({ component }) => component)).toContain('exporters/logging')
  })

  test('nothing differs between a release and itself', async () => {
    for (const { version } of releases().slice(-3))
      expect((await run(`versions ${version}..${version}`)).out).toMatch(/\n\nnothing differs\n$/)
  })
})

const CONFIG = `receivers:
  otlp: {protocols: {grpc: {}, http: {endpoint: 0.0.0.0:4318}}}
  awsxray:
  jaeger: {protocols: {grpc: {}}}
processors:
  filter: {metrics: {include: {match_type: strict, metric_names: [a]}}}
exporters:
  logging: {loglevel: debug}
  awsemf: {namespace: 12}
extensions: {health_check: {}, pprof: {}}
service:
  extensions: [health_check]
  telemetry: {metrics: {address: "0.0.0.0:8888"}}
  pipelines:
    traces: {receivers: [otlp, awsxray, jaeger], exporters: [logging]}
    metrics: {receivers: [otlp], processors: [filter], exporters: [awsemf]}
`

describe('upgrade', () => {
  const files = { 'otel.yaml': CONFIG, '-': CONFIG }

  test('tells what is new, what is over, and which defaults move', async () => {
    const { code, out, err } = await run('upgrade otel.yaml --from v0.40.2 --to v0.49.0', { files })
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expectGolden('cli/upgrade.txt', out)
  })

  test('says the same as JSON', async () => {
    const { out } = await run('upgrade - --stdin-filename otel.yaml --from v0.40.2 --to v0.49.0 --format json', {
      files,
    })
    expectGolden('cli/upgrade.json', pretty(out))
  })

  test('leaves alone what the config says itself, what is not used and what is not there', async () => {
    const { out } = await run('upgrade otel.yaml --from v0.40.2 --to v0.49.0 --format json', { files })
    const { defaults }: { readonly defaults: readonly MovedDefault[] } = JSON.parse(out)
    const moved = defaults.map(({ component, key }) => `${component} ${key}`)
    expect(moved).toContain('receivers/otlp protocols.grpc.endpoint')
    expect(moved).toContain('receivers/jaeger protocols.grpc.endpoint')
    expect(moved).not.toContain('receivers/otlp protocols.http.endpoint')
    expect(moved).not.toContain('receivers/jaeger protocols.thrift_http.endpoint')
    expect(moved.filter((one) => one.startsWith('extensions/pprof'))).toEqual([])
  })

  test('says so when nothing changes', async () => {
    const { code, out } = await run('upgrade otel.yaml --from v0.49.0 --to v0.49.0', { files })
    expect({ code, out }).toEqual({
      code: 0,
      out: 'nothing changes for this config between v0.49.0 and v0.49.0, as far as is known here\n',
    })
  })
})
