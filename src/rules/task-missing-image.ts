import { containerTitle, imageOf, rule, runsPublishedImage } from '../lint/rule.js'
import { quote } from '../core/text.js'

export default rule({
  id: 'task-missing-image',
  severity: 'error',
  title: 'No image of ADOT has such a tag',
  adot: {},
  subjects: ['task'],
  consequence: 'the image cannot be pulled and the task does not start',

  *check({ task, release }) {
    const sidecar = task?.sidecar
    const image = sidecar && imageOf(sidecar)
    const tag = image?.tag
    if (
      !image ||
      tag === undefined ||
      image.digest !== undefined ||
      !runsPublishedImage(sidecar) ||
      !/^(v?\d+\.\d+|\d+\.\d+\.\d+)$/.test(tag)
    )
      return
    yield {
      in: 'task-definition',
      at: [...sidecar.path, 'image'],
      what: `${containerTitle(sidecar)}: there is no image with the tag ${quote(tag)}, for tags are spelled like ${release.version}: it cannot be pulled`,
      help: `use the tag ${/^\d+\.\d+\.\d+$/.test(tag) ? `v${tag}` : release.version}`,
    }
  },
})
