import { launchOf, rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'task-launch-type',
  severity: 'warning',
  title: 'A component does not work where the task runs',
  adot: {},
  subjects: ['task'],
  consequence: 'it finds nothing to collect, or stops the collector',

  *check({ config, task }) {
    const launch = task?.sidecar && launchOf(task)
    if (launch === 'fargate') {
      for (const receiver of config.of('receivers', 'awscontainerinsightreceiver')) {
        if (!receiver.used) continue
        const what = `${titleOf(receiver)} reads files of the instance, which a task on Fargate does not see: it collects nothing`
        yield {
          at: receiver.path,
          on: 'key',
          what,
          help: 'use awsecscontainermetrics, which asks the task metadata endpoint',
        }
      }
    }
    if (launch === 'external') {
      for (const receiver of config.of('receivers', 'awsecscontainermetrics')) {
        if (!receiver.used) continue
        const what = `${titleOf(receiver)} is known to stop the collector on external instances (ECS Anywhere), whose metadata lacks what it reads`
        yield { at: receiver.path, on: 'key', what, help: 'leave it out there' }
      }
    }
  },
})
