import { Failure, type Trouble } from '../core/problem.js'
import { nearest, plural, quote } from '../core/text.js'
import { COMMANDS, type Command, type Option } from './table.js'

/** A command line, taken apart: options by name, each with its values in order, and the words that are no options. */
export interface Words {
  readonly command: string
  readonly words: readonly string[]
  readonly options: ReadonlyMap<string, readonly string[]>
}

const HELP = ['help', '--help', '-h']
const VERSION = ['version', '--version', '-V']

/** Every mistake of the command line at once, as a Failure. `help` is understood everywhere, `version` alone or alone behind a command. */
export function readWords(given: readonly string[]): Words {
  const [name, ...rest] = given
  if (name === undefined) throw new Failure({ what: 'no command is given', help: 'adot-ecs --help lists them' })
  const end = rest.indexOf('--')
  const open = end < 0 ? rest : rest.slice(0, end)
  // Behind files it is a slip for --collector-version: to check nothing and end well would be worse than to refuse it.
  if (VERSION.includes(name) || (open.length === 1 && open[0] === '--version')) return bare('version')
  if (HELP.includes(name)) return bare('help', open)
  const command = commandOf(name)
  if (open.some((word) => HELP.includes(word) && word !== 'help')) return bare('help', [name])
  const { words, options, troubles } = takeAll(rest, command)
  if (words.length < command.words.least)
    troubles.push({ what: `${name} needs ${command.words.named}`, help: command.examples[0] ?? '' })
  if (words.length > command.words.most) troubles.push(tooMany(name, words, command.words.most))
  if (troubles.length > 0) throw new Failure(...troubles)
  return { command: name, words, options }
}

const bare = (command: string, words: readonly string[] = []): Words => ({ command, words, options: new Map() })

/** A command by its name, or a Failure that knows the nearest. */
export function commandOf(name: string): Command {
  const found = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (found) return found
  const isOption = name.startsWith('-')
  const meant = nearest(name, isOption ? ['--help', '--version'] : [...Object.keys(COMMANDS), 'help', 'version'])
  throw new Failure({
    what: isOption ? `there is no option ${name} before a command` : `there is no command ${quote(name)}`,
    help: meant ? `did you mean ${meant}?` : `commands are ${Object.keys(COMMANDS).join(', ')}`,
  })
}

interface Taken {
  readonly words: string[]
  readonly options: Map<string, string[]>
  readonly troubles: Trouble[]
}

function takeAll(rest: readonly string[], command: Command): Taken {
  const taken: Taken = { words: [], options: new Map(), troubles: [] }
  for (let index = 0; index < rest.length; index++) {
    const word = rest[index] ?? ''
    if (word === '--') {
      taken.words.push(...rest.slice(index + 1))
      break
    }
    if (!word.startsWith('-') || word === '-') taken.words.push(word)
    else index += takeOption({ word, next: rest[index + 1] }, command, taken)
  }
  return taken
}

/** Notes one option; returns how many words behind it belong to it. */
function takeOption(
  { word, next }: { word: string; next: string | undefined },
  { options: known }: Command,
  { options, troubles }: Taken,
): 0 | 1 {
  const [name = '', ...parts] = word.replace(/^--?/, '').split('=')
  const option = word.startsWith('--') && Object.hasOwn(known, name) ? known[name] : undefined
  if (!option) {
    troubles.push(unknownOption(word.split('=')[0] ?? word, known))
    return 0
  }
  const inline = parts.length > 0 ? parts.join('=') : undefined
  const isFlag = option.kind === 'flag'
  // `--format --fix` forgot a value; a value that begins with dashes is written behind an equals sign.
  const value = isFlag ? '' : (inline ?? (next?.startsWith('--') ? undefined : next))
  if (isFlag && inline !== undefined) troubles.push({ what: `--${name} takes no value`, help: `write --${name}` })
  else if (value === undefined)
    troubles.push({ what: `--${name} needs a value`, help: `write ${example(name, option)}` })
  else if (option.kind !== 'values' && options.has(name)) troubles.push({ what: `--${name} is given twice` })
  else {
    options.set(name, [...(options.get(name) ?? []), value])
    if (typeof option.takes !== 'string' && !option.takes.includes(value))
      troubles.push(otherWord(`--${name}`, value, option.takes))
  }
  return !isFlag && inline === undefined && value !== undefined ? 1 : 0
}

const example = (name: string, { takes, shown = 'VALUE' }: Option): string =>
  `--${name} ${typeof takes === 'string' ? shown : takes.join('|')}`

function unknownOption(word: string, known: Command['options']): Trouble {
  const names = Object.keys(known)
  const given = word.replace(/^--?/, '')
  const meant = nearest(given, names) ?? names.find((name) => name.endsWith(`-${given}`))
  const all = [...names, 'help'].map((one) => `--${one}`).join(', ')
  return { what: `there is no option ${word}`, help: meant ? `did you mean --${meant}?` : `options are ${all}` }
}

function tooMany(name: string, words: readonly string[], most: number): Trouble {
  const first = quote(words[most] ?? '')
  return most === 0
    ? { what: `${name} takes no words, so ${first} means nothing` }
    : { what: `${name} takes ${plural(most, 'word')}, so ${first} is one too many` }
}

/** One of several words, or a Failure that names them. `where` names the option or the word. */
export function choose<T extends string>(where: string, given: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === given)
  if (found === undefined) throw new Failure(otherWord(where, given, choices))
  return found
}

function otherWord(where: string, given: string, choices: readonly string[]): Trouble {
  const meant = nearest(given, choices)
  const help = meant ? `did you mean ${meant}?` : `it takes ${choices.join(', ')}`
  return { what: `${where} cannot be ${quote(given)}`, help }
}
