import { readdirSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Ports } from '../ports.js'
import { soon } from './files.js'

/** The folder `presets` beside `dist`, wherever the action was put. */
const folder = (): string => join(dirname(realpathSync(process.argv[1] ?? '.')), '..', 'presets')

export const presets: Ports['presets'] = {
  names: () => listed().flatMap((name) => (name.endsWith('.yaml') ? [name.slice(0, -'.yaml'.length)] : [])),
  read: (name) => soon(() => readFileSync(join(folder(), `${name}.yaml`), 'utf8')),
}

function listed(): readonly string[] {
  try {
    return readdirSync(folder())
  } catch {
    return []
  }
}
