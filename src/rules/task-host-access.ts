import { containerTitle, listBelow, launchOf, rule, titleOf } from '../lint/rule.js'

export default rule({
  id: 'task-host-access',
  severity: 'warning',
  title: "The container cannot read the instance's files that a receiver wants",
  adot: {},
  subjects: ['task'],
  consequence: 'metrics of the instance and its tasks are missing',

  *check({ config, release, task }) {
    const sidecar = task?.sidecar
    if (!sidecar || launchOf(task) !== 'ec2') return
    const user = sidecar.get('user')
    const isRoot =
      user && !user.isNull ? user.text === undefined || /^(root|0)(:|$)/.test(user.text) : release.image.uid === 0
    const paths = listBelow(sidecar, 'mountPoints').map((mount) => mount.get('containerPath')?.text)
    for (const receiver of config.of('receivers', 'awscontainerinsightreceiver')) {
      if (!receiver.used) continue
      const at = { in: 'task-definition' as const, at: user?.path ?? [...sidecar.path, 'name'] }
      if (!isRoot) {
        yield {
          ...at,
          what: `${containerTitle(sidecar)} runs as ${user ? 'another user than root' : `uid ${String(release.image.uid)}`}, and ${titleOf(receiver)} reads what only root may`,
          help: 'set "user": "root"',
        }
      } else if (!paths.some((path) => path === undefined || path === '/' || path.startsWith('/rootfs'))) {
        yield {
          ...at,
          what: `${containerTitle(sidecar)} has no mount of the instance's files on /rootfs, where ${titleOf(receiver)} reads`,
          help: 'mount "/" on /rootfs, /sys, /var/run/docker.sock and the cgroup directory, all read-only',
        }
      }
    }
  },
})
