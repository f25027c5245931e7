import { expect, test } from '@jest/globals'
import { Linter } from 'eslint'
import ts from 'typescript-eslint'
import config from '../eslint.config.mjs'

const layers = config.find((part) => part.plugins?.['local'] !== undefined)?.plugins?.['local']

/** What the import table says about one statement in one file. */
const messagesFor = (file: string, code: string): readonly string[] =>
  new Linter({ cwd: '/project' })
    .verify(
      code,
      [
        {
          files: ['**/*.ts'],
          languageOptions: { parser: ts.parser },
          plugins: { local: layers! },
          rules: { 'local/layers': 'error' },
        },
      ],
      `/project/src/${file}`,
    )
    .map((message) => message.message)

test.each([
  ['rules/some-mistake.ts', "import { quote } from '../core/text.js'"],
  ['rules/some-mistake.ts', "import type { Rule } from '../lint/rule.js'"],
  ['core/json.ts', "import { parse } from 'lossless-json'"],
  ['collector/catalog.ts', "await import('../../data/adot.json')"],
  ['edge/aws-ecs.ts', "import { ECSClient } from '@aws-sdk/client-ecs'"],
  ['edge/github.ts', "import { readFile } from 'node:fs/promises'"],
  ['plan/revision.ts', "import type { Plan } from '../plan.js'"],
  ['main.ts', "await import('./edge/aws.js')"],
  ['core/text.ts', 'export const one = 1'],
])('%s may say: %s', (file, code) => {
  expect(messagesFor(file, code)).toEqual([])
})

test.each([
  ['rules/some-mistake.ts', "import { parse } from '../core/source.js'"],
  ['rules/some-mistake.ts', "import other from './other-mistake.js'"],
  ['rules/some-mistake.ts', "type Text = import('yaml').Document"],
  ['rules/some-mistake.ts', "export { quote } from '../lint/lint.js'"],
  ['rules/some-mistake.ts', "export * from '../lint/lint.js'"],
  ['core/text.ts', "import type { Document } from 'yaml'"],
  ['core/text.ts', 'await import(name)'],
  ['core/text.ts', "import fs = require('node:fs')"],
  ['core/text.ts', "import '../plan.js'"],
  ['plan.ts', "import { apply } from './apply.js'"],
  ['plan/revision.ts', "import { apply } from '../apply.js'"],
  ['planning.ts', "import { quote } from './core/text.js'"],
  ['core/json-lines.ts', "import { parse } from 'lossless-json'"],
  ['report/summary.ts', "import * as core from '@actions/core'"],
  ['edge/github.ts', "import { ECSClient } from '@aws-sdk/client-ecs'"],
  ['lint/lint.ts', "import data from '../../data/adot.json' with { type: 'json' }"],
  ['a-new-file.ts', "import { quote } from './core/text.js'"],
])('%s may not say: %s', (file, code) => {
  expect(messagesFor(file, code)).toEqual([expect.stringContaining(`${file} may not import`)])
})
