import { expect, test } from '@jest/globals'
import { run } from './terminal.js'

const FINE =
  'receivers: {otlp: {protocols: {grpc: {}}}}\nexporters: {awsxray: {}}\nservice: {pipelines: {traces: {receivers: [otlp], exporters: [awsxray]}}}\n'
const BROKEN = FINE.replace('[awsxray]', '[awsxray, awsemf]')
const V = '--collector-version=v0.49.0'

test('several files are told of in the order given, and one broken file is enough for exit code 1', async () => {
  const { code, out } = await run(`lint b.yaml a.yaml ${V} --format json`, {
    files: { 'a.yaml': FINE, 'b.yaml': BROKEN },
  })
  expect(code).toBe(1)
  const { files }: { readonly files: readonly { readonly path: string; readonly findings: readonly object[] }[] } =
    JSON.parse(out)
  expect(files.map(({ path }) => path)).toEqual(['b.yaml', 'a.yaml'])
  expect(files[0]?.findings[0]).toMatchObject({ rule: 'undefined-component', line: 3 })
})

interface Told {
  readonly findings: readonly { readonly rule: string }[]
}

test('copies of one config are each told of under their own name, also where a file is broken in its bytes alone', async () => {
  const lost = `${BROKEN}# \ufffd\n`
  const bytes = Buffer.concat([Buffer.from(`${BROKEN}# `), Buffer.from([0xff]), Buffer.from('\n')])
  const names = ['a.yaml', 'b.yaml', 'c.yaml', 'd.yaml', 'e.yaml']
  const texts = [BROKEN, FINE, BROKEN, lost, bytes]
  const files = Object.fromEntries(names.map((name, index) => [name, texts[index]!]))
  const told = async (...given: readonly string[]): Promise<readonly Told[]> => {
    const { files: found }: { readonly files: readonly Told[] } = JSON.parse(
      (await run(`lint ${given.join(' ')} ${V} --format json`, { files })).out,
    )
    return found
  }
  const together = await told(...names)
  expect(together).toEqual((await Promise.all(names.map((name) => told(name)))).flat())
  expect(together.map(({ findings }) => findings.length)).toEqual([1, 0, 1, 1, 1])
  expect(together[4]?.findings[0]?.rule).not.toBe(together[3]?.findings[0]?.rule)
  const text = (await run(`lint a.yaml c.yaml ${V}`, { files })).out
  expect(text).toMatch(/^a\.yaml:3:[^]*\nc\.yaml:3:/)
})

test('standard input has the name it is given', async () => {
  const files = { '-': BROKEN }
  expect((await run(`lint - ${V}`, { files })).out).toMatch(/^standard input:3:/)
  expect((await run(`lint - ${V} --stdin-filename otel/a.yaml`, { files })).out).toMatch(/^otel\/a\.yaml:3:/)
  const json = JSON.parse((await run(`lint - ${V} --stdin-filename a.yaml --format json`, { files })).out)
  expect(json.files[0].path).toBe('a.yaml')
})

test('standard input is read once, is never changed, and has no other name without being read', async () => {
  const files = { '-': BROKEN, 'a.yaml': FINE }
  expect(await run(`lint - - ${V}`, { files })).toMatchObject({ code: 2, err: expect.stringContaining('given twice') })
  const fix = await run(`lint - ${V} --fix`, { files })
  expect(fix).toMatchObject({ code: 2, err: expect.stringContaining('--fix changes files') })
  const name = await run(`lint a.yaml ${V} --stdin-filename b.yaml`, { files })
  expect(name).toMatchObject({ code: 2, err: expect.stringContaining('give - as the file') })
})

test('everything that cannot be read is told at once, each with its own reason', async () => {
  const files = {
    'a.yaml': BROKEN,
    otel: { fails: 'otel: cannot be read: it is a folder' },
    'secret.yaml': { fails: 'secret.yaml: cannot be read: permission is denied' },
  }
  const { code, out, err } = await run(`lint a.yaml nope.yaml otel/*.yml otel secret.yaml ${V}`, { files })
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err.trimEnd().split('\n')).toEqual([
    'adot-ecs: nope.yaml: there is no such file',
    'adot-ecs: otel/*.yml: no file matches this pattern',
    'adot-ecs: otel: cannot be read: it is a folder',
    '  name its files: otel/*.yaml',
    'adot-ecs: secret.yaml: cannot be read: permission is denied',
  ])
})

test('an empty file is a finding, from standard input too', async () => {
  for (const path of ['a.yaml', '-']) {
    const { code, out } = await run(`lint ${path} ${V}`, { files: { [path]: '' } })
    expect(code).toBe(1)
    expect(out).toContain('error[empty-config]')
  }
})

test('--fix writes what is safe and tells what is left', async () => {
  const files = { 'a.yaml': `${FINE}processors: {memory_limiter: {limit_mib: "100"}}\n` }
  const { written, out } = await run(`lint a.yaml ${V} --fix`, { files })
  expect(written['a.yaml']).toContain('limit_mib: 100}')
  expect(out).not.toContain('wrong-type')
})

test('the release comes from .adot-version when no option names it', async () => {
  const files = { 'a.yaml': FINE, '.adot-version': '# pinned\n\n0.48.0\n' }
  expect((await run('lint a.yaml', { files })).out).toContain('1 file checked for v0.48.0')
})

test('only a coloured terminal gets colours, and only as text', async () => {
  const files = { 'a.yaml': BROKEN }
  const isColoured = true
  expect((await run(`lint a.yaml ${V}`, { files })).out).not.toContain('\u001b')
  expect((await run(`lint a.yaml ${V}`, { files, isColoured })).out).toContain('\u001b[31merror\u001b[0m[')
  for (const format of ['json', 'sarif'])
    expect((await run(`lint a.yaml ${V} --format ${format}`, { files, isColoured })).out).not.toContain('\u001b')
})
