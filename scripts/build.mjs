import { packAll } from './pack.mjs'

/** Builds dist/ from the sources. */
await packAll(new URL('../dist', import.meta.url).pathname)
