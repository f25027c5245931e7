import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/**
 * The exports of one of these modules, for a program that Node runs as it is: `const { startAws } = await load('aws')`.
 * Compiles it into .cache/fakes first; needs neither Python nor a test runner.
 */
export const load = async (name) => {
  const entry = fileURLToPath(new URL(`${name}.ts`, import.meta.url))
  const outfile = fileURLToPath(new URL(`../../.cache/fakes/${name}.mjs`, import.meta.url))
  const how = {
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  }
  await build({ ...how, entryPoints: [entry], outfile })
  return import(pathToFileURL(outfile).href)
}
