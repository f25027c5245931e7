import { quote } from '../core/text.js'
import {
  isType,
  mayEnable,
  readWay,
  rule,
  SINGULAR,
  titleOf,
  valuesAt,
  within,
  type Declared,
  type Problem,
  type Section,
  type Value,
  type View,
} from '../lint/rule.js'

export default rule({
  id: 'needs-feature-gate',
  severity: 'error',
  title: 'A setting or component that only works with a feature gate that is off',
  adot: {},
  consequence: 'the collector stops when it checks or builds the component',

  *check(view) {
    for (const component of view.config.components) {
      const { known } = component
      const gate = known && within(known.in, view.release) ? known.gate : undefined
      if (gate === undefined || !isOff(view, gate)) continue
      const plain = component.facts?.names.find((known) => !known.gate && within(known.in, view.release))
      yield {
        at: component.path,
        on: 'key',
        what: `${SINGULAR[component.section]} type ${quote(component.type)} exists only with the feature gate ${gate}, which is off by default`,
        help: `${plain ? `write ${plain.name}` : 'pin a later release'}, or start the collector with --feature-gates=+${gate}`,
        ...(plain && { edit: { replaceWith: component.id.replace(component.type, plain.name), safe: true } }),
      }
    }
    yield* profiles(view)
    for (const { section, type, key, gate, built, on, instead } of GATED) {
      for (const component of view.config.of(section, type)) {
        if (!component.used && built) continue
        for (const value of valuesAt(component.body, readWay(key))) {
          if (!on(value) || !isType(component, type) || !isOff(view, gate)) continue
          yield {
            at: value.path,
            on: 'key',
            what: whatOf(component, value, gate),
            help: `${instead}, or start the collector with --feature-gates=+${gate}`,
          }
        }
      }
    }
  },
})

/** To be asked last: few configs have anything that a gate guards, and the gates of all releases are many. */
const isOff = (view: View, gate: string): boolean => view.release.gates.get(gate) === 'alpha' && !mayEnable(view, gate)

function* profiles(view: View): Generator<Problem> {
  const gate = 'service.profilesSupport'
  for (const { id, signal, path } of view.config.pipelines) {
    if (signal !== 'profiles' || !view.release.has('profiles-signal') || !isOff(view, gate)) continue
    yield {
      at: path,
      on: 'key',
      what: `pipeline ${quote(id)}: profiles exist only with the feature gate ${gate}, which is off by default`,
      help: `take out the pipeline, or start the collector with --feature-gates=+${gate}`,
    }
  }
}

interface Gated {
  readonly section: Section
  readonly type: string
  /** The path of the setting, as in checks. */
  readonly key: string
  readonly gate: string
  /** Noticed only when the component is built. */
  readonly built: boolean
  readonly on: (value: Value) => boolean
  readonly instead: string
}

const GATED: readonly Gated[] = [
  {
    section: 'receivers',
    type: 'filelog',
    key: 'delete_after_read',
    gate: 'filelog.allowFileDeletion',
    built: true,
    on: (value) => value.bool === true,
    instead: 'remove delete_after_read',
  },
  {
    section: 'receivers',
    type: 'filelog',
    key: 'ordering_criteria.sort_by[].sort_type',
    gate: 'filelog.mtimeSortType',
    built: true,
    on: (value) => value.text === 'mtime',
    instead: 'sort by a part of the name: timestamp, numeric or alphabetical',
  },
  {
    section: 'processors',
    type: 'tail_sampling',
    key: 'tail_storage',
    gate: 'processor.tailsamplingprocessor.tailstorageextension',
    built: false,
    on: (value) => value.text !== undefined,
    instead: 'remove tail_storage',
  },
  ...['http', 'grpc'].map((key): Gated => ({
    section: 'extensions',
    type: 'health_check',
    key,
    gate: 'extension.healthcheck.useComponentStatus',
    built: false,
    on: (value) => value.tree.kind === 'mapping',
    instead: `put endpoint, path and tls beside each other, without ${key}`,
  })),
]

const whatOf = (component: Declared, { key, text }: Value, gate: string): string =>
  `${titleOf(component)} takes ${quote(key === 'sort_type' ? `${key}: ${text ?? ''}` : key)} only with the feature gate ${gate}, which is off by default`
