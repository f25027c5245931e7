import { firstWith } from '../collector/catalog.js'
import { list, nearest, quote } from '../core/text.js'
import { COLLECTOR_CONFIG, containerTitle, hasMounts, hasVariable, runsPublishedImage } from './container.js'
import type { Problem, Value, View } from './rule.js'

const CONFIG = COLLECTOR_CONFIG

/** Something about the collector's command line. */
export interface ArgumentFault extends Problem {
  /** Whether it keeps the collector from starting; else it only has no effect. */
  readonly isFatal: boolean
}

/** The command line with what is around it. */
export interface Line {
  readonly view: View
  readonly sidecar: Value
  readonly words: readonly Value[]
}

/** A flag with what it says. `word` is where its value stands. */
export interface Flag {
  readonly name: string
  readonly value: string
  readonly word: Value
}

/** A fault at a word of the task definition. */
export const fault = (
  word: Value,
  problem: Pick<Problem, 'what'> & { readonly help: string; readonly isFatal: boolean },
): ArgumentFault => ({ ...problem, in: 'task-definition', at: word.path })

/** What is wrong with one flag and its value. */
export function* flagFaults(line: Line, flag: Flag): Generator<ArgumentFault> {
  if (flag.name === 'feature-gates') yield* gateFaults(line, flag)
  const isReplaced = hasVariable(line.sidecar, CONFIG)
  if (flag.name === 'set') yield* setFaults(line, flag, isReplaced)
  if (flag.name !== 'config') return
  if (isReplaced === false) yield* sourceFaults(line, flag)
  if (isReplaced !== true || line.view.task?.isPlaced === true || flag.value === `env:${CONFIG}`) return
  yield fault(flag.word, {
    what: `${containerTitle(line.sidecar)}: --config has no effect, for ${CONFIG} is set and wins over it`,
    help: 'remove it',
    isFatal: false,
  })
}

function* setFaults(
  { view, sidecar }: Line,
  { word }: Flag,
  isReplaced: boolean | undefined,
): Generator<ArgumentFault> {
  if (isReplaced !== true || !view.release.has('drops-set')) return
  yield fault(word, {
    what: `${containerTitle(sidecar)}: --set has no effect since ${firstWith((one) => one.has('drops-set'))}, for ${CONFIG} is set and wins over it`,
    help: 'write the setting into the config',
    isFatal: false,
  })
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
      yield fault(word, {
        what: `${title}: ${release.version} has no feature gate ${quote(id)}: the collector stops`,
        help: meant
          ? `did you mean ${quote(meant)}?`
          : 'remove it: a gate goes when its behaviour has become the only one, or was given up',
        isFatal: true,
      })
    } else if (stage === 'stable' && entry.startsWith('-') && release.has('keeps-stable-gates')) {
      yield fault(word, {
        what: `${title}: the feature gate ${quote(id)} is stable in ${release.version} and cannot be switched off: the collector stops`,
        help: 'remove it',
        isFatal: true,
      })
    }
  }
}

/** A `--config` that nothing stands behind. */
function* sourceFaults(line: Line, flag: Flag): Generator<ArgumentFault> {
  const { view, sidecar, words } = line
  const { value, word } = flag
  const title = containerTitle(sidecar)
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]+):/.exec(value)?.[1]
  if (scheme === undefined || scheme === 'file') yield* fileFault(line, flag)
  else if (!view.release.providers.includes(scheme)) {
    yield fault(word, {
      what: `${title}: --config names the scheme ${quote(scheme)}, which ${view.release.version} does not read: the collector stops`,
      help: `it reads ${list(view.release.providers)}; a parameter or secret belongs into "secrets", as ${CONFIG}`,
      isFatal: true,
    })
  }
  const name = /^env:([A-Za-z_]\w*)$/.exec(value)?.[1]
  const isOnly = words.filter(({ text }) => /^--config(=|$)/.test(text ?? '')).length === 1
  if (name === undefined || !isOnly || hasVariable(sidecar, name) !== false) return
  yield fault(word, {
    what: `${title}: --config reads the variable ${name}, which the container does not have: the collector stops without a config`,
    help: `add it to "secrets" of the container`,
    isFatal: true,
  })
}

/** A file that the published image does not have, or has in a state that the release cannot start with. */
function* fileFault({ view, sidecar }: Line, { value, word }: Flag): Generator<ArgumentFault> {
  const { bundledConfigs, version } = view.release
  const path = value.replace(/^file:/, '')
  const bundled = bundledConfigs.get(path)
  if (!runsPublishedImage(sidecar) || hasMounts(sidecar) || !/^\/[\w./-]+$/.test(path) || bundled === true) return
  const title = containerTitle(sidecar)
  if (bundled !== undefined) {
    const what = `${title}: ${version} cannot start with its own ${quote(path)}: ${bundled}`
    yield fault(word, { what, help: 'use another release, or a config of your own', isFatal: true })
    return
  }
  const meant = nearest(path, bundledConfigs.keys())
  yield fault(word, {
    what: `${title}: --config names ${quote(path)}, a file that the image of ${version} does not have: the collector stops`,
    help: meant ? `did you mean ${quote(meant)}?` : `give the config as ${CONFIG} in "secrets"`,
    isFatal: true,
  })
}
