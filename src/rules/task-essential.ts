import { containerTitle, isEssential, rule } from '../lint/rule.js'

export default rule({
  id: 'task-essential',
  severity: 'note',
  title: 'A collector that stops takes the application down',
  adot: {},
  subjects: ['task'],
  consequence: 'a mistake in the config, or a release that no longer takes it, stops the whole task',

  *check({ task }) {
    const sidecar = task?.sidecar
    if (!sidecar || task.others.length === 0 || !isEssential(sidecar)) return
    const [policy, essential] = [sidecar.get('restartPolicy'), sidecar.get('essential')]
    if (policy?.get('enabled')?.bool === true || policy?.isUnknown || essential?.isUnknown) return
    yield {
      in: 'task-definition',
      at: essential?.path ?? [...sidecar.path, 'name'],
      what: `${containerTitle(sidecar)} is essential${essential ? '' : ' (the default)'} and is not restarted: when the collector stops, ECS stops the application with it`,
      help: 'set "essential": false and "restartPolicy": {"enabled": true}, unless the application must not run without it',
    }
  },
})
