import { describe, expect, test } from '@jest/globals'
import { isNumberText, parseGoNumber } from '../src/collector/number.js'
import { lintText } from './lint-text.js'

/** What Go's strconv makes of texts: ParseInt and ParseUint with base 0, ParseFloat. */
const READ: readonly (readonly [
  text: string,
  int: boolean,
  uint: boolean,
  float: boolean,
  number: number | undefined,
])[] = [
  ['020', true, true, true, 16],
  ['08', false, false, true, 8],
  ['0_7', true, true, true, 7],
  ['1_000', true, true, true, 1000],
  ['1__0', false, false, false, undefined],
  ['0_', false, false, false, undefined],
  ['0x_1F', true, true, false, 31],
  ['0X', false, false, false, undefined],
  ['0b101', true, true, false, 5],
  ['0b2', false, false, false, undefined],
  ['0o17', true, true, false, 15],
  ['+5', true, false, true, 5],
  ['-0x10', true, false, false, -16],
  ['1.', false, false, true, 1],
  ['.5', false, false, true, 0.5],
  ['1_.5', false, false, false, undefined],
  ['1_23.50_0_0e+1_2', false, false, true, 1.235e14],
  ['1e_5', false, false, false, undefined],
  ['0x_1.8p+1', false, false, true, 3],
  ['-0x.8P-1', false, false, true, -0.25],
  ['0x1.8', false, false, false, undefined],
  ['+Inf', false, false, true, Infinity],
  ['-infinity', false, false, true, -Infinity],
  ['NaN', false, false, true, NaN],
  ['+nan', false, false, false, undefined],
  ['.inf', false, false, false, undefined],
  [' 5', false, false, false, undefined],
  ['.', false, false, false, undefined],
  ['five', false, false, false, undefined],
  // Mapstructure's own.
  ['', true, true, true, 0],
]

test.each(READ)('%j for a number is what Go makes of it', (text, int, uint, float, number) => {
  expect([isNumberText(text, 'int'), isNumberText(text, 'uint'), isNumberText(text, 'float')]).toEqual([
    int,
    uint,
    float,
  ])
  expect(parseGoNumber(text)).toBe(number)
})

describe('with weak typing', () => {
  const found = (body: string, processor = 'batch'): readonly string[] =>
    lintText(
      `receivers: {otlp: {protocols: {grpc: }}}
processors: {${processor}: ${body}}
exporters: {otlp: {endpoint: "a:1", tls: {insecure: true}}}
service: {pipelines: {traces: {receivers: [otlp], processors: [${processor}], exporters: [otlp]}}}
`,
      'v0.40.0',
    )
      .filter(({ severity }) => severity === 'error')
      .map(({ rule }) => rule)

  test.each([
    ['{send_batch_size: "020", send_batch_max_size: "16"}', []],
    ['{send_batch_size: "020", send_batch_max_size: "15"}', ['batch-sizes']],
    ['{send_batch_size: "1_000", send_batch_max_size: "999"}', ['batch-sizes']],
    ['{send_batch_size: "1__0"}', ['wrong-type']],
  ])('batch: %s', (body, ids) => {
    expect(found(body)).toEqual(ids)
  })

  test.each([
    ['"inf"', []],
    ['"nan"', []],
    ['"0x10"', ['wrong-type']],
  ])('probabilistic_sampler: {sampling_percentage: %s}', (percentage, ids) => {
    expect(found(`{sampling_percentage: ${percentage}}`, 'probabilistic_sampler')).toEqual(ids)
  })
})
