import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { listen, reply } from './loopback.js'
import { nodeBinaries, runAction, runProgram } from './runner.js'
import { annotationsIn, commandsIn, pairsIn } from './runner-output.js'

const folder = mkdtempSync(join(tmpdir(), 'programs-'))

afterAll(() => rmSync(folder, { recursive: true }))

/** A program with these lines. */
const program = (name: string, ...lines: readonly string[]): string => {
  const path = join(folder, `${name}.mjs`)
  writeFileSync(path, ["import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'", ...lines].join('\n'))
  return path
}

describe.each(nodeBinaries())('under $name', ({ path: node }) => {
  test('an action sees its inputs, the defaults of action.yml and nothing of ours', async () => {
    process.env['OF_OURS'] = '1'
    const entry = program('environment', 'console.log(JSON.stringify({ ...process.env, cwd: process.cwd() }))')
    const run = await runAction({ node, entry, inputs: { config: 'otel.yaml' }, env: { AWS_REGION: 'eu-central-1' } })
    delete process.env['OF_OURS']
    const seen = JSON.parse(run.stdout)
    expect(run.exitCode).toBe(0)
    expect(seen).toMatchObject({
      INPUT_CONFIG: 'otel.yaml',
      INPUT_MODE: 'apply',
      CI: 'true',
      AWS_REGION: 'eu-central-1',
    })
    expect(seen['INPUT_COLLECTOR-IMAGE']).toBe('')
    expect(seen['INPUT_GITHUB-TOKEN']).toBe('')
    expect(seen.cwd).toBe(seen.GITHUB_WORKSPACE)
    const names = Object.keys(seen).filter((name) => !/^(INPUT|GITHUB|RUNNER|AWS)_/.test(name))
    expect(names.sort()).toEqual(
      ['CI', 'HOME', 'HTTPS_PROXY', 'HTTP_PROXY', 'NODE_OPTIONS', 'NO_PROXY', 'PATH', 'TMPDIR', 'cwd'].sort(),
    )
  })

  test('outputs, summary, state, files and annotations come back', async () => {
    const entry = program(
      'writer',
      "appendFileSync(process.env.GITHUB_OUTPUT, 'changed=true\\ntext<<END\\na\\nb=c\\nEND\\n')",
      "appendFileSync(process.env.GITHUB_STEP_SUMMARY, '# Done\\n')",
      "appendFileSync(process.env.GITHUB_STATE, 'key=value\\n')",
      "writeFileSync('new.txt', readFileSync('sub/old.txt', 'utf8') + '!')",
      "writeFileSync(process.env.RUNNER_TEMP + '/task.json', '{}')",
      "console.log('::error file=a.yaml,line=3,col=5,title=x%2Cy::50%25 of it%0Ais wrong')",
      "console.error('::warning::from stderr')",
      'process.exitCode = 1',
    )
    const run = await runAction({ node, entry, files: { 'sub/old.txt': 'old' }, inputs: {} })
    expect(run).toMatchObject({
      exitCode: 1,
      outputs: { changed: 'true', text: 'a\nb=c' },
      summary: '# Done\n',
      state: { key: 'value' },
      written: { 'new.txt': 'old!' },
      temp: { 'task.json': '{}' },
      refusedHosts: [],
    })
    expect(run.annotations).toEqual([
      { level: 'error', file: 'a.yaml', line: 3, col: 5, title: 'x,y', message: '50% of it\nis wrong' },
      { level: 'warning', message: 'from stderr' },
    ])
  })

  test('reaches this machine and no other', async () => {
    const { url, close } = await listen((_, response) => reply(response, { status: 200, headers: {}, body: 'here' }))
    const entry = program(
      'traveller',
      "import net from 'node:net'",
      "import http from 'node:http'",
      'const shown = (promise) => promise.then(String, (cause) => cause.cause?.code ?? cause.code)',
      `console.log(await shown(fetch('${url}').then((response) => response.text())))`,
      "console.log(await shown(fetch('https://example.com/')))",
      "const socket = net.connect(80, '192.0.2.1')",
      "console.log(await shown(new Promise((done, failed) => socket.on('connect', done).on('error', failed))))",
      "const request = http.get('http://192.0.2.2/latest')",
      "console.log(await shown(new Promise((done, failed) => request.on('response', done).on('error', failed))))",
    )
    const run = await runProgram({ node, entry, timeoutMs: 10_000 }).finally(close)
    expect(run.stdout.split('\n')).toEqual(['here', 'ECONNREFUSED', 'ECONNREFUSED', 'ECONNREFUSED', ''])
    expect(run.refusedHosts).toEqual(['example.com', '192.0.2.1', '192.0.2.2'])
  })
})

test('a program gets arguments and standard input', async () => {
  const entry = program('echo', "console.log(process.argv[2] + readFileSync(0, 'utf8') + process.env.GITHUB_WORKSPACE)")
  expect((await runProgram({ entry, args: ['a'], stdin: 'b' })).stdout).toBe('abundefined\n')
})

test('a program that never ends is ended, and that is an Error', async () => {
  const entry = program('sleeper', "console.log('awake')", 'setInterval(() => undefined, 1000)')
  await expect(runProgram({ entry, timeoutMs: 500 })).rejects.toThrow(/SIGKILL after 500 ms\nawake/)
})

test('an input that action.yml does not have is an Error', async () => {
  await expect(runAction({ inputs: { confg: 'x' } })).rejects.toThrow('action.yml has no input confg')
})

test.each([
  ['::add-mask::secret', { name: 'add-mask', properties: {}, message: 'secret' }],
  ['  ::group::Plan: a', { name: 'group', properties: {}, message: 'Plan: a' }],
  ['::notice file=C%3A\\a,line=1::x::y', { name: 'notice', properties: { file: 'C:\\a', line: '1' }, message: 'x::y' }],
])('%s is a command', (line, command) => {
  expect(commandsIn(line)).toEqual([command])
})

test('text that only looks like a command is none', () => {
  expect(commandsIn('see ::error::x\n:: error::x\n::error x')).toEqual([])
  expect(annotationsIn(commandsIn('::debug::x'))).toEqual([])
})

test.each(['name', '=value', 'a<<END\nopen'])('an output file with %j is an Error', (text) => {
  expect(() => pairsIn(text)).toThrow()
})
