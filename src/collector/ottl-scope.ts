import type { Release } from './catalog.js'

/** The kinds of data that a condition can be about. */
export type OttlContext = 'resource' | 'scope' | 'span' | 'spanevent' | 'metric' | 'datapoint' | 'log' | 'profile'

/** Where a condition stands. */
export interface OttlScope {
  readonly release: Release
  /** What it is about; undefined when its paths say that, each by its first segment. */
  readonly context: OttlContext | undefined
  /** The contexts that paths may name where `context` is undefined. */
  readonly heads: readonly OttlContext[]
}

/** First segments by which a condition about one context reaches those around it. */
const AROUND: Readonly<Record<OttlContext, readonly string[]>> = {
  resource: [],
  scope: ['resource'],
  span: ['resource', 'instrumentation_scope'],
  spanevent: ['resource', 'instrumentation_scope', 'span'],
  metric: ['resource', 'instrumentation_scope'],
  datapoint: ['resource', 'instrumentation_scope', 'metric'],
  log: ['resource', 'instrumentation_scope'],
  profile: ['resource', 'instrumentation_scope'],
}

/** The first segments that name a context instead of a field. */
export function prefixesOf({ release, context, heads }: OttlScope): readonly string[] {
  if (context === undefined) return [...heads, 'instrumentation_scope']
  return release.has('ottl-own-prefix') ? [...AROUND[context], 'scope', context] : AROUND[context]
}

export const contextOf = (prefix: string): OttlContext | undefined =>
  CONTEXTS.find((each) => each === (prefix === 'instrumentation_scope' ? 'scope' : prefix))

const CONTEXTS = ['resource', 'scope', 'span', 'spanevent', 'metric', 'datapoint', 'log', 'profile'] as const
