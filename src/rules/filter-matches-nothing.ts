import { nearest, quote } from '../core/text.js'
import { metricFilters, rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'filter-matches-nothing',
  severity: 'warning',
  title: 'A filter names metrics that its receiver never makes',
  adot: {},
  subjects: ['processors/filter'],
  consequence:
    'the collector starts; a filter that includes only such names drops everything, one that excludes them drops nothing',

  *check(view) {
    for (const { filter, kind, list, names, known, receiver } of metricFilters(view)) {
      const unmatched = names.filter(({ matches }) => !matches)
      const isAll = unmatched.length === names.length && kind === 'include' && names.length > 1
      const where = `${titleOf(receiver)} of ${view.release.version}`
      if (isAll)
        yield {
          at: list.path,
          on: 'key',
          what: `${titleOf(filter)} drops everything: ${where} makes none of these metrics`,
          help: 'names here have dots, such as "ecs.task.memory.utilized"',
        }
      else
        for (const { value } of unmatched) {
          const text = value.text ?? ''
          const meant = nearest(text, known)
          const effect =
            kind === 'exclude'
              ? 'so nothing is excluded by it'
              : names.length === 1
                ? `so ${titleOf(filter)} drops everything`
                : 'so it lets nothing through'
          yield {
            at: value.path,
            what: `${quote(text)} matches no metric of ${where}, ${effect}`,
            help:
              meant === undefined
                ? 'names here have dots, such as "ecs.task.memory.utilized"'
                : `did you mean ${quote(meant)}?`,
            ...(meant !== undefined && { edit: { replaceWith: meant, safe: false } }),
          }
        }
    }
  },
})
