import { list, nearest, quote } from '../core/text.js'
import {
  COLLECTOR_CONFIG,
  containerTitle,
  hasMounts,
  hasVariable,
  isPlaceholder,
  listBelow,
  runsAdot,
} from './container.js'
import { fault, flagFaults, type ArgumentFault, type Line } from './command-flags.js'
import type { Value, View } from './rule.js'

const FLAGS = ['config', 'set', 'feature-gates'] as const
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
  return words.some(({ text }) => text === undefined || isPlaceholder(text))
    ? []
    : [...readArguments({ view, sidecar, words })]
}

function wrongProgram(program: Value, sidecar: Value): ArgumentFault | undefined {
  const { text } = program
  if (
    text === undefined ||
    isPlaceholder(text) ||
    [PROGRAM, './awscollector'].includes(text) ||
    (hasMounts(sidecar) && text.startsWith('/'))
  )
    return undefined
  const what = /(^|\/)(sh|bash|ash|dash)$/.test(text)
    ? 'is a shell, and the image has none'
    : 'is no program of the image'
  return fault(program, {
    what: `${containerTitle(sidecar)}: entryPoint ${what}: the container does not start`,
    help: `leave entryPoint out: it is ["${PROGRAM}"]`,
    isFatal: true,
  })
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
    if (!next)
      yield fault(word, {
        what: `${title}: ${quote(`--${name}`)} has no value: the collector stops`,
        help: `write "--${name}=..."`,
        isFatal: true,
      })
    else yield* flagFaults(line, { name, value: match?.[2] ?? next.text ?? '', word: next })
  }
}

function unknownFlag({ sidecar }: Line, word: Value, name: string): ArgumentFault {
  const title = containerTitle(sidecar)
  const [first = ''] = name.split(/\s/)
  if (/\s/.test(name) && FLAGS.some((flag) => flag === first)) {
    return fault(word, {
      what: `${title}: ${quote(`--${first}`)} and its value stand in one entry with a blank between them, which is read as the name of a flag: the collector stops`,
      help: `write "--${first}=..." or two entries`,
      isFatal: true,
    })
  }
  const shown = /^[\w.-]{1,60}$/.test(name) ? quote(`--${name}`) : 'an argument'
  const meant = nearest(name, FLAGS)
  if (/^(version|help|h|v)$/.test(name)) {
    return fault(word, {
      what: `${title}: ${shown} makes the collector print something and stop, or refuse to start`,
      help: 'remove it',
      isFatal: true,
    })
  }
  return fault(word, {
    what: `${title}: ${shown} is no flag of the collector, which stops at it`,
    help: meant
      ? `did you mean ${quote(`--${meant}`)}?`
      : `it takes ${list(FLAGS.map((flag) => `--${flag}`))}, and all else in its config`,
    isFatal: true,
  })
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
    yield fault(word, {
      what: `${title}: ${what}: the word has no effect`,
      help: 'leave it out: command holds flags only',
      isFatal: false,
    })
    return
  }
  const isLost =
    flags.some((flag) => /^--?config(=|$)/.test(flag.text ?? '')) && hasVariable(sidecar, COLLECTOR_CONFIG) === false
  const then = isLost
    ? 'the flags after it, --config among them, are not read, and the collector stops without a config'
    : 'the flags after it are not read'
  yield fault(word, {
    what: `${title}: ${what}: ${then}`,
    help: 'leave it out: command holds flags only',
    isFatal: isLost,
  })
}
