import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'

interface Entry {
  readonly integrity?: string
  readonly resolved?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/** The packages of a lockfile by path; the project's own entry has no path. */
const packagesOf = (path: string): readonly (readonly [string, Entry])[] => {
  const { packages } = JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'))
  return Object.entries<Entry>(packages).filter(([name]) => name !== '')
}

test.each(['package-lock.json', 'scripts/runner-node/package-lock.json'])(
  '%s names no registry and has a checksum for every package',
  (path) => {
    const packages = packagesOf(path)
    expect(packages.length).toBeGreaterThan(0)
    for (const [name, { integrity, resolved }] of packages) {
      expect({ name, resolved }).toEqual({ name, resolved: undefined })
      expect({ name, integrity }).toEqual({ name, integrity: expect.stringMatching(/^sha512-/) })
    }
  },
)

test('the lockfile serves every platform: none of the optional binaries is left out', () => {
  const packages = packagesOf('package-lock.json')
  const names = new Set(packages.map(([path]) => path.replace(/^.*node_modules\//, '')))
  const wanted = packages.flatMap(([, { optionalDependencies }]) => Object.keys(optionalDependencies ?? {}))
  expect(wanted.filter((name) => !names.has(name))).toEqual([])
})
