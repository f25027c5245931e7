import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { bundle } from '../bundle.mjs'
import { put } from './file.mjs'

/** Tables of the README that say what action.yml and the rules say. */
export const readme = {
  name: 'readme',
  run: async (check) => {
    const action = parse(readFileSync('action.yml', 'utf8'))
    const { rules } = await bundle("export { rules } from './src/rules/index.js'")
    const parts = { inputs: inputs(action), outputs: outputs(action), rules: ruleTable(rules) }
    const text = Object.entries(parts).reduce(fill, readFileSync('README.md', 'utf8'))
    return put('README.md', text, check)
  },
}

const fill = (text, [name, part]) =>
  text.replace(
    new RegExp(`(<!-- generated: ${name} -->\n)[\\s\\S]*?(<!-- end -->)`),
    (_, start, end) => `${start}\n${part}\n${end}`,
  )

const cell = (text) => text.trim().replaceAll('\n', ' ').replaceAll('|', '\\|')
const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |\n`).join('')

const inputs = ({ inputs }) =>
  table(
    ['input', 'default', 'meaning'],
    Object.entries(inputs).map(([name, { description, default: value }]) => [
      `\`${name}\``,
      value === undefined ? '' : `\`${cell(String(value))}\``,
      cell(description),
    ]),
  )

const outputs = ({ outputs }) =>
  table(
    ['output', 'meaning'],
    Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, cell(description)]),
  )

const ruleTable = (rules) =>
  table(
    ['rule', 'severity', 'what it finds'],
    rules.map(({ id, severity, title }) => [`[${id}](docs/rules/${id}.md)`, severity, cell(title)]),
  )
