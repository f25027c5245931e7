import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { COMMANDS } from '../../src/cli/table.js'
import { run } from './terminal.js'

const usage = async (line: string): Promise<string> => {
  const { code, out, err } = await run(line, { files: { 'a.yaml': 'receivers: {}\n' } })
  expect({ code, out }).toEqual({ code: 2, out: '' })
  return err
}

test.each([
  ['', 'no command is given', 'adot-ecs --help lists them'],
  ['lnt', 'there is no command "lnt"', 'did you mean lint?'],
  ['frobnicate', 'there is no command "frobnicate"', 'commands are lint, upgrade, explain'],
  ['--versoin', 'there is no option --versoin before a command', 'did you mean --version?'],
  ['constructor', 'there is no command "constructor"', 'commands are'],
  ['lint a.yaml --formt=json', 'there is no option --formt', 'did you mean --format?'],
  ['lint a.yaml --version v0.49.0', 'there is no option --version', 'did you mean --collector-version?'],
  ['lint a.yaml --constructor=1', 'there is no option --constructor', 'options are --collector-version,'],
  ['lint a.yaml -x', 'there is no option -x', 'options are'],
  ['lint a.yaml -fix', 'there is no option -fix', 'did you mean --fix?'],
  ['lint a.yaml --format', '--format needs a value', 'write --format text|json|sarif|github'],
  ['lint a.yaml --collector-version --fix', '--collector-version needs a value', 'write --collector-version V'],
  ['lint a.yaml --format=jsn', '--format cannot be "jsn"', 'did you mean json?'],
  ['lint a.yaml --fail-on=never-ever', '--fail-on cannot be "never-ever"', 'it takes error, warning, never'],
  ['lint a.yaml --fix=yes', '--fix takes no value', 'write --fix'],
  ['lint a.yaml --format text --format json', '--format is given twice', ''],
  ['lint', 'lint needs a file', 'adot-ecs lint otel/collector.yaml --collector-version v0.49.0'],
  ['lint a.yaml', 'no release is named', 'write --collector-version=v0.49.0'],
  ['lint a.yaml --collector-version latest', '"latest" pins nothing', 'pin one, such as v0.49.0'],
  ['lint a.yaml --collector-version 0.41.9', '"0.41.9" is no ADOT release', 'nearest: v0.41.2 or v0.42.0'],
  ['lint a.yaml --collector-version v0.49.0 --env HOME', '--env takes NAME=value', 'write --env NAME=value'],
  [
    'lint a.yaml --collector-version v0.49.0 --rule undefined-componnt=off',
    'there is no rule "undefined-componnt"',
    'did you mean "undefined-component"?',
  ],
  [
    'lint a.yaml --collector-version v0.49.0 --rule wrong-type=fatal',
    '--rule wrong-type cannot be "fatal"',
    'write --rule wrong-type=off|error|warning|note',
  ],
  ['upgrade a.yaml b.yaml --from v0.43.3 --to v0.49.0', 'upgrade takes 1 word, so "b.yaml" is one too many', ''],
  ['upgrade a.yaml --to v0.49.0', 'upgrade needs --from, a release', 'adot-ecs upgrade'],
  ['explain', 'explain needs the name of a rule', 'adot-ecs explain undefined-component'],
  ['explain wrong-typ', 'there is no rule "wrong-typ"', 'did you mean "wrong-type"?'],
  ['rules all', 'rules takes no words, so "all" means nothing', ''],
  ['completion tcsh', 'the shell cannot be "tcsh"', 'it takes bash, zsh, fish'],
  ['versions v0.1.0', '"v0.1.0" is older than v0.18.0', 'nearest: v0.18.0'],
  ['versions v0.43.3...v0.49.0', 'is no ADOT release', ''],
  ['versions v99.0.0', '"v99.0.0" is newer than v0.49.0, the newest release known here', ''],
  ['versions v0.43.3..', 'v0.43.3.. names no two releases', 'write versions v0.43.3..v0.49.0'],
  ['versions v0.49.0 --since v0.43.3', 'a release and --since exclude each other', 'write versions A..B'],
])('%j ends with 2 and says what is wrong', async (line, what, help) => {
  const err = await usage(line)
  expect(err).toMatch(/^adot-ecs: /)
  expect(err).toContain(what)
  expect(err).toContain(help)
})

test('all mistakes of a line are told at once', async () => {
  const err = await usage('lint --formt=x --fix=1 --fail-on=nevr')
  expect(err.match(/^adot-ecs: /gm)).toHaveLength(4)
})

test('words behind -- are files, whatever they look like', async () => {
  const files = { '--fix': 'receivers: [\n' }
  const { code, out } = await run(['lint', '--collector-version=v0.49.0', '--', '--fix'], { files })
  expect(code).toBe(1)
  expect(out).toMatch(/^--fix:1:/)
})

test.each(Object.keys(COMMANDS))('%s has a help that names each of its options and gives an example', async (name) => {
  const { code, out } = await run(`${name} --help`)
  expect(code).toBe(0)
  for (const option of Object.keys(COMMANDS[name]?.options ?? {})) expect(out).toContain(`--${option}`)
  expect(out).toContain(`adot-ecs ${name}`)
  expect(out).toBe((await run(`help ${name}`)).out)
})

test('the help of the program names every command', async () => {
  const { code, out } = await run('--help')
  expect(code).toBe(0)
  for (const name of Object.keys(COMMANDS)) expect(out).toContain(`\n  ${name}`)
  expect(out).toContain('Exit code: 0 clean, 1 findings at or above --fail-on, 2 wrong use')
})

test('the version is the package\u2019s, with the releases it knows', async () => {
  for (const line of ['--version', 'lint --version', 'version'])
    expect((await run(line)).out).toBe('adot-ecs 1.2.3, knows ADOT v0.18.0 to v0.49.0\n')
})

test('the README shows the commands as the help does', async () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const { out } = await run('--help')
  const rows = out.split('\n').filter((line) => line.startsWith('  '))
  expect(rows).toHaveLength(Object.keys(COMMANDS).length)
  for (const row of rows) expect(readme).toContain(`\nadot-ecs ${row.trim()}\n`)
})
