import { quote } from '../core/text.js'
import { rule, since, SINGULAR, within, type Declared, type View } from '../lint/rule.js'

export default rule({
  id: 'deprecated-name',
  severity: 'note',
  title: 'A component is declared under a name that is going out of use',
  adot: {},
  about: 'later',
  subjects: ['aged-type'],
  consequence: 'the collector starts and logs that the name is deprecated; a later release may refuse it',

  *check({ config, release }) {
    for (const component of config.components) {
      const { known } = component
      if (!known?.deprecated || !within(known.deprecated, release)) continue
      const present = newNameOf(component, release)
      if (present === undefined) continue
      const id = component.id === component.type ? present : component.id.replace(component.type, present)
      yield {
        at: component.path,
        on: 'key',
        what: `${SINGULAR[component.section]} ${quote(component.type)} is called ${quote(present)} since ${since(known.deprecated) ?? release.version}; the old name still works`,
        help: `write ${quote(id)} here and in the pipelines, when no older release must read this config`,
      }
    }
  },
})

const newNameOf = ({ facts }: Declared, release: View['release']): string | undefined =>
  facts?.names.find(
    ({ in: ranges, deprecated, gate }) =>
      gate === undefined && within(ranges, release) && !(deprecated && within(deprecated, release)),
  )?.name
