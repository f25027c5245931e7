import type { Release, Section } from './catalog.js'
import type { Pipeline, Use } from './config.js'
import { readId } from './id.js'
import type { Value } from './value.js'

/** A pipeline with the ids that it names. */
export function readPipeline(body: Value, release: Release): Pipeline {
  const pipeline = {
    id: body.key,
    signal: readId(body.key).type,
    path: body.path,
    body,
    receivers: [],
    processors: [],
    exporters: [],
  }
  const of = (section: Section): readonly Use[] => readUses(body.get(section), { section, pipeline }, release)
  return Object.assign(pipeline, {
    receivers: of('receivers'),
    processors: of('processors'),
    exporters: of('exporters'),
  })
}

/** The ids of a list. One text stands for a list of one, or in early releases for a list split at commas. */
export function readUses(
  value: Value | undefined,
  { section, pipeline }: Pick<Use, 'section' | 'pipeline'>,
  release: Release,
): readonly Use[] {
  if (!value) return []
  const found: Use[] = []
  for (const item of value.tree.kind === 'sequence' ? value.children() : [value]) {
    const text = item.tree.kind === 'scalar' && item.tree.type !== 'null' ? item.tree.text : ''
    for (const word of item === value && splitsTexts(release) ? text.split(',') : [text]) {
      const { id, type, name } = readId(word)
      if (id !== '') found.push({ id, type, name, section, path: item.path, pipeline })
    }
  }
  return found
}

const splitsTexts = (release: Release): boolean => release.has('lists-split-any-text') || !release.has('weak-typing')
