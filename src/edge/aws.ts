import type { Aws } from '../ports.js'
import { once, siteOf, type AwsOptions } from './aws-client.js'

export type { AwsOptions }

/**
 * Amazon ECS and Parameter Store. A client is loaded with the first call that needs it, so a run without AWS loads none;
 * two first calls at the same time load both at the same time. Whatever goes wrong is a Failure that names the call, its
 * resource and the reason, and holds no value of the request.
 */
export function awsPorts(options: AwsOptions): Aws {
  const site = siteOf(options)
  const ecs = once(async () => (await import('./aws-ecs.js')).openTaskDefinitions(site))
  const ssm = once(async () => (await import('./aws-ssm.js')).openParameters(site))
  return {
    parameters: {
      get: async (name) => (await ssm()).get(name),
      put: async (parameter) => (await ssm()).put(parameter),
      list: async (path) => (await ssm()).list(path),
      remove: async (names) => (await ssm()).remove(names),
    },
    taskDefinitions: {
      describe: async (name) => (await ecs()).describe(name),
      service: async (cluster, service) => (await ecs()).service(cluster, service),
      register: async (request) => (await ecs()).register(request),
      revisions: async (family) => (await ecs()).revisions(family),
    },
    prepare: () => {
      site.meanwhile.add(() => Promise.all([ecs(), ssm()]))
    },
    meanwhile: site.meanwhile.add,
  }
}
