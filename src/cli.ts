import { runCommand } from './cli/run.js'
import { openTerminal } from './edge/terminal.js'

/** Runs the command that the process was started with; `kept` is a file for what later runs of this very program may use. */
export function run(kept: string | undefined): void {
  runCommand(openTerminal(kept)).then(
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
}
