import fc from 'fast-check'

/** CI tries the same values every time; elsewhere chance has its say. A failure prints its seed, which SEED tries again. */
const seed = process.env['SEED'] ?? (process.env['CI'] ? '4317' : undefined)
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) })
