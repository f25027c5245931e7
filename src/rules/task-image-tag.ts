import { containerTitle, imageOf, rule, runsAdot } from '../lint/rule.js'
import { quote } from '../core/text.js'

export default rule({
  id: 'task-image-tag',
  severity: 'warning',
  title: 'The image is not the pinned release',
  adot: {},
  subjects: ['task'],
  consequence:
    'the collector that runs takes other settings than those that were checked: it may stop, now or after the next release',

  *check({ task, release }) {
    const sidecar = task?.sidecar
    const image = sidecar && imageOf(sidecar)
    if (!image || !runsAdot(sidecar)) return
    const { tag, digest } = image
    const at = { in: 'task-definition' as const, at: [...sidecar.path, 'image'] }
    const help = `use the tag ${release.version}`
    if ((tag === undefined && digest === undefined) || (tag === 'latest' && digest === undefined)) {
      yield {
        ...at,
        what: `${containerTitle(sidecar)} runs whatever release is the latest, while the config is checked for ${release.version}`,
        help,
      }
    } else if (tag !== undefined && /^v\d+\.\d+\.\d+$/.test(tag) && tag !== release.version) {
      yield {
        ...at,
        what: `${containerTitle(sidecar)} runs ${quote(tag)}, while the config is checked for ${release.version}`,
        help: `${help}, or check for ${tag}`,
      }
    }
  },
})
