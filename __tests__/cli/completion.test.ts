import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { releases } from '../../src/collector/catalog.js'
import { COMMANDS } from '../../src/cli/table.js'
import { rules } from '../../src/rules/index.js'
import { run } from './terminal.js'

let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'completion-'))
  for (const name of ['collector.yaml', 'two words.yaml', 'task.json']) writeFileSync(join(folder, name), '')
  for (const shell of ['bash', 'zsh', 'fish'])
    writeFileSync(join(folder, `_${shell}`), (await run(`completion ${shell}`)).out)
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const has = (shell: string): boolean => spawnSync(shell, ['-c', 'exit 0']).status === 0

const ask = (shell: string, args: readonly string[]): string =>
  execFileSync(shell, args, { cwd: folder, encoding: 'utf8' })

/** What bash offers at the end of a line: its own completion machinery, with the words split as bash splits them. */
function bash(line: string): readonly string[] {
  const script = `
    . ./_bash
    COMP_LINE=$1 COMP_POINT=\${#1}
    _adot_ecs
    printf '%s\\n' "\${COMPREPLY[@]}"
  `
  return ask('bash', ['--norc', '-c', script, 'bash', line]).split('\n').filter(Boolean)
}

describe('bash', () => {
  test('offers commands first', () => {
    expect(bash('adot-ecs ')).toEqual([...Object.keys(COMMANDS), '--help', '--version'])
    expect(bash('adot-ecs ver')).toEqual(['versions'])
  })

  test('offers the options of the command', () => {
    expect(bash('adot-ecs lint a.yaml --f')).toEqual(['--format', '--fail-on', '--fix'])
    expect(bash('adot-ecs upgrade --')).toEqual(['--from', '--to', '--format', '--stdin-filename', '--help'])
  })

  test.each([
    ['adot-ecs lint --format ', ['text', 'json', 'sarif', 'github']],
    ['adot-ecs lint --format=s', ['sarif']],
    ['adot-ecs rules --format ', ['text', 'json']],
    ['adot-ecs lint --fail-on=', ['error', 'warning', 'never']],
    ['adot-ecs lint --collector-version v0.49', ['v0.49.0']],
    ['adot-ecs upgrade a.yaml --from=v0.41', ['v0.41.2', 'v0.41.1', 'v0.41.0']],
    ['adot-ecs explain unset-', ['unset-variable', 'unset-variable-stops']],
    ['adot-ecs lint --rule undefined-c', ['undefined-component=']],
    ['adot-ecs lint --rule undefined-component=', ['off', 'error', 'warning', 'note']],
    ['adot-ecs lint --rule=undefined-component=n', ['note']],
    ['adot-ecs completion ', ['bash', 'zsh', 'fish']],
    ['adot-ecs lint --env ', []],
  ])('offers the values behind %j', (line, offered) => {
    expect(bash(line)).toEqual(offered)
  })

  test('offers every release and every rule', () => {
    expect(bash('adot-ecs lint --collector-version ')).toHaveLength(releases().length)
    expect(bash('adot-ecs explain ')).toHaveLength(rules.length)
  })

  test('offers files for files, blanks in names included', () => {
    expect(bash('adot-ecs lint ').toSorted()).toEqual([
      '_bash',
      '_fish',
      '_zsh',
      'collector.yaml',
      'task.json',
      'two words.yaml',
    ])
    expect(bash('adot-ecs lint --task-definition=ta')).toEqual(['task.json'])
    expect(bash('adot-ecs lint two')).toEqual(['two words.yaml'])
  })

  test('completes at a prompt', () => {
    const input = `. ./_bash\nbind 'set show-all-if-ambiguous on'\nadot-ecs() { printf 'got<%s>\\n' "$@"; }\nadot-ecs completion zs\t\nadot-ecs lint two\t\nadot-ecs lint --format=sar\t\nexit\n`
    const { stdout, stderr } = spawnSync('bash', ['--norc', '-i'], {
      cwd: folder,
      input,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: folder, TERM: 'dumb', PS1: '' },
    })
    expect(`${stdout}\n${stderr}`).toContain('got<zsh>')
  })
})

const zsh = has('zsh') ? test : test.skip
zsh('zsh reads its script and registers it', () => {
  const script = 'compdef() { print "$@" }; . ./_zsh; functions _adot_ecs_rule >/dev/null && print 1'
  expect(ask('zsh', ['-f', '-c', script])).toBe('_adot_ecs adot-ecs\n1\n')
})

const fish = has('fish') ? test : test.skip
fish('fish completes with its script', () => {
  const offered = (line: string): readonly string[] =>
    ask('fish', ['--no-config', '-c', `source ./_fish; complete -C ${JSON.stringify(line)}`])
      .split('\n')
      .map((row) => row.split('\t')[0] ?? '')
      .filter(Boolean)
  expect(offered('adot-ecs ver')).toEqual(['versions'])
  expect(offered('adot-ecs lint --format ').toSorted()).toEqual(['github', 'json', 'sarif', 'text'])
  expect(offered('adot-ecs explain undefined-c')).toEqual(['undefined-component'])
})
