import { existsSync, realpathSync } from 'node:fs'
import paths from 'node:path'

/** What the place of a file hangs on. */
export interface Disk {
  readonly paths: Pick<typeof paths, 'dirname' | 'relative' | 'resolve' | 'sep' | 'isAbsolute'>
  readonly folder: string
  /** The runner's GITHUB_WORKSPACE. */
  readonly workspace: string | undefined
  readonly exists: (path: string) => boolean
  /** The same place without links; a path that leads nowhere stays. */
  readonly real: (path: string) => string
}

/**
 * A path as the repository names it, with `/`: relative to the checkout that holds it (the nearest folder upwards with a
 * `.git`), else to the workspace, else to the working folder. What lies outside of all of them is absolute.
 */
export function placeInRepository(path: string, disk: Disk): string {
  const absolute = disk.paths.resolve(disk.folder, path)
  const root = rootOf(absolute, disk)
  if (root === undefined) return withSlashes(absolute, disk)
  // GitHub knows no links: a config behind one inside of the repository is the file itself.
  return (
    inside(disk.real(root), disk.real(absolute), disk) ?? inside(root, absolute, disk) ?? withSlashes(absolute, disk)
  )
}

function rootOf(file: string, disk: Disk): string | undefined {
  const { paths, folder: here, workspace } = disk
  const ends = workspace ? [workspace, disk.real(workspace)].map((end) => paths.resolve(here, end)) : []
  for (let folder = paths.dirname(file); ; folder = paths.dirname(folder)) {
    if (disk.exists(paths.resolve(folder, '.git')) || ends.includes(folder)) return folder
    if (paths.dirname(folder) === folder) break
  }
  return inside(here, file, disk) === undefined ? undefined : here
}

function inside(root: string, file: string, disk: Disk): string | undefined {
  const { relative, isAbsolute, sep } = disk.paths
  const path = relative(root, file)
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path) ? undefined : withSlashes(path, disk)
}

const withSlashes = (path: string, { paths: { sep } }: Disk): string => path.split(sep).join('/')

function realOf(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

/** `placeInRepository` on this machine. */
export const pathInRepository = (path: string): string =>
  placeInRepository(path, {
    paths,
    folder: process.cwd(),
    workspace: process.env['GITHUB_WORKSPACE'],
    exists: existsSync,
    real: realOf,
  })
