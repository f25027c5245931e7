import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { compact } from '../src/collector/compact.js'

const folder = new URL('oracle/cases/', import.meta.url)

describe('compacting a config', () => {
  test('takes comments, blank lines and blanks at line ends away', () => {
    expect(compact('# head\nreceivers:   # in\n\n  otlp: {}  \n')).toBe('receivers:\n  otlp: {}')
  })

  test('leaves block texts and quoted texts alone', () => {
    const text = 'a: |\n  # no comment\n\n  two\nb: "# none"\nc: x#y\n'
    expect(compact(text)).toBe(text)
  })

  test('leaves a text alone that cannot be read', () => {
    expect(compact('a: [ # open\n')).toBe('a: [ # open\n')
  })

  test('never makes a config longer, and twice is once', () => {
    for (const name of readdirSync(folder)) {
      const text = readFileSync(new URL(name, folder), 'utf8')
      const shorter = compact(text)
      expect(shorter.length).toBeLessThanOrEqual(text.length)
      expect(compact(shorter)).toBe(shorter)
    }
  })
})
