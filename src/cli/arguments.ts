import { Failure, type Trouble } from '../core/problem.js'
import { list, nearest, quote } from '../core/text.js'

/** A command line, taken apart: options by name, each with its values in order, and the words that are no options. */
export interface Words {
  readonly command: string
  readonly words: readonly string[]
  readonly options: ReadonlyMap<string, readonly string[]>
}

/** The options of each command: `value` takes a value, `values` may be repeated, `flag` takes none. */
const OPTIONS: Readonly<Record<string, Readonly<Record<string, 'value' | 'values' | 'flag'>>>> = {
  lint: {
    'collector-version': 'value',
    'task-definition': 'value',
    env: 'values',
    format: 'value',
    'fail-on': 'value',
    rule: 'values',
    fix: 'flag',
  },
  upgrade: { from: 'value', to: 'value' },
  explain: {},
  rules: {},
  versions: {},
}

/** Every mistake of the command line at once, as a Failure. */
export function readWords(given: readonly string[]): Words {
  const [command = 'help', ...rest] = given
  if (['help', '--help', '-h'].includes(command) || rest.some((word) => word === '--help' || word === '-h'))
    return { command: 'help', words: [], options: new Map() }
  const known = OPTIONS[command]
  if (!known) throw new Failure(unknownCommand(command))
  const words: string[] = []
  const options = new Map<string, string[]>()
  const troubles: Trouble[] = []
  for (let index = 0; index < rest.length; index++) {
    const word = rest[index] ?? ''
    if (!word.startsWith('--')) words.push(word)
    else index += takeOption({ word, next: rest[index + 1] }, { known, options, troubles })
  }
  if (troubles.length > 0) throw new Failure(...troubles)
  return { command, words, options }
}

interface Taken {
  readonly known: Readonly<Record<string, 'value' | 'values' | 'flag'>>
  readonly options: Map<string, string[]>
  readonly troubles: Trouble[]
}

/** Notes one option; returns how many words behind it belong to it. */
function takeOption(
  { word, next }: { word: string; next: string | undefined },
  { known, options, troubles }: Taken,
): 0 | 1 {
  const [name = '', ...parts] = word.slice(2).split('=')
  const kind = known[name]
  const inline = parts.length > 0 ? parts.join('=') : undefined
  if (!kind) {
    const meant = nearest(name, Object.keys(known))
    troubles.push({
      what: `there is no option --${name}`,
      help: meant
        ? `did you mean --${meant}?`
        : `options are ${Object.keys(known)
            .map((one) => `--${one}`)
            .join(', ')}`,
    })
    return 0
  }
  const value = kind === 'flag' ? '' : (inline ?? next)
  if (value === undefined) troubles.push({ what: `--${name} needs a value`, help: `write --${name}=VALUE` })
  else if (kind !== 'values' && options.has(name)) troubles.push({ what: `--${name} is given twice` })
  else options.set(name, [...(options.get(name) ?? []), value])
  return kind !== 'flag' && inline === undefined && value !== undefined ? 1 : 0
}

function unknownCommand(command: string): Trouble {
  const meant = nearest(command, Object.keys(OPTIONS))
  return {
    what: `there is no command ${quote(command)}`,
    help: meant ? `did you mean ${meant}?` : `commands are ${list(Object.keys(OPTIONS)).replaceAll('"', '')}`,
  }
}

/** One of several words, or a Failure that names them. */
export function choose<T extends string>(name: string, given: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === given)
  if (found === undefined)
    throw new Failure({ what: `--${name} cannot be ${quote(given)}`, help: `it takes ${choices.join(', ')}` })
  return found
}
