import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { listen } from './loopback.js'

export interface Moto {
  readonly url: string
  readonly region: string
  readonly account: string
  /** What a process needs to talk to it. */
  readonly env: Readonly<Record<string, string>>
  /** Forgets everything that it holds. */
  readonly reset: () => Promise<void>
  readonly stop: () => Promise<void>
}

const VENV = fileURLToPath(new URL('../../.cache/venv/bin', import.meta.url))
const READY_MS = 60_000
const STOP_MS = 3000

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const folders = (): readonly string[] => [...(process.env['PATH'] ?? '').split(delimiter), VENV]

const findMoto = (where = folders()): string | undefined =>
  where.map((folder) => join(folder, 'moto_server')).find(isProgram)

/**
 * Is moto_server here? In CI its absence is an Error; elsewhere a warning, and the caller skips:
 * `const judged = isMotoAvailable() ? describe : describe.skip`.
 */
export const isMotoAvailable = (where = folders()): boolean => {
  if (findMoto(where) !== undefined) return true
  const what = 'moto_server is neither in PATH nor in .cache/venv/bin'
  if (process.env['CI'] === 'true') throw new Error(`${what}: CI must have it`)
  process.stderr.write(`\n!! SKIPPED: ${what}, so nothing judges the AWS calls but our own fake\n\n`)
  return false
}

/** Starts moto_server on a free loopback port and waits until it answers. */
export const startMoto = async (): Promise<Moto> => {
  const program = findMoto()
  if (program === undefined) throw new Error('moto_server is not installed')
  const port = await freePort()
  const url = `http://127.0.0.1:${String(port)}`
  // A group of its own: a launcher script may leave a second process, and both have to go.
  const child = spawn(program, ['-H', '127.0.0.1', '-p', String(port)], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)))
  const ended = once(child, 'exit')
  const stop = async (): Promise<void> => {
    signalGroup(child.pid, 'SIGTERM')
    const late = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), STOP_MS)
    await ended
    clearTimeout(late)
    process.off('exit', kill)
  }
  const kill = (): void => signalGroup(child.pid, 'SIGKILL')
  process.on('exit', kill)
  const isGone = () => child.exitCode !== null || child.signalCode !== null
  await ready(url, () => (isGone() ? said : undefined)).catch(async (cause: unknown) => {
    await stop()
    throw cause
  })
  const reset = async (): Promise<void> => {
    await fetch(`${url}/moto-api/reset`, { method: 'POST' })
  }
  return { url, region: 'eu-central-1', account: '123456789012', env: environment(url), reset, stop }
}

const environment = (url: string): Record<string, string> => ({
  AWS_ENDPOINT_URL: url,
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  AWS_EC2_METADATA_DISABLED: 'true',
})

const freePort = async (): Promise<number> => {
  const { port, close } = await listen(() => undefined)
  await close()
  return port
}

const ready = async (url: string, obituary: () => string | undefined): Promise<void> => {
  const until = Date.now() + READY_MS
  while (Date.now() < until) {
    const said = obituary()
    if (said !== undefined) throw new Error(`moto_server ended before it was ready: ${said}`)
    const response = await fetch(`${url}/moto-api/`, { signal: AbortSignal.timeout(2000) }).catch(() => undefined)
    if (response?.ok) return
    await wait(100)
  }
  throw new Error(`moto_server did not answer within ${String(READY_MS / 1000)} s`)
}

const signalGroup = (pid: number | undefined, signal: NodeJS.Signals): void => {
  if (pid === undefined) return
  try {
    process.kill(-pid, signal)
  } catch {
    // It has gone already.
  }
}
