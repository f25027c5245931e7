import { quote } from '../core/text.js'
import { firstWith } from '../collector/catalog.js'
import { healthAnswer } from '../collector/health-check.js'
import { optionsOfCheck, portAsked } from '../taskdef/health-check.js'
import { containerTitle, dependencies, hasMounts, isEssential, listBelow, runsAdot } from './container.js'
import { titleOf, type Declared, type Problem, type Value, type View } from './rule.js'

/** Whether a check that does not pass keeps the task, or a container that waits for the collector, from running. */
export function isCheckGrave({ task }: View): boolean {
  const sidecar = task?.sidecar
  if (!sidecar) return false
  const name = sidecar.get('name')?.text ?? ''
  return (
    isEssential(sidecar) ||
    task.others.some((other) => dependencies(other, name).some((entry) => entry.get('condition')?.text === 'HEALTHY'))
  )
}

/** Why the health check of the collector's container can never pass, as problems without their consequence. */
export function* healthCheckFaults(view: View): Generator<Problem> {
  const sidecar = view.task?.sidecar
  const command = sidecar?.get('healthCheck', 'command')
  if (!sidecar || !command || !runsAdot(sidecar)) return
  const words = listBelow(command).map(({ text }) => text)
  const [form, program] = words
  const options = optionsOfCheck(words)
  const title = containerTitle(sidecar)
  const at = { in: 'task-definition' as const, at: command.path }
  const help = view.release.image.healthcheck
    ? 'use ["CMD", "/healthcheck"], with the extension health_check in the config'
    : `remove it: the program /healthcheck came with ${firstWith(({ image }) => image.healthcheck)}`
  if (form === 'CMD-SHELL')
    yield { ...at, what: `${title}: its health check wants a shell, and the image has none`, help }
  else if (words.includes(undefined)) return
  else if (options) yield* programFaults(view, { command, options, title })
  else if (form === 'CMD' && program !== undefined && !isInImage(program, sidecar)) {
    yield {
      ...at,
      what: `${title}: its health check runs ${/^[\w./-]{1,80}$/.test(program) ? quote(program) : 'a program'}, which the image does not have`,
      help,
    }
  }
}

/** The image has two programs, and no directory in which a bare name would be looked for; a volume may bring more. */
const isInImage = (program: string, sidecar: Value): boolean =>
  ['/awscollector', './awscollector', './healthcheck'].includes(program) ||
  (hasMounts(sidecar) && program.includes('/') && !program.includes(' '))

interface Check {
  readonly command: Value
  /** What follows the program. */
  readonly options: readonly (string | undefined)[]
  readonly title: string
}

/** `/healthcheck` asks http://127.0.0.1:13133/, or another port with -port, and wants status 200. */
function* programFaults(view: View, { command, options, title }: Check): Generator<Problem> {
  const { config, release, root, task } = view
  if (task?.isPlaced === true || !root) return
  const at = { in: 'task-definition' as const, at: command.path }
  if (!release.image.healthcheck) {
    const first = firstWith(({ image }) => image.healthcheck)
    yield {
      ...at,
      what: `${title}: its health check runs /healthcheck, which the image has since ${first}`,
      help: `remove the health check, or use ${first} or later`,
    }
    return
  }
  const port = portAsked(options)
  if (port === undefined) return
  const found = config.of('extensions', 'health_check')
  if (found.some(({ body }) => body.isUnknown) || root.get('service', 'extensions')?.isUnknown) return
  const used = found.filter((extension) => extension.used)
  if (used.length === 0) {
    const what = `${found.length > 0 ? 'service.extensions does not start health_check' : 'there is no extension health_check'}, which the health check of ${title} asks`
    yield {
      at: ['service', 'extensions'],
      ...(found.length > 0 ? {} : { on: 'key' as const }),
      what,
      help: 'declare health_check: {} under extensions and list it in service.extensions',
    }
    return
  }
  const faults = used.map((extension) => extensionFault(extension, port))
  const [first] = faults
  if (first && faults.every(Boolean))
    yield { ...first, what: `${first.what}, while the health check of ${title} asks http://127.0.0.1:${String(port)}/` }
}

function extensionFault(extension: Declared, port: number): Problem | undefined {
  const answer = healthAnswer(extension, port)
  const title = titleOf(extension)
  switch (answer.kind) {
    case 'answers':
    case 'unknown':
      return undefined
    case 'port':
      return {
        at: answer.at?.path ?? extension.path,
        what: `${title} listens on port ${String(answer.port)}`,
        help: `let it listen on ${String(port)}, or add "-port", "${String(answer.port)}" to the health check`,
      }
    case 'host':
      return {
        at: answer.at?.path ?? extension.path,
        what: `${title} does not listen on the loopback address`,
        help: `use 127.0.0.1:${String(port)} or 0.0.0.0:${String(port)}`,
      }
    case 'path': {
      const path = quote(answer.at.text ?? '')
      return { at: answer.at.path, what: `${title} answers on the path ${path}`, help: 'leave path out' }
    }
    case 'tls':
      return {
        at: answer.at.path,
        on: 'key',
        what: `${title} wants TLS`,
        help: 'leave tls out: only the container itself asks',
      }
  }
}
