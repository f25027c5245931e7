import { findComponent } from '../collector/catalog.js'
import type { Declared, Pipeline } from '../collector/config.js'
import type { CollectorConfig } from '../collector/config.js'

/** A pipeline with the components that it names, in order; names that nothing declares are left out. */
export interface Flow {
  readonly pipeline: Pipeline
  readonly receivers: readonly Declared[]
  readonly processors: readonly Declared[]
  readonly exporters: readonly Declared[]
}

export function flowsOf(config: CollectorConfig): readonly Flow[] {
  return config.pipelines.map((pipeline) => {
    const declared = (section: 'receivers' | 'processors' | 'exporters'): readonly Declared[] =>
      pipeline[section].map(({ id }) => config.find(section, id)).filter((one) => one !== undefined)
    return {
      pipeline,
      receivers: declared('receivers'),
      processors: declared('processors'),
      exporters: declared('exporters'),
    }
  })
}

/** Whether a component has one of these types, under any of its names. */
export function isType({ section, facts }: Declared, ...types: readonly string[]): boolean {
  if (facts) for (const type of types) if (findComponent(section, type) === facts) return true
  return false
}
