import { readFileSync, readdirSync } from 'node:fs'
import { apply } from './merge-patch.mjs'

const parts = (version) => version.slice(1).split('.').map(Number)

const byVersion = (a, b) => {
  const [x, y] = [parts(a), parts(b)]
  return x[0] - y[0] || x[1] - y[1] || x[2] - y[2]
}

/**
 * What each release contains, oldest first: every file in data/releases is a merge patch to the release before it.
 * @type {(folder?: string) => any[]}
 */
export const readReleases = (folder = 'data/releases') => {
  const versions = readdirSync(folder).map((name) => name.replace(/\.json$/, ''))
  let state = {}
  return versions.sort(byVersion).map((version) => {
    const patch = JSON.parse(readFileSync(`${folder}/${version}.json`, 'utf8'))
    if (patch.version !== version) throw new Error(`${folder}/${version}.json says it is ${patch.version}`)
    state = apply(state, patch)
    return state
  })
}
