import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = ['../shared/data', '../../shared/data'].map((place) => path.join(root, place)).find(existsSync)

/** Whether the real files from outside lie beside this checkout; tests that read them are skipped where they do not. */
export const hasShared = folder !== undefined

/** The full path of one of those files, for example `sharedData('xcri/dev/x.xml')`. */
export function sharedData(file: string): string {
  if (!folder) throw new Error('The shared data are not here: guard the test with test.skipIf(!hasShared).')
  return path.join(folder, file)
}
