import { quote } from '../core/text.js'
import { rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'no-kubernetes',
  severity: 'error',
  title: 'A k8sattributes processor looks for Kubernetes, which ECS is not',
  adot: { from: 'v0.32.0', to: 'v0.37.3' },
  subjects: ['processors/k8sattributes'],
  consequence: 'the collector stops when it builds the processor',

  *check(view) {
    for (const processor of view.config.of('processors', 'k8sattributes')) {
      const auth = processor.body.get('auth_type')
      const passthrough = processor.body.get('passthrough')
      const asks = !auth || auth.isNull || auth.text === 'serviceAccount'
      if (
        !processor.used ||
        !asks ||
        passthrough?.bool === true ||
        passthrough?.isUnknown ||
        view.environment?.has('KUBERNETES_SERVICE_HOST')
      )
        continue
      yield {
        at: processor.path,
        on: 'key',
        what: `${titleOf(processor)} needs a service account of Kubernetes, and a task on ECS has none: ${quote('KUBERNETES_SERVICE_HOST')} is not set`,
        help: 'remove the processor; resourcedetection with the detector ecs tells about the task',
      }
    }
  },
})
