import { expect, test } from '@jest/globals'
import { findComponent, findRelease, newestRelease, releases } from '../src/collector/catalog.js'

test('every release from v0.18.0 on is known, oldest first', () => {
  expect(releases().length).toBeGreaterThanOrEqual(64)
  expect(releases()[0]?.version).toBe('v0.18.0')
  expect(findRelease('0.49.0')?.core).toBe('v0.156.0')
  expect(newestRelease()).toBe(releases().at(-1))
  expect(findComponent('exporters', 'otlp')).toBe(findComponent('exporters', 'otlp_grpc'))
})
