import { debug, isDebug } from '@actions/core'
import { visible } from '../core/escape.js'
import { plural } from '../core/text.js'
import type { Ports } from '../ports.js'
import type { Listeners } from './aws-call.js'
import type { AwsOptions } from './aws-client.js'
import { tellProgress } from './aws-progress.js'

/** Who listens: everybody who waits; and in a run with ACTIONS_STEP_DEBUG the log tells each call's name, time and attempts. */
function listen(attempts: number): Pick<AwsOptions, keyof Listeners> {
  const progress = tellProgress(attempts)
  if (!isDebug()) return progress
  return {
    ...progress,
    onCall: (call, ms, made) => {
      debug(`${call.action} on ${visible(call.resource)}: ${plural(made, 'attempt')}, ${Math.round(ms)} ms`)
      progress.onCall(call, ms, made)
    },
  }
}

/** AWS is loaded when a run first calls it: mode lint never does. */
export const connect: Ports['connect'] = async ({ region, attempts }) => {
  const { awsPorts } = await import('./aws.js')
  return awsPorts({
    ...(region !== undefined && { region }),
    ...listen(attempts),
    maxAttempts: attempts,
    environment: process.env,
  })
}
