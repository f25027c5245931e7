import { quote } from '../core/text.js'
import { rule, sinceTrait, titleOf } from '../lint/rule.js'

export default rule({
  id: 'detector-without-node',
  severity: 'error',
  title: 'A detector asks Kubernetes about a node that no variable names',
  adot: { from: 'v0.47.0' },
  subjects: ['processors/resourcedetection'],
  consequence: 'the collector stops when it starts the processor',

  *check(view) {
    for (const processor of view.config.of('processors', 'resourcedetection')) {
      const detectors = processor.used ? processor.body.get('detectors') : undefined
      for (const detector of detectors?.tree.kind === 'sequence' ? detectors.children() : []) {
        if (detector.text !== 'k8snode' && detector.text !== 'k8s_api') continue
        const named = processor.body.get(detector.text, 'node_from_env_var')
        const variable = named === undefined || named.isNull ? 'K8S_NODE_NAME' : named.text
        // What the container's environment is, is known only beside its task definition.
        if (variable === undefined || !view.environment || view.environment.has(variable)) continue
        yield {
          at: detector.path,
          what: `detector ${quote(detector.text)} of ${titleOf(processor)} needs the node's name in ${quote(variable)}, which is not set; a detector that cannot work stops the collector since ${sinceTrait('detector-error-stops') ?? ''}`,
          help: 'on ECS use the detectors env, ecs and, on EC2 instances, ec2',
        }
      }
    }
  },
})
