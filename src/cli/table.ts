import { FORMATS } from './format.js'

/** What an option or a word stands for: what completes it, or the words themselves. */
export type Taken = 'file' | 'release' | 'rule' | 'rule=severity' | 'any' | readonly string[]

export interface Option {
  /** `value` takes a value, `values` may be repeated, `flag` takes none. */
  readonly kind: 'value' | 'values' | 'flag'
  readonly takes: Taken
  /** The value's name in the help; the words themselves when absent. */
  readonly shown?: string
  readonly about: string
}

export interface Command {
  readonly about: string
  /** The words that are no options. */
  readonly words: {
    readonly shown: string
    /** To stand in a sentence. */
    readonly named: string
    readonly takes: Taken
    readonly least: number
    readonly most: number
  }
  readonly options: Readonly<Record<string, Option>>
  /** Complete lines to start from. */
  readonly examples: readonly string[]
}

export const PLAIN_FORMATS = ['text', 'json'] as const
export const FAIL_ON = ['error', 'warning', 'never'] as const
export const LEVELS = ['off', 'error', 'warning', 'note'] as const
export const SHELLS = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof SHELLS)[number]

const NOTHING: Command['words'] = { shown: '', named: 'no words', takes: 'any', least: 0, most: 0 }
const ONE_FILE: Command['words'] = { shown: 'FILE', named: 'a file', takes: 'file', least: 1, most: 1 }

const format: Option = {
  kind: 'value',
  takes: PLAIN_FORMATS,
  about: 'text (default) or json',
  shown: 'FORMAT',
}
const stdinFilename: Option = {
  kind: 'value',
  takes: 'file',
  shown: 'FILE',
  about: 'the name that messages give to standard input',
}
const collectorVersion: Option = {
  kind: 'value',
  takes: 'release',
  shown: 'V',
  about: 'the release of ADOT, such as v0.49.0; without it the file .adot-version is read',
}

/** Every command with all it takes: the parser, the help and the shells' completions read this. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  lint: {
    about: 'what keeps a release from starting with a config, or loses data',
    words: { shown: 'FILE...', named: 'a file', takes: 'file', least: 1, most: Infinity },
    options: {
      'collector-version': collectorVersion,
      'task-definition': {
        kind: 'value',
        takes: 'file',
        shown: 'FILE',
        about: 'the ECS task definition: its environment, ports and limits count too',
      },
      env: {
        kind: 'values',
        takes: 'any',
        shown: 'NAME=value',
        about: 'a variable of the container (repeatable); then unset ones are told as well',
      },
      format: { kind: 'value', takes: FORMATS, shown: 'FORMAT', about: 'text (default), json, sarif or github' },
      'fail-on': {
        kind: 'value',
        takes: FAIL_ON,
        shown: 'SEVERITY',
        about: 'exit 1 from this severity on: error (default), warning, never',
      },
      rule: {
        kind: 'values',
        takes: 'rule=severity',
        shown: 'ID=SEVERITY',
        about: 'off, error, warning or note for one rule (repeatable)',
      },
      fix: { kind: 'flag', takes: 'any', about: 'make the edits that keep the meaning' },
      'stdin-filename': stdinFilename,
    },
    examples: [
      'adot-ecs lint otel/collector.yaml --collector-version v0.49.0',
      'adot-ecs lint otel/*.yaml --task-definition task.json --fail-on warning',
      'render-config | adot-ecs lint - --stdin-filename otel/collector.yaml',
    ],
  },
  upgrade: {
    about: 'what changes for a config between two releases',
    words: ONE_FILE,
    options: {
      from: { kind: 'value', takes: 'release', shown: 'V', about: 'the release that runs now' },
      to: { kind: 'value', takes: 'release', shown: 'V', about: 'the release to move to' },
      format,
      'stdin-filename': stdinFilename,
    },
    examples: ['adot-ecs upgrade otel/collector.yaml --from v0.43.3 --to v0.49.0'],
  },
  explain: {
    about: "a rule's page: why, an example, and how to mend it",
    words: { shown: 'RULE', named: 'the name of a rule', takes: 'rule', least: 1, most: 1 },
    options: {},
    examples: ['adot-ecs explain undefined-component'],
  },
  rules: {
    about: 'every rule with its severity, in a sentence',
    words: NOTHING,
    options: { format },
    examples: ['adot-ecs rules', 'adot-ecs rules --format json'],
  },
  versions: {
    about: 'every release; what one brings, or all between two; what is known to be wrong with it',
    words: { shown: '[V | A..B]', named: 'a release', takes: 'release', least: 0, most: 1 },
    options: {
      since: { kind: 'value', takes: 'release', shown: 'V', about: 'what changed from this release to the newest' },
      format,
    },
    examples: ['adot-ecs versions', 'adot-ecs versions v0.49.0', 'adot-ecs versions v0.43.3..v0.49.0'],
  },
  schema: {
    about: "a JSON Schema of a release's config, for editors",
    words: NOTHING,
    options: { 'collector-version': collectorVersion },
    examples: ['adot-ecs schema --collector-version v0.49.0 > adot.schema.json'],
  },
  completion: {
    about: 'a script that completes commands, options and values in a shell',
    words: { shown: SHELLS.join('|'), named: 'a shell', takes: SHELLS, least: 1, most: 1 },
    options: {},
    examples: [
      'eval "$(adot-ecs completion bash)"',
      'adot-ecs completion zsh > ~/.zfunc/_adot-ecs',
      'adot-ecs completion fish > ~/.config/fish/completions/adot-ecs.fish',
    ],
  },
}
