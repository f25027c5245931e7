import { isType, plannedRemovals, rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'announced-removal',
  severity: 'note',
  title: 'A component that ADOT has announced to remove',
  adot: {},
  about: 'later',
  consequence: 'the collector starts and logs the notice; a later release will stop at it',

  *check({ config, release }) {
    for (const plan of plannedRemovals(release)) {
      for (const component of config.components) {
        if (component.section !== plan.section || !isType(component, plan.type)) continue
        yield {
          at: component.path,
          on: 'key',
          what: `${titleOf(component)} is announced to go in a later release (since ${plan.from})`,
          help: plan.help,
        }
      }
    }
  },
})
