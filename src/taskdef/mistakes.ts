/**
 * Every mistake that is told of a task definition itself, as a title without a full stop. Each has a section of its own
 * in docs/task-definition.md: why, the source, and an example.
 */
export const TASK_MISTAKES = {
  'family-name': 'A family name that ECS does not take',
  'too-many-containers': 'More containers than one task may have',
  'no-container': 'A task definition without a container',
  'no-essential-container': 'A task in which no container is essential',
  'fargate-network': 'A Fargate task in another network mode than awsvpc',
  'fargate-size': 'cpu and memory that Fargate does not offer',
  'fargate-privileged': 'A privileged container on Fargate',
  'unreadable-size': 'cpu or memory of the task in a form that ECS does not read',
  'cpu-over-task': 'Containers that reserve more cpu than the task has',
  'memory-over-task': 'Containers that reserve more memory than the task has',
  'reservation-over-memory': 'A container that reserves more memory than its hard limit',
  'no-memory': 'A container for which nobody says how much memory it gets',
  'execution-role-missing': 'No execution role, though secrets, a private image or logs need one',
  'container-name': 'A container name that ECS does not take',
  'secret-twice': 'A secret that a container has twice',
  'secret-and-variable': 'One name in both environment and secrets',
  'ports-without-network': 'Ports mapped in network mode none',
  'host-port': 'A host port that differs from the container port where it may not',
  'unknown-volume': 'A mount point of a volume that the task does not have',
  'log-options': 'The log driver awslogs without options that it needs',
  'container-out-of-range': 'A time or a count that ECS does not take',
  'unknown-container': 'A name of a container that the task does not have',
  'links-without-bridge': 'Links in a network mode that has none',
  'dependency-cycle': 'Containers that wait for each other',
  'no-health-check': 'Waiting for the health of a container that has no health check',
  'essential-dependency': 'Waiting for the end of an essential container',
  'collector-still-named': 'The collector is removed, and something else needs it',
  windows: 'A Windows task, for which ADOT has no image',
  'task-role-missing': 'The config calls AWS, and the task has no role',
  'failing-health-check': 'A health check that this release or config cannot pass',
  'other-collector': 'The container runs a collector that is not ADOT',
  'unknown-log-region': 'A log group whose region nobody says',
  'not-a-collector': 'container-name names a container that shows no sign of a collector',
  'unusual-repository': 'An image whose repository is not called after ADOT',
  'config-in-command': 'A command that names a config which is no longer read',
  'no-network': 'A task without a network',
  'memory-below-floor': 'A hard memory limit with which the collector starts slowly or not at all',
  'little-memory-left': 'A task whose other containers leave too little memory',
  'log-prefix-without-awslogs': 'log-stream-prefix where another log driver is in use',
  'bridge-network': 'Bridged containers that do not find each other',
  'restart-needs-agent': 'A restart policy on instances, which need a recent agent',
  'cannot-wait': 'Containers that cannot wait for the collector',
} as const

export type TaskMistake = keyof typeof TASK_MISTAKES

/** Whether an id is that of a mistake in a task definition; those of rules are not. */
export const isTaskMistake = (id: string): id is TaskMistake => Object.hasOwn(TASK_MISTAKES, id)
