import { today } from './edge/clock.js'
import { connect } from './edge/connect.js'
import { localFiles as files } from './edge/files.js'
import { runner, tellCrash } from './edge/github.js'
import { presets } from './edge/presets.js'
import { run } from './run.js'

run({ runner, files, today, presets, connect }).then(
  (passed) => {
    process.exitCode = passed ? 0 : 1
  },
  (error: unknown) => {
    tellCrash(error)
    process.exitCode = 1
  },
)
