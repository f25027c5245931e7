import { fileURLToPath } from 'node:url'
import { packAll } from './pack.mjs'

/** Builds dist/ from the sources. */
await packAll(fileURLToPath(new URL('../dist', import.meta.url)))
