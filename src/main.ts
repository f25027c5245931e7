import { localFiles as files } from './edge/files.js'
import { runner, tellCrash } from './edge/github.js'
import { presets } from './edge/presets.js'
import { run } from './run.js'

/** AWS is loaded when a run first calls it: mode lint never does. */
const connect: Parameters<typeof run>[0]['connect'] = async ({ region, attempts }) => {
  const { awsPorts } = await import('./edge/aws.js')
  return awsPorts({ ...(region !== undefined && { region }), maxAttempts: attempts, environment: process.env })
}

run({ runner, files, presets, connect }).then(
  (passed) => {
    process.exitCode = passed ? 0 : 1
  },
  (error: unknown) => {
    tellCrash(error)
    process.exitCode = 1
  },
)
