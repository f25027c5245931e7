import { containerTitle, dependencies, isEssential, rule, type Problem, type Value } from '../lint/rule.js'

export default rule({
  id: 'task-depends-on',
  severity: 'error',
  title: 'A container waits for something that the collector never does',
  adot: {},
  subjects: ['task'],
  consequence: 'ECS refuses the task definition, or the container never starts',

  *check({ task }) {
    const sidecar = task?.sidecar
    const name = sidecar?.get('name')?.text
    if (!sidecar || name === undefined) return
    for (const other of task.others) {
      for (const entry of dependencies(other, name)) {
        const problem = problemIn(entry, sidecar, task.isPlaced)
        if (problem) yield { ...problem, what: `${containerTitle(other)} ${problem.what}` }
      }
    }
  },
})

function problemIn(entry: Value, sidecar: Value, isPlaced: boolean): Problem | undefined {
  const condition = entry.get('condition')
  const at = { in: 'task-definition' as const, at: condition?.path ?? entry.path }
  const check = sidecar.get('healthCheck')
  if (condition?.text === 'HEALTHY' && (!check || check.isNull) && !isPlaced) {
    return {
      ...at,
      what: `waits for the collector to be HEALTHY, which has no healthCheck: ECS refuses the definition`,
      help: 'wait for START, or give the collector the health check ["CMD", "/healthcheck"]',
    }
  }
  // An essential one that must end is refused by ECS as it is.
  if ((condition?.text === 'COMPLETE' || condition?.text === 'SUCCESS') && !(isPlaced && isEssential(sidecar))) {
    return {
      ...at,
      what: `waits for the end of the collector, which runs as long as the task: it never starts`,
      help: 'wait for START or HEALTHY',
    }
  }
  return undefined
}
