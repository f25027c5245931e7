import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import paths from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import { type Disk, pathInRepository, placeInRepository } from '../src/edge/repository.js'

/** A disk whose checkouts are in these folders. */
const disk = (checkouts: readonly string[], more: Partial<Disk> = {}): Disk => ({
  paths: paths.posix,
  folder: '/checkout/shop',
  workspace: '/checkout/shop',
  exists: (path) => checkouts.some((folder) => [`${folder}/.git`, `${folder}\\.git`].includes(path)),
  real: (path) => path,
  ...more,
})

test.each<[string, string, Disk]>([
  ['adot.yaml', 'adot.yaml', disk(['/checkout/shop'])],
  ['./otel/../adot.yaml', 'adot.yaml', disk(['/checkout/shop'])],
  ['otel//adot.yaml', 'otel/adot.yaml', disk(['/checkout/shop'])],
  ['/checkout/shop/otel/adot.yaml', 'otel/adot.yaml', disk(['/checkout/shop'])],
  ['adot.yaml', 'services/a/adot.yaml', disk(['/checkout/shop'], { folder: '/checkout/shop/services/a' })],
  ['../b/adot.yaml', 'services/b/adot.yaml', disk(['/checkout/shop'], { folder: '/checkout/shop/services/a' })],
  ['adot.yaml', 'services/a/adot.yaml', disk([], { folder: '/checkout/shop/services/a' })],
  ['app/adot.yaml', 'adot.yaml', disk(['/checkout/shop/app'])],
  ['adot.yaml', 'adot.yaml', disk(['/', '/checkout'])],
  ['adot.yaml', 'adot.yaml', disk([], { workspace: undefined })],
  ['adot.yaml', 'shop/adot.yaml', disk(['/checkout'], { workspace: undefined })],
  ['/tmp/x/adot.yaml', '/tmp/x/adot.yaml', disk(['/checkout/shop'])],
  ['../adot.yaml', '/checkout/adot.yaml', disk(['/checkout/shop'])],
  ['..adot.yaml', '..adot.yaml', disk(['/checkout/shop'])],
  ['a\\b.yaml', 'a\\b.yaml', disk(['/checkout/shop'])],
])('%s is %s in the repository', (path, expected, where) => {
  expect(placeInRepository(path, where)).toBe(expected)
})

const windows = { paths: paths.win32, folder: 'D:\\a\\shop', workspace: 'D:\\a\\shop' }

test.each<[string, string, Disk]>([
  ['.\\otel\\adot.yaml', 'otel/adot.yaml', disk(['D:\\a\\shop'], windows)],
  ['otel/adot.yaml', 'otel/adot.yaml', disk([], windows)],
  ['d:\\A\\shop\\adot.yaml', 'adot.yaml', disk([], windows)],
  ['C:\\x\\adot.yaml', 'C:/x/adot.yaml', disk(['D:\\a\\shop'], windows)],
])('on Windows, %s is %s in the repository', (path, expected, where) => {
  expect(placeInRepository(path, where)).toBe(expected)
})

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

test('a link is told as the file behind it while that is in the repository, and as itself when not', () => {
  const folder = realpathSync(mkdtempSync(paths.join(tmpdir(), 'repository-')))
  folders.push(folder)
  const at = (...names: readonly string[]): string => paths.join(folder, ...names)
  for (const name of ['shop/.git', 'shop/otel', 'elsewhere/.git']) mkdirSync(at(name), { recursive: true })
  writeFileSync(at('shop/otel/real.yaml'), '')
  writeFileSync(at('elsewhere/real.yaml'), '')
  symlinkSync(at('shop/otel/real.yaml'), at('shop/near.yaml'))
  symlinkSync(at('elsewhere/real.yaml'), at('shop/far.yaml'))
  symlinkSync(at('shop'), at('alias'))
  expect(pathInRepository(at('shop/near.yaml'))).toBe('otel/real.yaml')
  expect(pathInRepository(at('shop/far.yaml'))).toBe('far.yaml')
  expect(pathInRepository(at('alias/otel/real.yaml'))).toBe('otel/real.yaml')
  expect(pathInRepository(at('shop/not-there.yaml'))).toBe('not-there.yaml')
})
