import { runCommand } from './cli/run.js'
import { terminal } from './edge/terminal.js'

runCommand(terminal).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(
      `adot-ecs has a mistake, please report it: ${error instanceof Error ? (error.stack ?? error.name) : typeof error}\n`,
    )
    process.exitCode = 2
  },
)
