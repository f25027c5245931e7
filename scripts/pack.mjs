import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ncc from '@vercel/ncc'
import { build } from 'esbuild'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** Where each entry goes. The command line is started by a file of its own, which knows the hash of the one built before it. */
const ENTRIES = { 'src/main.ts': 'index.js', 'src/cli.ts': 'cli/main.js', 'src/start.ts': 'cli/index.js' }

/** The entries that are there, as paths from the project's root. */
export const entries = () => Object.keys(ENTRIES).filter((entry) => existsSync(join(ROOT, entry)))

/**
 * Builds every entry into `out`: esbuild drops what is never called and shortens the rest, ncc makes the files that run
 * anywhere, one more for each `import()`. The same sources give the same bytes, whatever the folder or the Node.
 */
export async function packAll(out) {
  rmSync(out, { recursive: true, force: true })
  const inputs = new Set()
  let hash = ''
  for (const entry of entries()) {
    const folder = join(ROOT, '.cache/shaken', ENTRIES[entry].replace('/', '-'))
    for (const input of await shake(entry, { folder, define: { MAIN_HASH: JSON.stringify(hash) } })) inputs.add(input)
    const file = join(out, ENTRIES[entry])
    await pack(join(folder, 'index.js'), file)
    hash = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16)
  }
  writeFileSync(join(out, 'licenses.txt'), licensesOf(inputs))
  writeFileSync(join(out, 'package.json'), `${JSON.stringify({ type: 'commonjs' }, null, 2)}\n`)
}

/** Writes the entry as index.js and chunks below `folder`; returns the files that went in. */
async function shake(entry, { folder, define }) {
  rmSync(folder, { recursive: true, force: true })
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: { index: entry },
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
    metafile: true,
    define,
    plugins: [requiredBuiltins, actionsWithoutSideEffects, awsRequestsOnly, noStreams, jsonAsTexts],
  })
  // Node starts CommonJS sooner than a module: so ncc must not take this for one that has to stay one.
  writeFileSync(join(folder, 'package.json'), '{}\n')
  return Object.keys(metafile.inputs)
}

async function pack(file, target) {
  const { code, assets } = await ncc(file, { cache: false, quiet: true })
  const folder = dirname(target)
  mkdirSync(folder, { recursive: true })
  const files = {
    [basename(target)]: parsedOnce(brief(code)),
    ...Object.fromEntries(
      Object.entries(assets).map(([name, { source }]) => [name, parsedOnce(brief(String(source)))]),
    ),
  }
  for (const [name, source] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), source)
  }
  if (code.startsWith('#!')) chmodSync(target, 0o755)
}

/** The bundler names an imported module in full at each use, and says of each line what it is for: a tenth of the code. */
function brief(code) {
  const short = code
    .replace(/^\/\* harmony \w+ \*\/ +/gm, '')
    .replace(/\/\*(?: binding | import\(\) |#__PURE__)\*\/ ?/g, '')
    .replace(/\b\w+__WEBPACK_IMPORTED_MODULE_(\d+)__(\w*)/g, 'module$1$2')
  if (/\bmodule\d/.test(code)) throw new Error('a module uses the names that imported modules get')
  return short
}

/**
 * V8 first skips over a function and parses it again when it is called, but not one whose keyword follows a bracket. The
 * bundler's wrappers hold whole modules, are always called, and are arrow functions.
 */
const parsedOnce = (code) =>
  code
    .replace(/^(\/\*{6}\/ )\(\(\) => \{ \/\/ webpackBootstrap$/m, '$1(function () { // webpackBootstrap')
    .replace(/^(\/\*{3}\/ )\((\(.*\)) => \{$/gm, '$1(function $2 {')

/** CommonJS packages `require` Node's own modules, which a module file cannot: between the two goes one that imports. */
const requiredBuiltins = {
  name: 'required-builtins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(node:)?[a-z_0-9/]+$/ }, ({ path, kind }) => {
      const name = path.replace(/^node:/, '')
      return kind === 'require-call' && builtinModules.includes(name)
        ? { path: name, namespace: 'required' }
        : undefined
    })
    onResolve({ filter: /^imported:/ }, ({ path }) => ({ path: path.slice('imported:'.length), namespace: 'imported' }))
    onLoad({ filter: /.*/, namespace: 'required' }, ({ path }) => ({
      contents: `module.exports = require('imported:${path}').default`,
    }))
    onLoad({ filter: /.*/, namespace: 'imported' }, ({ path }) => ({
      contents: `export { default } from 'node:${path}'`,
    }))
  },
}

/** The toolkit's packages do nothing when loaded but do not say so; an HTTP client that is never called would stay, and start-up doubles. */
const actionsWithoutSideEffects = {
  name: 'actions-without-side-effects',
  setup({ onResolve, resolve }) {
    const mark = async ({ path, pluginData, ...from }) => {
      if (pluginData === 'marked') return undefined
      if (path.startsWith('.') && !from.importer.includes('/node_modules/@actions/')) return undefined
      return { ...(await resolve(path, { ...from, pluginData: 'marked' })), sideEffects: false }
    }
    onResolve({ filter: /^@actions\// }, mark)
    onResolve({ filter: /^\./ }, mark)
  },
}

/**
 * A client of AWS knows what is in every answer, which src/edge/ reads itself, and has a class for each of the 140 errors
 * of its service. Without them an error is one of the service's base class that has the same name, message and status,
 * and those are all that anybody here asks for.
 */
const awsRequestsOnly = {
  name: 'aws-requests-only',
  setup({ onLoad }) {
    onLoad({ filter: /\/client-(ecs|ssm)\/dist-es\/schemas\/schemas_0\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8')
        .replace(/^n0_registry\.registerError\(.*\);$/gm, '')
        .replace(/^export var \w+\$ = \[-3, n0, [^]*?^\];$/gm, '')
        .replace(/( = \[9, n0, \w+,\s+\w+, \(\) => \w+\$, )\(\) => \w+\$/g, '$1() => "unit"'),
    }))
  },
}

/**
 * What the clients load and never use here: to ask whether a body is a stream of the web makes Node compile its own, and
 * the checksum of event streams its whole zlib.
 */
const noStreams = {
  name: 'no-streams',
  setup({ onLoad }) {
    onLoad({ filter: /\/isStreamingPayload\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll('typeof ReadableStream', '"undefined"'),
    }))
    onLoad({ filter: /\/crc32\/Crc32Node\.js$/ }, () => ({
      contents: "export { Crc32Js as Crc32Node } from './Crc32Js.js'",
    }))
  },
}

/**
 * V8 reads a long JSON text faster than the same object as code, and a text that nobody asks for costs next to nothing:
 * each member of an object is parsed when it is first read. Texts by name stay as they are, whoever uses them parses them.
 */
const jsonAsTexts = {
  name: 'json-as-texts',
  setup({ onLoad }) {
    onLoad({ filter: /\/data\/.*\.json$/ }, ({ path }) => {
      const value = JSON.parse(readFileSync(path, 'utf8'))
      return { contents: Array.isArray(value) ? `export default ${asText(value)}` : asMembers(value), loader: 'js' }
    })
  },
}

const SHORT = 200
const asText = (value) => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`
const isText = (value) => typeof value === 'string'

function asMembers(object) {
  const members = Object.entries(object).map(([name, value]) => {
    const [key, code] = [JSON.stringify(name), JSON.stringify(value)]
    return isText(value) || code.length < SHORT || Object.values(value).every(isText)
      ? `${key}: ${code}`
      : `get ${key}() { return keep(this, ${key}, ${asText(value)}) }`
  })
  return `const keep = (object, name, value) => (Object.defineProperty(object, name, { value }), value)
export default {${members.join(',')}}`
}

/** The licence texts of all packages among the inputs, each text once. */
function licensesOf(inputs) {
  const folders = new Set(
    [...inputs].flatMap((input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []),
  )
  const byText = new Map()
  for (const folder of [...folders].sort()) {
    const { name, version, license } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'))
    const file = readdirSync(join(ROOT, folder)).find((entry) => /^licen[cs]e/i.test(entry))
    const text = file
      ? readFileSync(join(ROOT, folder, file), 'utf8')
          .replaceAll('\r', '')
          .trim()
      : `License: ${license}`
    byText.set(text, [...(byText.get(text) ?? []), `${name} ${version}`])
  }
  return [...byText]
    .map(([text, packages]) => `${[...new Set(packages)].join('\n')}\n\n${text}\n`)
    .join(`\n${'-'.repeat(80)}\n\n`)
}
