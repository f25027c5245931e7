import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { bundle } from '../bundle.mjs'
import { put } from './file.mjs'

const ids = () =>
  readdirSync('src/rules')
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .map((file) => file.slice(0, -3))
    .sort()

/** src/rules/index.ts lists every rule of the folder. */
export const ruleIndex = {
  name: 'rule index',
  run: (check) => {
    const names = ids().map((id) => [id, id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())])
    const imports = names.map(([id, name]) => `import ${name} from './${id}.js'\n`).join('')
    const list = names.map(([, name]) => `  ${name},\n`).join('')
    return put(
      'src/rules/index.ts',
      `${imports}\n/** Every rule, by id. This file is generated. */\nexport const rules = [\n${list}]\n`,
      check,
    )
  },
}

/** The head of each rule's page says what its metadata says. */
export const rulePages = {
  name: 'rule pages',
  run: async (check) => {
    const { rules } = await bundle("export { rules } from './src/rules/index.js'")
    return rules.flatMap((rule) => {
      const path = `docs/rules/${rule.id}.md`
      if (!existsSync(path)) throw new Error(`${rule.id} has no page: write ${path}`)
      // A page that is new may begin with a title of its own.
      const body = readFileSync(path, 'utf8')
        .replace(/^[\s\S]*?<!-- end of head -->\n/, '')
        .replace(/^\s*# .*\n+/, '\n')
      return put(path, head(rule) + body, check)
    })
  },
}

function head({ id, severity, title, adot: { from, to }, consequence }) {
  const range = from && to ? `${from} to ${to}` : from ? `${from} and later` : to ? `up to ${to}` : 'every release'
  return `# ${id}\n\n<!-- This head is generated from src/rules/${id}.ts -->\n\n${title}: ${consequence}.\n\n| severity | releases |\n| --- | --- |\n| ${severity} | ${range} |\n\n<!-- end of head -->\n`
}
