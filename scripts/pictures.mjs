// Draws docs/pictures/ anew: what a reviewer sees of the action, rendered from what dist/ writes. Needs Chromium (in PATH,
// or named by CHROMIUM), the fonts Liberation and Noto Color Emoji, and a built dist/.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { marked } from 'marked'
import { load } from '../__tests__/fakes/load.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const { startAws } = await load('aws')
const { startGithub } = await load('github')
const { runAction } = await load('runner')
const { appTask } = await load('samples')

const config = readFileSync(here('../examples/collector.yaml'), 'utf8')
const wanted = config
  .replace('scrape_interval: 30s', 'scrape_interval: 60s')
  .replace('processors:\n', 'processors:\n  batch:\n')
  .replace('[ filter, resourcedetection ]', '[ filter, resourcedetection, batch ]')
const broken = wanted
  .replace('[ health_check, sigv4auth ]', '[ health_check ]')
  .replace('collection_interval: 30s', 'collection_intervall: 30s')
const endpoint = 'https://aps-workspaces.ap-northeast-1.amazonaws.com/workspaces/ws-1/api/v1/remote_write'
const region = 'ap-northeast-1'

const aws = await startAws({ region })
const github = await startGithub()
aws.seed.taskDefinition(appTask())

/** One run in pull request 7. */
const act = (text, inputs) =>
  runAction({
    entry: here('../dist/index.js'),
    inputs: {
      ...{ cluster: 'default', config: 'otel/collector.yaml', 'collector-version': 'v0.48.0' },
      'config-values': `ApplicationName=shop\nendpoint=${endpoint}`,
      ...inputs,
    },
    files: { 'otel/collector.yaml': text },
    token: github.token,
    event: { pull_request: { number: 7 } },
    env: {
      ...aws.env,
      ...{ GITHUB_API_URL: github.url, GITHUB_EVENT_NAME: 'pull_request', GITHUB_SHA: '0'.repeat(40) },
      ...{ GITHUB_WORKFLOW: 'Deploy', GITHUB_JOB: 'plan' },
    },
  })

aws.seed.service({ name: 'shop-1', taskDefinition: 'shop:1' })
await act(config, { service: 'shop-1', 'collector-version': 'v0.47.0', comment: 'never' })
aws.seed.service({ name: 'shop', taskDefinition: 'shop:2' })
const comment = () => github.comments(7)[0]?.body ?? ''
const pages = {}
pages['summary-stopped'] = (await act(broken, { service: 'shop', mode: 'plan' })).summary
pages['comment-stopped'] = comment()
pages['summary-passed'] = (await act(wanted, { service: 'shop', mode: 'plan' })).summary
pages['comment-passed'] = comment()
aws.seed.service({ name: 'shop', taskDefinition: 'shop:2' })
await act(config, { service: 'shop', mode: 'plan', 'collector-version': 'v0.47.0' })
pages['comment-resolved'] = comment()
await Promise.all([aws.close(), github.close()])

const style = readFileSync(here('pictures.css'), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'pictures-'))
const out = here('../docs/pictures')
mkdirSync(out, { recursive: true })

const titleOf = (name) =>
  name.startsWith('summary') ? '<b>plan</b> summary' : '<b>github-actions</b> <span>bot</span> commented'

/** The page with a place in it that tells its height. */
const pageOf = (name, theme, width) => `<!doctype html>
<html lang="en" data-theme="${theme}">
<meta charset="utf-8">
<title>${name}</title>
<style>${style} body { width: ${width}px }</style>
<article><header>${titleOf(name)}</header><main>${marked.parse(pages[name], { gfm: true })}</main></article>
<script>document.title = 'height=' + Math.ceil(document.body.getBoundingClientRect().height)</script>
</html>`

function chromium(...words) {
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--force-device-scale-factor=1']
  const program = process.env.CHROMIUM ?? 'chromium'
  const { stdout, stderr, error, status } = spawnSync(program, [...flags, ...words], { encoding: 'utf8' })
  if (error || status !== 0) throw error ?? new Error(stderr)
  return stdout
}

function draw(name, theme, width, file) {
  const path = join(folder, `${file}.html`)
  writeFileSync(path, pageOf(name, theme, width))
  const url = pathToFileURL(path).href
  const dom = chromium(`--window-size=${width},800`, '--dump-dom', url)
  const height = Number(/height=(\d+)/.exec(dom)?.[1] ?? 800)
  const picture = join(out, `${file}.png`)
  chromium(`--window-size=${width},${height}`, `--screenshot=${picture}`, url)
  console.log(`docs/pictures/${file}.png ${width} x ${height}, ${Math.round(statSync(picture).size / 1000)} kB`)
}

for (const name of Object.keys(pages)) for (const theme of ['light', 'dark']) draw(name, theme, 900, `${name}-${theme}`)
draw('comment-stopped', 'light', 390, 'comment-stopped-phone')
draw('summary-passed', 'light', 390, 'summary-passed-phone')
rmSync(folder, { recursive: true })
