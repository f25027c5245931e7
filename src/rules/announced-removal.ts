import { isType, plannedRemovals, rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'announced-removal',
  severity: 'note',
  title: 'A component that ADOT has announced to remove',
  adot: {},
  about: 'later',
  consequence: 'the collector starts and logs the notice; a later release will stop at it',

  *check({ config, release }) {
    for (const component of config.components) {
      const plan = plannedRemovals(release).find(
        ({ section, type }) => section === component.section && isType(component, type),
      )
      if (plan)
        yield {
          at: component.path,
          on: 'key',
          what: `${titleOf(component)} is announced to go in a later release (since ${plan.from})`,
          help: plan.help,
        }
    }
  },
})
