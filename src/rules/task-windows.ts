import { containerTitle, rule } from '../lint/rule.js'
import { quote } from '../core/text.js'

export default rule({
  id: 'task-windows',
  severity: 'error',
  title: 'The collector is to run on Windows',
  adot: {},
  subjects: ['task'],
  consequence: 'no release has an image for Windows: the container does not start',

  *check({ task }) {
    const system = task?.root.get('runtimePlatform', 'operatingSystemFamily')
    if (!task?.sidecar || task.isPlaced || system?.text?.startsWith('WINDOWS') !== true) return
    yield {
      in: 'task-definition',
      at: system.path,
      what: `operatingSystemFamily is ${quote(system.text)}, and ADOT has no image for it: ${containerTitle(task.sidecar)} does not start`,
      help: 'run the collector as a Linux service of its own, and let the application send to it',
    }
  },
})
