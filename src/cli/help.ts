import { commandOf } from './arguments.js'
import { COMMANDS, type Command } from './table.js'

const EXITS = 'Exit code: 0 clean, 1 findings at or above --fail-on, 2 wrong use or a file that cannot be read.'

/** The help of a command, or of the whole program. */
export const helpOf = (name: string | undefined): string =>
  name === undefined ? program() : commandHelp(name, commandOf(name))

function program(): string {
  const rows = Object.entries(COMMANDS).map(([name, { words, about }]): Row => [`${name} ${words.shown}`.trim(), about])
  return lines(
    'adot-ecs: checks configs of the AWS Distro for OpenTelemetry collector, release by release',
    '',
    ...table(rows),
    '',
    'adot-ecs COMMAND --help tells the options of a command, adot-ecs --version which releases it knows.',
    'FILE may be -, standard input. Colours: on a terminal, never with NO_COLOR, always with FORCE_COLOR.',
    EXITS,
  )
}

function commandHelp(name: string, { about, words, options, examples }: Command): string {
  const rows = Object.entries(options).map(([option, { shown = '', about: what }]): Row => [
    `--${option} ${shown}`.trim(),
    what,
  ])
  return lines(
    `adot-ecs ${name}: ${about}`,
    '',
    `  adot-ecs ${name}${words.shown === '' ? '' : ` ${words.shown}`}${rows.length > 0 ? ' [options]' : ''}`,
    ...(rows.length > 0 ? ['', 'Options:', ...table(rows)] : []),
    '',
    'Examples:',
    ...examples.map((example) => `  ${example}`),
    ...(name === 'lint' || name === 'upgrade' ? ['', EXITS] : []),
  )
}

type Row = readonly [left: string, right: string]

function table(rows: readonly Row[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)
}

const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`
