import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { FileRefused, noCounts, refusedReport, reportLines, reportObject, type IntakeReport } from '~/kit/intake-report'
import { receiveFile, type ReceivedFile } from '~/kit/intake-text.server'
import { Sentence } from './sentence.server'

/** What every import may be asked. */
export const importOptions = {
  'dry-run': { type: 'boolean', default: false },
  'all-or-nothing': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

/** The one file and the options of an import, or a sentence on how to ask for it. */
export function askedFor<O extends ParseArgsOptionsConfig>(args: string[], options: O, usage: string) {
  const asked = parsed(args, options)
  const [path] = asked.positionals
  if (path === undefined || asked.positionals.length > 1) throw new Sentence(`Say which file: onward ${usage}`)
  return { path, values: asked.values }
}

function parsed<O extends ParseArgsOptionsConfig>(args: string[], options: O) {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new Sentence(error instanceof Error ? error.message : String(error))
  }
}

/** Receives a file and takes it in; a file that cannot be read leads to a report that says so. */
export async function reportOn(path: string, noun: string, take: (file: ReceivedFile) => Promise<IntakeReport>) {
  try {
    const report = await take(await receiveFile(path))
    return { ...report, counts: { [noun]: noCounts(), ...report.counts } }
  } catch (error) {
    if (error instanceof FileRefused) return refusedReport(path, error, [noun])
    throw error
  }
}

/** Prints a report, for a person or, as one object on the last line, for a machine. */
export function show(report: IntakeReport, isForMachine: boolean, say: (line: string) => void): void {
  if (isForMachine) say(JSON.stringify(reportObject(report)))
  else for (const line of reportLines(report)) say(line)
}
