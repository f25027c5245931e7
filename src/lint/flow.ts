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
      pipeline[section].flatMap(({ id }) => config.find(section, id) ?? [])
    return {
      pipeline,
      receivers: declared('receivers'),
      processors: declared('processors'),
      exporters: declared('exporters'),
    }
  })
}

/** Whether a component has one of these types, under any of its names. */
export const isType = (component: Declared, ...types: readonly string[]): boolean =>
  component.facts?.names.some(({ name }) => types.includes(name)) === true
