import type { Severity } from '../lint/rule.js'

const BOLD = '\u001b[1m'
const DIM = '\u001b[2m'
const CODE = '\u001b[36m'
const END = '\u001b[0m'
const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: '\u001b[31m',
  warning: '\u001b[33m',
  note: '\u001b[36m',
}

/** A severity in its colour. */
export const coloured = (severity: Severity): string => `${SEVERITIES[severity]}${severity}${END}`

/** A rule's page as a terminal shows it: no markup but, without colours, the backticks around names. */
export function showPage(markdown: string, isColoured: boolean): string {
  const blocks = markdown.replaceAll(/^<!--.*-->\n/gm, '').split(/^```/m)
  const shown = blocks.map((block, index) => (index % 2 === 1 ? code(block, isColoured) : prose(block, isColoured)))
  return `${shown
    .join('')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()}\n`
}

/** The text between two fences: what follows the first, then the lines. */
function code(block: string, isColoured: boolean): string {
  const [info = '', ...lines] = block.split('\n')
  const shade = (line: string): string =>
    info === 'text'
      ? line.replace(/ (error|warning|note)\[/, (_, severity: Severity) => ` ${coloured(severity)}[`)
      : `${DIM}${line}${END}`
  return titleOf(info) + lines.map((line) => (line === '' ? '' : `    ${isColoured ? shade(line) : line}`)).join('\n')
}

/** Whether an example is the one above as it should be, and of which release it is. */
function titleOf(info: string): string {
  const release = / (v\d\S+)/.exec(info)?.[1]
  if (/^json (wrong|right)/.test(info)) return `${info.startsWith('json wrong') ? 'Wrong' : 'Right'}:\n\n`
  const isFixed = info.startsWith('yaml fixed')
  if (!isFixed && release === undefined) return ''
  return `${isFixed ? 'Fixed' : 'Example'}${release === undefined ? '' : `, for ${release}`}:\n\n`
}

function prose(block: string, isColoured: boolean): string {
  const plain = block
    .replaceAll(/^\| (.+) \|\n\|[ |-]+\|\n\| (.+) \|$/gm, (_, head: string, row: string) => pairs(head, row))
    .replaceAll(/\[([^[\]]+)\]\((https?:[^)]+)\)/g, '$1 ($2)')
    .replaceAll(/\[([^[\]]+)\]\([^)]+\)/g, '$1')
  const code = isColoured ? plain.replaceAll(/`([^`]+)`/g, `${CODE}$1${END}`) : plain
  return code.replaceAll(/^#+ (.*)$/gm, isColoured ? `${BOLD}$1${END}` : '$1')
}

/** A table of one row. */
function pairs(head: string, row: string): string {
  const cells = row.split(' | ')
  return head
    .split(' | ')
    .map((name, index) => `${name}: ${cells[index] ?? ''}`)
    .join('\n')
}
