import { isType, rule, type View } from '../lint/rule.js'

export default rule({
  id: 'faulty-release',
  severity: 'warning',
  title: 'The pinned release has a fault that hits this config',
  adot: {},
  about: 'release',
  consequence: 'the release itself leaks or breaks; a later one does not',

  *check(view) {
    const hits = view.release.advisories.filter(
      ({ kind, component }) => kind === 'leak' || (component !== undefined && isUsed(component, view)),
    )
    if (hits.length === 0 || !view.root) return
    const fixed = [...new Set(hits.flatMap(({ fixedIn }) => fixedIn))]
    yield {
      at: { span: [0, 1] },
      what: `in ${view.release.version} ${hits.map(({ what }) => what).join('; ')}`,
      help: `pin ${fixed.join(' or ')}, or a later release`,
    }
  },
})

function isUsed(component: string, { config }: View): boolean {
  const [section, type] = component.split('/')
  return config.components.some((one) => one.used && one.section === section && isType(one, type ?? ''))
}
