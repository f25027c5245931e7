import type { Ports } from '../ports.js'

/** AWS is loaded when a run first calls it: mode lint never does. */
export const connect: Ports['connect'] = async ({ region, attempts }) => {
  const { awsPorts } = await import('./aws.js')
  const aws = awsPorts({ ...(region !== undefined && { region }), maxAttempts: attempts, environment: process.env })
  return {
    ...aws,
    prepare: async () => {
      await Promise.all([import('./aws-ecs.js'), import('./aws-ssm.js')])
    },
  }
}
