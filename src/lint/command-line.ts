import { list, nearest, quote } from '../core/text.js'
import { COLLECTOR_CONFIG, containerTitle, hasMounts, hasVariable, isPlaceholder, listBelow, runsAdot, runsPublishedImage } from './container.js'
import type { Problem, Value, View } from './rule.js'

/** Something about the collector's command line. */
export interface ArgumentFault extends Problem {
  /** Whether it keeps the collector from starting; else it only has no effect. */
  readonly isFatal: boolean
}

const FLAGS = ['config', 'set', 'feature-gates'] as const
const CONFIG = COLLECTOR_CONFIG
const PROGRAM = '/awscollector'

/** What is wrong with entryPoint and command of the collector's container. */
export function faultyCommandLine(view: View): readonly ArgumentFault[] {
  const sidecar = view.task?.sidecar
  if (!sidecar || !runsAdot(sidecar)) return []
  const [program, ...rest] = listBelow(sidecar, 'entryPoint')
  const wrong = program && wrongProgram(program, sidecar)
  if (wrong) return [wrong]
  const words = [...rest, ...listBelow(sidecar, 'command')]
  // What a template will put there is not known.
  return words.some(({ text }) => text === undefined || isPlaceholder(text)) ? [] : [...readArguments({ view, sidecar, words })]
}

const fault = (word: Value, problem: Pick<Problem, 'what'> & { readonly help: string; readonly isFatal: boolean }): ArgumentFault => ({ ...problem, in: 'task-definition', at: word.path })

function wrongProgram(program: Value, sidecar: Value): ArgumentFault | undefined {
  const { text } = program
  if (text === undefined || isPlaceholder(text) || [PROGRAM, './awscollector'].includes(text) || (hasMounts(sidecar) && text.startsWith('/'))) return undefined
  const what = /(^|\/)(sh|bash|ash|dash)$/.test(text) ? 'is a shell, and the image has none' : 'is no program of the image'
  return fault(program, { what: `${containerTitle(sidecar)}: entryPoint ${what}: the container does not start`, help: `leave entryPoint out: it is ["${PROGRAM}"]`, isFatal: true })
}

interface Line {
  readonly view: View
  readonly sidecar: Value
  readonly words: readonly Value[]
}

/** A flag with what it says. `word` is where its value stands. */
interface Flag {
  readonly name: string
  readonly value: string
  readonly word: Value
}

function* readArguments(line: Line): Generator<ArgumentFault> {
  const { view, sidecar, words } = line
  const title = containerTitle(sidecar)
  for (let index = 0; index < words.length; index++) {
    const word = words[index]
    const text = word?.text ?? ''
    if (!word || text === '') continue
    if (!text.startsWith('-') || text === '-' || text === '--') {
      yield* strayWord(line, index)
      if (view.release.has('stops-at-first-word')) return
      continue
    }
    const match = /^--?([^=]*)(?:=([^]*))?$/.exec(text)
    const name = match?.[1] ?? ''
    if (!FLAGS.some((flag) => flag === name)) {
      yield unknownFlag(line, word, name)
      continue
    }
    const next = match?.[2] === undefined ? words[++index] : word
    if (!next) yield fault(word, { what: `${title}: ${quote(`--${name}`)} has no value: the collector stops`, help: `write "--${name}=..."`, isFatal: true })
    else yield* flagFaults(line, { name, value: match?.[2] ?? next.text ?? '', word: next })
  }
}

function unknownFlag({ sidecar }: Line, word: Value, name: string): ArgumentFault {
  const title = containerTitle(sidecar)
  const [first = ''] = name.split(/\s/)
  if (/\s/.test(name) && FLAGS.some((flag) => flag === first)) {
    return fault(word, { what: `${title}: ${quote(`--${first}`)} and its value stand in one entry with a blank between them, which is read as the name of a flag: the collector stops`, help: `write "--${first}=..." or two entries`, isFatal: true })
  }
  const shown = /^[\w.-]{1,60}$/.test(name) ? quote(`--${name}`) : 'an argument'
  const meant = nearest(name, FLAGS)
  if (/^(version|help|h|v)$/.test(name)) {
    return fault(word, { what: `${title}: ${shown} makes the collector print something and stop, or refuse to start`, help: 'remove it', isFatal: true })
  }
  return fault(word, { what: `${title}: ${shown} is no flag of the collector, which stops at it`, help: meant ? `did you mean ${quote(`--${meant}`)}?` : `it takes ${list(FLAGS.map((flag) => `--${flag}`))}, and all else in its config`, isFatal: true })
}

/** A word that is no flag: a program's name, a subcommand, a shell line. */
function* strayWord({ view, sidecar, words }: Line, index: number): Generator<ArgumentFault> {
  const word = words[index]
  if (!word) return
  const text = word.text ?? ''
  const title = containerTitle(sidecar)
  const what = /awscollector$/.test(text)
    ? 'command repeats the program, which the image starts by itself'
    : /(^|\/)(sh|bash)$/.test(text)
      ? 'command asks for a shell, which the image does not have'
      : /^(validate|components|print-initial-config|print-config)$/.test(text)
        ? `ADOT has no subcommand ${quote(text)}`
        : 'command holds a word that is no flag'
  const flags = words.slice(index + 1).filter((later) => later.text?.startsWith('-'))
  if (flags.length === 0 || !view.release.has('stops-at-first-word')) {
    yield fault(word, { what: `${title}: ${what}: the word has no effect`, help: 'leave it out: command holds flags only', isFatal: false })
    return
  }
  const isLost = flags.some((flag) => /^--?config(=|$)/.test(flag.text ?? '')) && hasVariable(sidecar, CONFIG) === false
  const then = isLost ? 'the flags after it, --config among them, are not read, and the collector stops without a config' : 'the flags after it are not read'
  yield fault(word, { what: `${title}: ${what}: ${then}`, help: 'leave it out: command holds flags only', isFatal: isLost })
}


function* flagFaults(line: Line, flag: Flag): Generator<ArgumentFault> {
  if (flag.name === 'feature-gates') yield* gateFaults(line, flag)
  const isReplaced = hasVariable(line.sidecar, CONFIG)
  if (flag.name === 'set') yield* setFaults(line, flag, isReplaced)
  if (flag.name !== 'config') return
  if (isReplaced === false) yield* sourceFault(line, flag)
  if (isReplaced !== true || line.view.task?.isPlaced === true) return
  yield fault(flag.word, { what: `${containerTitle(line.sidecar)}: --config has no effect, for ${CONFIG} is set and wins over it`, help: 'remove it', isFatal: false })
}

function* setFaults({ view, sidecar }: Line, { word }: Flag, isReplaced: boolean | undefined): Generator<ArgumentFault> {
  if (isReplaced !== true || !view.release.has('drops-set')) return
  yield fault(word, { what: `${containerTitle(sidecar)}: --set has no effect since v0.24.0, for ${CONFIG} is set and wins over it`, help: 'write the setting into the config', isFatal: false })
}

function* gateFaults({ view, sidecar }: Line, { value, word }: Flag): Generator<ArgumentFault> {
  const { release } = view
  if (!release.has('stops-at-unknown-gate')) return
  for (const entry of value.split(',').map((part) => part.trim())) {
    const id = entry.replace(/^[-+]/, '')
    const stage = release.gates.get(id)
    const title = containerTitle(sidecar)
    if (id === '' || !/^[\w.-]+$/.test(id)) continue
    if (stage === undefined) {
      const meant = nearest(id, release.gates.keys())
      yield fault(word, { what: `${title}: ${release.version} has no feature gate ${quote(id)}: the collector stops`, help: meant ? `did you mean ${quote(meant)}?` : 'remove it: a gate goes when its behaviour has become the only one, or was given up', isFatal: true })
    } else if (stage === 'stable' && entry.startsWith('-') && release.has('keeps-stable-gates')) {
      yield fault(word, { what: `${title}: the feature gate ${quote(id)} is stable in ${release.version} and cannot be switched off: the collector stops`, help: 'remove it', isFatal: true })
    }
  }
}

/** A `--config` that nothing stands behind. */
function* sourceFault({ view, sidecar }: Line, { value, word }: Flag): Generator<ArgumentFault> {
  const { release } = view
  const title = containerTitle(sidecar)
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]+):/.exec(value)?.[1]
  if (scheme !== undefined && !release.providers.includes(scheme)) {
    yield fault(word, { what: `${title}: --config names the scheme ${quote(scheme)}, which ${release.version} does not read: the collector stops`, help: `it reads ${list(release.providers)}; a parameter or secret belongs into "secrets", as ${CONFIG}`, isFatal: true })
  }
  const name = /^env:([A-Za-z_]\w*)$/.exec(value)?.[1]
  if (name !== undefined && hasVariable(sidecar, name) === false) {
    yield fault(word, { what: `${title}: --config reads the variable ${name}, which the container does not have: the collector stops without a config`, help: `add it to "secrets" of the container`, isFatal: true })
  }
  const path = value.replace(/^file:/, '')
  if ((scheme !== undefined && scheme !== 'file') || !runsPublishedImage(sidecar) || hasMounts(sidecar) || !/^\/[\w./-]+$/.test(path)) return
  const bundled = release.bundledConfigs.get(path)
  if (bundled === true) return
  if (bundled !== undefined) yield fault(word, { what: `${title}: ${release.version} cannot start with its own ${quote(path)}: ${bundled}`, help: 'use another release, or a config of your own', isFatal: true })
  else {
    const meant = nearest(path, release.bundledConfigs.keys())
    yield fault(word, { what: `${title}: --config names ${quote(path)}, a file that the image of ${release.version} does not have: the collector stops`, help: meant ? `did you mean ${quote(meant)}?` : `give the config as ${CONFIG} in "secrets"`, isFatal: true })
  }
}
