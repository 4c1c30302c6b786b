import type { DataCommand } from './command'
import { Sentence } from './sentence.server'

/** The monthly return to the department comes with the room that works it out; until then the command says so. */
export const exportNccisCommand: DataCommand = {
  name: 'export nccis',
  usage: '--period YYYY-MM --out FILE.xml',
  about: 'Writes the monthly NCCIS return. This version of Onward cannot do it yet.',
  run: () =>
    Promise.reject(new Sentence('This version of Onward cannot write the NCCIS return yet. Nothing was written.')),
}
