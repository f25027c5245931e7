import { quote } from '../core/text.js'
import { rule, sinceTrait, titleOf } from '../lint/rule.js'

/** Detectors of places that an ECS task never runs in. */
const ELSEWHERE = new Set([
  'eks',
  'aks',
  'gke',
  'gce',
  'gcp',
  'azure',
  'openshift',
  'heroku',
  'lambda',
  'elastic_beanstalk',
  'kubeadm',
])

export default rule({
  id: 'foreign-detector',
  severity: 'note',
  title: 'A detector of the resourcedetection processor looks for another platform than ECS',
  adot: {},
  subjects: ['processors/resourcedetection'],
  consequence: 'it finds nothing on ECS; in later releases a detector that reports an error stops the collector',

  *check({ config, release }) {
    for (const processor of config.of('processors', 'resourcedetection')) {
      for (const detector of processor.used ? (processor.body.get('detectors')?.children() ?? []) : []) {
        if (detector.text === undefined || !ELSEWHERE.has(detector.text)) continue
        const risk = release.has('detector-error-stops')
          ? `, and one that reports an error stops the collector since ${sinceTrait('detector-error-stops') ?? ''}`
          : ''
        yield {
          at: detector.path,
          what: `detector ${quote(detector.text)} of ${titleOf(processor)} finds nothing on ECS${risk}`,
          help: 'on ECS use env, ecs and, on EC2 instances, ec2',
        }
      }
    }
  },
})
