// Runs the action as GitHub's runner starts it, against a stand-in for ECS and Parameter Store on this machine.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { load } from '../__tests__/fakes/load.mjs'

const { startAws } = await load('aws')
const { runAction } = await load('runner')
const { appTask } = await load('samples')
const root = new URL('..', import.meta.url)
if (!existsSync(new URL('dist/index.js', root))) throw new Error('dist/index.js is missing: npm run build')

const config = readFileSync(fileURLToPath(new URL('examples/collector.yaml', root)), 'utf8')
const broken = config.replace('[ health_check, sigv4auth ]', '[ health_check ]')
const values =
  'ApplicationName=shop\nendpoint=https://aps-workspaces.ap-northeast-1.amazonaws.com/workspaces/ws-1/api/v1/remote_write'
const aws = await startAws({ region: 'ap-northeast-1' })
aws.seed.taskDefinition(appTask())
aws.seed.service({ name: 'shop', taskDefinition: 'shop' })

/** One run of the action; prints what a person would see in the log. */
async function act(title, inputs, text = config) {
  console.log(`\n\u2501\u2501 ${title}`)
  const run = await runAction({
    inputs: {
      cluster: 'default',
      service: 'shop',
      config: 'collector.yaml',
      'config-values': values,
      'collector-version': 'v0.49.0',
      ...inputs,
    },
    files: { 'collector.yaml': text },
    env: aws.env,
  })
  console.log(
    run.stdout
      .replace(/^::(error|warning|notice) .*\n/gm, '')
      .replace(/^::(group|endgroup)::(.*)$/gm, '$2')
      .trimEnd(),
  )
  console.log(
    `exit code ${run.exitCode}; writes so far: ${
      aws
        .writes()
        .map(({ action }) => action)
        .join(', ') || 'none'
    }`,
  )
  return run
}

const lint = { mode: 'lint', cluster: '', service: '' }
await act('lint: sigv4auth is declared and used, but not listed in service.extensions', lint, broken)
await act('lint: the same config with sigv4auth listed', lint)
await act('plan: what apply would write', { mode: 'plan' })
const first = await act('apply', {})
await act('apply again: nothing changes', {})

const revision = aws.taskDefinition(first.outputs.family)
console.log('\n\u2501\u2501 the service\u2019s new revision, as the stand-in holds it')
for (const { name, image, secrets = [] } of revision?.containerDefinitions ?? []) {
  console.log(`  ${name}: ${image}${secrets.map((secret) => `\n    ${secret.name} from ${secret.valueFrom}`).join('')}`)
}
await aws.close()
process.exitCode = first.exitCode
