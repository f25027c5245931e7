import { COLLECTOR_CONFIG, containerTitle, rule, variable } from '../lint/rule.js'

export default rule({
  id: 'task-plain-config',
  severity: 'note',
  title: 'The config stands in the task definition itself',
  adot: {},
  subjects: ['task'],
  consequence:
    'everybody who may describe the task definition reads it, and it counts towards the 64 KiB of a definition',

  *check({ task }) {
    const sidecar = task?.sidecar
    const value = sidecar && variable(sidecar, COLLECTOR_CONFIG)
    if (!sidecar || !value || !/[\n{]/.test(value.text ?? '') || !/receivers/.test(value.text ?? '')) return
    yield {
      in: 'task-definition',
      at: value.path,
      what: `${containerTitle(sidecar)}: ${COLLECTOR_CONFIG} has the whole config as plain text, which everybody reads who may describe the task definition`,
      help: 'store it as a parameter and name that under "secrets"',
    }
  },
})
