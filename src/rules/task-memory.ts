import { containerTitle, launchOf, memoryLimit, rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'task-memory',
  severity: 'warning',
  title: 'memory_limiter acts later than the end of the memory',
  adot: {},
  subjects: ['task'],
  consequence: 'the container is killed before the processor begins to refuse data',

  *check({ config, task }) {
    const sidecar = task?.sidecar
    if (!sidecar) return
    for (const limiter of config.of('processors', 'memory_limiter')) {
      if (!limiter.used || limiter.body.isUnknown) continue
      const [absolute, share] = [limiter.body.get('limit_mib'), limiter.body.get('limit_percentage')]
      if (absolute?.isUnknown) continue
      const limit = memoryLimit(task)
      if (absolute?.number !== undefined && absolute.number > 0) {
        if (!limit || absolute.number < limit.mebi) continue
        yield {
          at: absolute.path,
          what: `${titleOf(limiter)} refuses data from about ${String(absolute.number)} MiB on, and ${limit.of === 'task' ? 'the whole task' : containerTitle(sidecar)} has ${String(limit.mebi)}: it is killed before`,
          help: `set limit_mib to ${String(Math.floor(limit.mebi * 0.8))} or less${limit.of === 'task' ? ', for the other containers want memory too' : ''}`,
        }
      } else if (share && !share.isNull && limit?.of !== 'container' && launchOf(task) === 'ec2') {
        yield {
          at: share.path,
          on: 'key',
          what: `${titleOf(limiter)} takes its share of the whole instance, for ${containerTitle(sidecar)} has no hard limit "memory"`,
          help: 'use limit_mib, or give the container a "memory"',
        }
      }
    }
  },
})
