import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packAll } from './pack.mjs'

/** Builds once more and says which files of dist/ differ from the sources or from what git holds. */
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const LIMIT = 2.4e6

const filesBelow = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile())
    : []

/** Files of dist/ that git does not hold, ignored ones too; none when this is no git checkout. */
function unknownToGit() {
  try {
    const args = ['ls-files', '--others', '--', 'dist']
    const names = execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return names.split('\n').filter(Boolean)
  } catch {
    return []
  }
}

const rebuilt = join(ROOT, '.cache/dist')
await packAll(rebuilt)
const now = filesBelow(join(ROOT, 'dist'))
const wanted = filesBelow(rebuilt)
const same = (name) => readFileSync(join(rebuilt, name)).equals(readFileSync(join(ROOT, 'dist', name)))
const actionBytes = wanted
  .filter((name) => !name.startsWith('cli/'))
  .reduce((sum, name) => sum + statSync(join(rebuilt, name)).size, 0)

const problems = [
  ...now.filter((name) => !wanted.includes(name)).map((name) => `dist/${name} is no longer built`),
  ...wanted.filter((name) => !now.includes(name)).map((name) => `dist/${name} is missing`),
  ...wanted.filter((name) => now.includes(name) && !same(name)).map((name) => `dist/${name} differs from its sources`),
  ...unknownToGit().map((name) => `${name} is not in git`),
  ...(actionBytes > LIMIT ? [`dist without the command line has ${actionBytes} bytes, more than ${LIMIT}`] : []),
]
console.log(`dist: ${wanted.length} files, ${(actionBytes / 1e6).toFixed(2)} MB without the command line`)
for (const problem of problems) console.error(problem)
if (problems.length > 0) {
  console.error('Run `npm run build` and commit dist/.')
  process.exitCode = 1
}
