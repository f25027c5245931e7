import { expect, test } from '@jest/globals'
import { readRelease } from '../src/cli/release.js'
import { Failure } from '../src/core/problem.js'
import type { Terminal } from '../src/ports.js'
import { openKept } from '../src/edge/kept.js'

/** What the command line makes of an option and of a file .adot-version: the release, what it prints, or its complaint. */
async function ask(given: string | undefined, file: string | undefined): Promise<string> {
  let printed = ''
  const terminal: Terminal = {
    arguments: [],
    read: () => Promise.resolve(file === undefined ? undefined : new TextEncoder().encode(file)),
    write: () => Promise.resolve(),
    version: () => Promise.resolve(undefined),
    pathInRepository: (path) => path,
    page: () => Promise.resolve(undefined),
    annotate: () => Promise.resolve(),
    print: () => undefined,
    printError: (text) => (printed += text),
    isColoured: false,
    kept: () => Promise.resolve(openKept(undefined)),
  }
  try {
    const { version, index } = await readRelease(given, terminal)
    return `${printed}${version} ${String(index)}`
  } catch (error) {
    if (error instanceof Failure) return error.troubles.map(({ what, help }) => `${what} | ${help ?? ''}`).join()
    throw error
  }
}

test('an option wins over the version file, and a v is not needed', async () => {
  expect(await ask('0.18.0', 'v0.49.0')).toBe('v0.18.0 0')
})

test.each([
  ['a byte order mark, blanks, a comment and CRLF', '\uFEFF# why\r\n\r\n  0.18.0  \r\n'],
  ['the bare version', 'v0.18.0'],
])('a version file is read as the action reads it: %s', async (_, text) => {
  expect(await ask(undefined, text)).toBe('v0.18.0 0')
})

test('a release newer than what is known is judged by the newest, and says so', async () => {
  expect(await ask('v9.0.0', undefined)).toMatch(/^adot-ecs: --collector-version: "v9.0.0" is newer .*\nv9.0.0 \d+$/)
})

test.each([
  [undefined, undefined, /^no release is named \| write --collector-version=v/],
  [undefined, '# nothing\n', /^\.adot-version: names no release \|/],
  [undefined, '\nlatest\n', /^\.adot-version:2: "latest" pins nothing/],
  ['v0.40.7', undefined, /^--collector-version: "v0.40.7" is no ADOT release.* \| nearest: v0.40.2 or v0.41.0$/],
  ['0.1.0', undefined, /^--collector-version: "0.1.0" is older than v0.18.0/],
])('the option %j with the version file %j is refused with the next step', async (given, file, message) => {
  expect(await ask(given, file)).toMatch(message)
})
