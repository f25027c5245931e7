import { Failure, type Trouble } from '../core/problem.js'
import { nearest, quote } from '../core/text.js'
import { pageOf } from '../lint/finding.js'
import type { Rule } from '../lint/rule.js'
import { isTaskMistake, TASK_MISTAKES, type TaskMistake } from '../taskdef/mistakes.js'
import { rules } from '../rules/index.js'
import { choose, type Words } from './arguments.js'
import { coloured, showPage } from './page.js'
import { PLAIN_FORMATS } from './table.js'
import type { Terminal } from '../ports.js'

export const findRule = (id: string): Rule | undefined => rules.find((one) => one.id === id)

/** An id that no rule has, with the nearest one, also of `others`. */
export function unknownRule(id: string, others: readonly string[] = []): Trouble {
  const meant = nearest(id, [...rules.map((one) => one.id), ...others])
  return {
    what: `there is no rule ${quote(id)}`,
    help: meant ? `did you mean ${quote(meant)}?` : 'adot-ecs rules lists them',
  }
}

/** Prints a rule's page, or what there is to know of a mistake in a task definition. */
export async function explain({ words: [id = ''] }: Words, terminal: Terminal): Promise<number> {
  const { page, short } = isTaskMistake(id) ? await readSection(id, terminal) : await readRule(id, terminal)
  terminal.print(page === undefined ? `${short}.\n` : showPage(page, terminal.isColoured))
  return 0
}

interface Explained {
  /** In Markdown; undefined when the package lacks it. */
  readonly page: string | undefined
  /** One sentence without a full stop. */
  readonly short: string
}

async function readRule(id: string, terminal: Terminal): Promise<Explained> {
  const rule = findRule(id)
  if (!rule) throw new Failure(unknownRule(id, Object.keys(TASK_MISTAKES)))
  return { page: await terminal.page(`rules/${id}.md`), short: `${id}: ${rule.title}: ${rule.consequence}` }
}

async function readSection(id: TaskMistake, terminal: Terminal): Promise<Explained> {
  const page = await terminal.page('task-definition.md')
  return { page: page && sectionOf(page, id), short: `${id}: ${TASK_MISTAKES[id]}` }
}

/** From a heading to the next one. */
const sectionOf = (page: string, heading: string): string | undefined =>
  page.split(/^(?=##)/m).find((section) => /^#+ (.*)/.exec(section)?.[1] === heading)

/** Every rule by its id: severity, what it finds, in which releases, and what comes of it. */
export function listRules({ options }: Words, terminal: Terminal): number {
  if (choose('--format', options.get('format')?.[0] ?? 'text', PLAIN_FORMATS) === 'json') {
    const plain = rules.map(({ id, severity, title, consequence, adot }) => ({
      id,
      severity,
      title,
      consequence,
      ...adot,
      url: pageOf(id),
    }))
    terminal.print(`${JSON.stringify({ rules: plain })}\n`)
    return 0
  }
  const width = Math.max(...rules.map(({ id }) => id.length))
  const shown = rules.map(({ id, severity, title }) => {
    const word = terminal.isColoured ? coloured(severity) : severity
    return `${id.padEnd(width)}  ${word}${' '.repeat(7 - severity.length)}  ${title}\n`
  })
  terminal.print(shown.join(''))
  return 0
}
