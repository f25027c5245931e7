import { Failure, type Trouble } from '../core/problem.js'
import { nearest, quote } from '../core/text.js'
import { pageOf } from '../lint/finding.js'
import type { Rule } from '../lint/rule.js'
import { rules } from '../rules/index.js'
import { choose, type Words } from './arguments.js'
import { coloured, showPage } from './page.js'
import { PLAIN_FORMATS } from './table.js'
import type { Terminal } from '../ports.js'

export const findRule = (id: string): Rule | undefined => rules.find((one) => one.id === id)

/** An id that no rule has, with the nearest one. */
export function unknownRule(id: string): Trouble {
  const meant = nearest(
    id,
    rules.map((one) => one.id),
  )
  return {
    what: `there is no rule ${quote(id)}`,
    help: meant ? `did you mean ${quote(meant)}?` : 'adot-ecs rules lists them',
  }
}

/** Prints a rule's page. */
export async function explain({ words: [id = ''] }: Words, terminal: Terminal): Promise<number> {
  const rule = findRule(id)
  if (!rule) throw new Failure(unknownRule(id))
  const page = await terminal.page(rule.id)
  terminal.print(
    page === undefined ? `${rule.id}: ${rule.title}: ${rule.consequence}.\n` : showPage(page, terminal.isColoured),
  )
  return 0
}

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
