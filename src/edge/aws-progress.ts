import { endGroup, info, startGroup } from '@actions/core'
import { visible } from '../core/escape.js'
import type { CallName, Listeners } from './aws-call.js'

/** Shorter work needs no news. */
const PATIENCE_MS = 2_000

/**
 * Tells what a run waits for while it waits, as one group of the log: each new attempt of a call that AWS refused for the
 * moment, and every two seconds how far a work of many calls is. Names only, no value. The group ends with the last of them.
 */
export function tellProgress(attempts: number): Listeners {
  const waiting: CallName[] = []
  const toldAt = new Map<string, number>()
  const group = openGroup(() => waiting.length > 0 || toldAt.size > 0)
  return {
    onRetry: (call, attempt, reason) => {
      if (!waiting.includes(call)) waiting.push(call)
      group.tell(`${nameOf(call)}: attempt ${attempt} of ${attempts}, for the one before ended with ${reason}`)
    },
    onCall: (call, ms, made) => {
      const index = waiting.indexOf(call)
      if (index < 0) return
      waiting.splice(index, 1)
      group.tell(`${nameOf(call)}: ${made} attempts took ${(ms / 1_000).toFixed(1)} s`)
      group.closeWhenDone()
    },
    onWork: (work, progress) => {
      const now = performance.now()
      const before = toldAt.get(work)
      if (progress === undefined) toldAt.delete(work)
      else if (before === undefined) toldAt.set(work, now)
      else if (now - before >= PATIENCE_MS) {
        toldAt.set(work, now)
        group.tell(`${work}: ${progress}`)
      }
      group.closeWhenDone()
    },
  }
}

const nameOf = ({ action, resource }: CallName): string => `${action} on ${resource}`

/** A group that begins with its first line. */
function openGroup(goesOn: () => boolean): {
  readonly tell: (line: string) => void
  readonly closeWhenDone: () => void
} {
  let isOpen = false
  return {
    tell: (line) => {
      if (!isOpen) startGroup('Waiting for AWS')
      isOpen = true
      info(visible(line))
    },
    closeWhenDone: () => {
      if (!isOpen || goesOn()) return
      endGroup()
      isOpen = false
    },
  }
}
