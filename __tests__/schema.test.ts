import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { Ajv, type ValidateFunction } from 'ajv'
import { parseAllDocuments } from 'yaml'
import { findRelease, releases } from '../src/collector/catalog.js'
import { configSchema } from '../src/schema/config.js'
import { run } from './cli/terminal.js'

/** Words of editors, which a validator passes over. */
const EDITORS = ['errorMessage']

function compile(version: string): ValidateFunction {
  const ajv = new Ajv({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allErrors: true,
    inlineRefs: false,
    code: { optimize: false },
    strictNumbers: false,
    allowMatchingProperties: true,
  })
  ajv.addVocabulary(EDITORS)
  return ajv.compile(configSchema(findRelease(version)!))
}

/** A config as an editor reads it: YAML 1.2. undefined for a text that it cannot read. */
function read(text: string): { readonly value: unknown } | undefined {
  const [document] = parseAllDocuments(text, { merge: true, logLevel: 'silent', uniqueKeys: false })
  if (!document || !('toJS' in document) || document.errors.length > 0) return undefined
  try {
    const value: unknown = document.toJS({ maxAliasCount: -1 })
    return { value }
  } catch {
    return undefined
  }
}

interface Verdicts {
  readonly releases: readonly string[]
  readonly cases: Readonly<Record<string, { readonly starts: string; readonly place?: string }>>
}

describe('what the real collectors did', () => {
  const folder = new URL('oracle/', import.meta.url)
  const verdicts: Verdicts = JSON.parse(readFileSync(new URL('verdicts.json', folder), 'utf8'))
  const cases = Object.entries(verdicts.cases)
    .filter(([, { place }]) => place === undefined)
    .map(([name, { starts }]) => ({
      name,
      starts,
      config: read(readFileSync(new URL(`cases/${name}`, folder), 'utf8')),
    }))
  const caught = new Map<string, number>()

  test.each(verdicts.releases)('%s: every config that starts is valid', (version) => {
    const validate = compile(version)
    const at = verdicts.releases.indexOf(version)
    const judged = cases.filter(({ starts }) => starts[at] !== '.')
    const refused = judged.filter(({ config }) => config !== undefined && !validate(config.value))
    caught.set(version, refused.length)
    expect(judged.filter(({ starts, config }) => starts[at] === '+' && config === undefined)).toEqual([])
    expect(refused.filter(({ starts }) => starts[at] === '+').map(({ name }) => name)).toEqual([])
  })

  test('more than six of ten that do not start are not', () => {
    const fails = verdicts.releases.flatMap((_, at) => cases.filter(({ starts }) => starts[at] === '-'))
    const found = [...caught.values()].reduce((sum, one) => sum + one, 0)
    expect(caught.size).toBe(verdicts.releases.length)
    expect(found / fails.length).toBeGreaterThan(0.6)
    expect(found).toBeGreaterThanOrEqual(3_040)
  })
})

describe('mistakes', () => {
  const validate = compile('v0.49.0')
  const old = compile('v0.40.2')
  const around = (part: string): unknown =>
    read(`receivers: {otlp: {protocols: {grpc: }}}
exporters: {awsxray: }
extensions: {health_check: }
processors: {batch: }
service:
  extensions: [health_check]
  pipelines: {traces: {receivers: [otlp], processors: [batch], exporters: [awsxray]}}
---
${part}`)?.value

  const config = (change: string): unknown => {
    const whole = around('')
    const part = read(change)?.value
    if (typeof whole !== 'object' || typeof part !== 'object') throw new Error(change)
    return { ...whole, ...part }
  }

  const places = (change: string, judge = validate): readonly (string | undefined)[] => {
    judge(config(change))
    return [...new Set((judge.errors ?? []).map(({ instancePath }) => instancePath))]
  }

  test('the config they are made in is valid', () => {
    expect(places('{}')).toEqual([])
    expect(places('{}', old)).toEqual([])
  })

  test.each([
    ['an unknown section', 'reciever: {}', ''],
    ['an unknown component', 'receivers: {otpl: }', '/receivers'],
    ['a component of contrib', 'processors: {transform: }', '/processors'],
    ['a component that has gone', 'exporters: {logging: }', '/exporters'],
    ['nothing behind the slash', 'receivers: {otlp/: }', '/receivers'],
    ['an unknown key', 'processors: {batch: {timout: 5s}}', '/processors/batch'],
    [
      'an unknown key deep inside',
      'receivers: {otlp/a: {protocols: {http: {cors: {origins: [a]}}}}}',
      '/receivers/otlp~1a/protocols/http/cors',
    ],
    ['a number in quotes', 'processors: {batch: {send_batch_size: "100"}}', '/processors/batch/send_batch_size'],
    ['a number for a text', 'exporters: {awsxray: {region: 1}}', '/exporters/awsxray/region'],
    ['a list for a map', 'processors: {batch: [a]}', '/processors/batch'],
    ['a wrong unit', 'processors: {batch: {timeout: 5sec}}', '/processors/batch/timeout'],
    ['a negative duration', 'processors: {batch: {timeout: -5s}}', '/processors/batch/timeout'],
    [
      'a duration of Prometheus without unit',
      'receivers: {prometheus: {config: {global: {scrape_interval: 15}}}}',
      '/receivers/prometheus/config/global/scrape_interval',
    ],
    [
      'a value that a setting does not know',
      'exporters: {otlphttp: {endpoint: "http://a", compression: gzp}}',
      '/exporters/otlphttp/compression',
    ],
    [
      'the same in another case, where that counts',
      'exporters: {otlphttp: {endpoint: "http://a", compression: GZIP}}',
      '/exporters/otlphttp/compression',
    ],
    [
      'a number that a setting does not know',
      'exporters: {awscloudwatchlogs: {log_group_name: a, log_stream_name: b, log_retention: 8}}',
      '/exporters/awscloudwatchlogs/log_retention',
    ],
    ['a setting that is needed', 'exporters: {file: {}}', '/exporters/file'],
    ['a setting that is needed and empty', 'exporters: {file: {path: ""}}', '/exporters/file/path'],
    [
      'an unknown component in a pipeline',
      'service: {pipelines: {traces: {receivers: [otpl], exporters: [awsxray]}}}',
      '/service/pipelines/traces/receivers/0',
    ],
    [
      'a component in a pipeline that it does not support',
      'service: {pipelines: {metrics: {receivers: [otlp], exporters: [awsxray]}}}',
      '/service/pipelines/metrics/exporters/0',
    ],
    [
      'a pipeline of nothing',
      'service: {pipelines: {traces: {receivers: [], exporters: [awsxray]}}}',
      '/service/pipelines/traces/receivers',
    ],
    [
      'a pipeline of no signal',
      'service: {pipelines: {trace: {receivers: [otlp], exporters: [awsxray]}}}',
      '/service/pipelines',
    ],
    [
      'an unknown extension',
      'service: {extensions: [healthcheck], pipelines: {traces: {receivers: [otlp], exporters: [awsxray]}}}',
      '/service/extensions/0',
    ],
    [
      'an unknown level',
      'service: {telemetry: {logs: {level: trace}}, pipelines: {traces: {receivers: [otlp], exporters: [awsxray]}}}',
      '/service/telemetry/logs/level',
    ],
  ])('%s is refused at its place', (_, change, place) => {
    expect(places(change)).toContain(place)
  })

  test.each([
    [
      'references',
      'processors: {batch: {timeout: "${env:T}", send_batch_size: "${env:SIZE:-5}", metadata_keys: "${env:KEYS}"}, memory_limiter: "${env:LIMITS}"}',
    ],
    [
      'placeholders',
      'exporters: {otlphttp: {endpoint: "{{Endpoint}}", compression: "{{C}}", sending_queue: {queue_size: "{{N}}"}}}',
    ],
    ['placeholders in ids', 'exporters: {"otlp/{{Name}}": {endpoint: "a:1"}, "{{Kind}}": {x: 1}}'],
    ['nothing, for the defaults', 'receivers: {otlp: {protocols: {grpc: {tls: , endpoint: }, http: }}}'],
    [
      'letters of any case, where that does not count',
      'service: {telemetry: {logs: {level: INFO}}, pipelines: {traces: {receivers: [otlp], exporters: [awsxray]}}}',
    ],
    ['numbers as Go writes them', 'processors: {batch: {send_batch_size: 1_000, timeout: 0}}'],
    ['keys put together', 'processors: {"batch::timeout": 5s}'],
    ['what only matters when it is built', 'processors: {attributes: {actions: [{key: a, action: rename}]}}'],
  ])('%s are taken', (_, change) => {
    expect(places(change)).toEqual([])
  })

  test('weak typing takes what later releases refuse', () => {
    for (const change of ['processors: {batch: {send_batch_size: "100"}}', 'exporters: {awsxray: {region: 1}}']) {
      expect(places(change)).not.toEqual([])
      expect(places(change, old)).toEqual([])
    }
    expect(places('processors: {batch: {send_batch_size: "many"}}', old)).toEqual(['/processors/batch/send_batch_size'])
  })
})

describe('the schema', () => {
  test('of every release is one, under its own name, and small', () => {
    for (const { version } of releases().filter((_, index) => index % 30 === 1)) {
      compile(version)
      const text = JSON.stringify(configSchema(findRelease(version)!))
      expect(text).toContain(`"$id":"urn:adot-ecs:collector-config:${version}"`)
      expect(text.length).toBeLessThan(260_000)
    }
  })

  test('names every definition that it uses, and uses every one it names', () => {
    const schema = configSchema(findRelease('v0.49.0')!)
    const names = Object.keys(schema['definitions'] as object)
    const used = [...JSON.stringify(schema).matchAll(/"\$ref":"#\/definitions\/([^"]+)"/g)].map(([, name]) => name)
    expect([...new Set(used)].toSorted()).toEqual(names.toSorted())
  })

  test('tells of each key its default and since when it is known', () => {
    const schema = JSON.stringify(configSchema(findRelease('v0.49.0')!))
    expect(schema).toContain('"description":"default: 1000; since v0.30.0","default":1000')
    expect(schema).toContain('"description":"takes logs; an older name of file_log"')
  })

  test('is printed by the command, for the release it is asked for or pinned to', async () => {
    const asked = JSON.parse((await run('schema --collector-version v0.43.3')).out)
    expect(asked.title).toBe('Config of the AWS Distro for OpenTelemetry collector v0.43.3')
    const pinned = await run('schema', { files: { '.adot-version': 'v0.43.3\n' } })
    expect(JSON.parse(pinned.out)).toEqual(asked)
    expect((await run('schema')).code).toBe(2)
  })
})
