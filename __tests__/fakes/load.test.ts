import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import shapes from './model.json' with { type: 'json' }
import { runProgram } from './runner.js'

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

test('a plain Node program can use the fake and the runner', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'load-'))
  const entry = join(folder, 'demo.mjs')
  writeFileSync(
    entry,
    `const { load } = await import(${JSON.stringify(here('load.mjs'))})
     const { startAws } = await load('aws')
     const { runAction } = await load('runner')
     const aws = await startAws()
     aws.seed.parameter({ Name: '/p', Value: 'x' })
     const run = await runAction({ entry: process.argv[2], env: aws.env })
     console.log(run.exitCode, run.outputs.region, aws.parameterNames())
     await aws.close()`,
  )
  const action = join(folder, 'action.mjs')
  writeFileSync(
    action,
    `import { appendFileSync } from 'node:fs'
     appendFileSync(process.env.GITHUB_OUTPUT, 'region=' + process.env.AWS_REGION + '\\n')`,
  )
  const run = await runProgram({ entry, args: [action] }).finally(() => rmSync(folder, { recursive: true }))
  expect(run).toMatchObject({ exitCode: 0, stdout: "0 eu-central-1 [ '/p' ]\n", stderr: '' })
})

test('the request shapes are those of the botocore that they were made of, where it is', () => {
  const version = spawnSync('python3', ['-c', 'import botocore; print(botocore.__version__)'], { encoding: 'utf8' })
  if (shapes.source !== `botocore ${version.stdout.trim()}`) {
    process.stderr.write(`\n!! SKIPPED: python3 has no ${shapes.source}, so model.json is not compared with it\n\n`)
    return
  }
  expect(spawnSync('python3', [here('model.py'), '--check'], { encoding: 'utf8' })).toMatchObject({
    status: 0,
    stderr: '',
  })
})
