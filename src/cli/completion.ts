import { releases } from '../collector/catalog.js'
import { rules } from '../rules/index.js'
import { writeBash } from './completion-bash.js'
import { writeFish } from './completion-fish.js'
import { writeZsh } from './completion-zsh.js'
import { COMMANDS, LEVELS, type Option, type Shell, type Taken } from './table.js'

/** What a shell can offer at one place: file names, or words. Words before an `=` come first, the severities behind it later. */
export type Offer = 'file' | 'rule=severity' | readonly string[]

export interface Spot {
  readonly about: string
  readonly isFlag: boolean
  readonly offer: Offer
}

/** All that a completion script needs to know, from the table that the parser uses. */
export interface Completions {
  readonly commands: readonly {
    readonly name: string
    readonly about: string
    readonly words: Offer
    readonly options: readonly (Spot & { readonly name: string })[]
  }[]
  readonly rules: readonly string[]
  readonly severities: readonly string[]
}

const SCRIPTS: Readonly<Record<Shell, (completions: Completions) => string>> = {
  bash: writeBash,
  zsh: writeZsh,
  fish: writeFish,
}

/** The script that a shell reads to complete this program's command lines. */
export const writeCompletion = (shell: Shell): string => SCRIPTS[shell](completions())

function completions(): Completions {
  return {
    commands: Object.entries(COMMANDS).map(([name, { about, words, options }]) => ({
      name,
      about,
      words: offerOf(words.most === 0 ? [] : words.takes),
      options: Object.entries({ ...options, help: HELP }).map(([option, { kind, takes, about: what }]) => ({
        name: option,
        about: what,
        isFlag: kind === 'flag',
        offer: offerOf(takes),
      })),
    })),
    rules: rules.map(({ id }) => id),
    severities: LEVELS,
  }
}

const HELP: Option = { kind: 'flag', takes: 'any', about: 'what the command does and takes' }

function offerOf(takes: Taken): Offer {
  switch (takes) {
    case 'file':
    case 'rule=severity':
      return takes
    case 'any':
      return []
    case 'release':
      return releases()
        .map(({ version }) => version)
        .toReversed()
    case 'rule':
      return rules.map(({ id }) => id)
    default:
      return takes
  }
}
