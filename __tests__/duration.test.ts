import { expect, test } from '@jest/globals'
import { newestRelease } from '../src/collector/catalog.js'
import { parseDuration, parsePrometheusDuration } from '../src/collector/duration.js'
import { lint } from '../src/lint/lint.js'
import { rules } from '../src/rules/index.js'

/** What time.ParseDuration makes of a text, in seconds, and model.ParseDuration, in milliseconds. */
const READ: readonly (readonly [text: string, go: number | undefined, prometheus: number | undefined])[] = [
  ['0', 0, 0],
  ['-0', -0, undefined],
  ['', undefined, undefined],
  ['30', undefined, undefined],
  ['30s', 30, 30_000],
  ['1m30s', 90, 90_000],
  ['1h1m1s1ms', 3661.001, 3_661_001],
  ['30s1m', 90, undefined],
  ['1s1s', 2, undefined],
  ['1d', undefined, 86_400_000],
  ['1y2w3d', undefined, 33_004_800_000],
  ['1d1w', undefined, undefined],
  ['1.5h', 5400, undefined],
  ['-1.5h', -5400, undefined],
  ['.5s', 0.5, undefined],
  ['1us', 1e-6, undefined],
  ['1 s', undefined, undefined],
]

test.each(READ)('%j is what Go and Prometheus make of it', (text, go, prometheus) => {
  expect(parseDuration(text)).toBe(go)
  expect(parsePrometheusDuration(text)).toBe(prometheus)
})

test('every duration of a scrape job is read alike', () => {
  const text = `receivers:
  prometheus:
    config:
      scrape_configs:
        - job_name: app
          scrape_interval: 30s1m
          http_sd_configs:
            - url: http://discovery.local/targets
              refresh_interval: 30s1m
exporters: {awsemf: {region: eu-west-1}}
service: {pipelines: {metrics: {receivers: [prometheus], exporters: [awsemf]}}}
`
  const nothing = { values: undefined, environment: undefined, severities: new Map() }
  const findings = lint({ file: 'config.yaml', text, release: newestRelease(), ...nothing }, rules)
  expect(findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)).toEqual([
    'wrong-type',
    'discovery-interval',
  ])
})
