import { expect, test } from '@jest/globals'
import { releases } from '../../src/collector/catalog.js'
import { lint } from '../../src/lint/lint.js'
import { rules } from '../../src/rules/index.js'
import { SEED } from './action.js'

const VALUES = new Map([
  ['ApplicationName', 'orders'],
  ['endpoint', 'https://aps-workspaces.ap-northeast-1.amazonaws.com/workspaces/ws-12345678-abcd/api/v1/remote_write'],
])
const RIGHT = SEED.replace('extensions: [ health_check ]', 'extensions: [ health_check, sigv4auth ]')

const errorsOf = (text: string, version: string): readonly string[] => {
  const release = releases().find((one) => one.version === version)
  if (!release) throw new Error(`there is no release ${version}`)
  const request = { file: 'adot.yaml', text, release, values: VALUES, environment: undefined, severities: new Map() }
  return lint(request, rules).flatMap(({ severity, line, rule }) => (severity === 'error' ? [`${line} ${rule}`] : []))
}

test.each(releases().map(({ version }) => version))(
  '%s: the exporter needs an extension that is not started',
  (version) => {
    expect(errorsOf(SEED, version)).toEqual(['35 extension-not-started'])
    expect(errorsOf(RIGHT, version)).toEqual([])
  },
)
