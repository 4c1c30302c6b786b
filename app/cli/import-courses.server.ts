import { parseArgs } from 'node:util'
import { importCourses, LARGEST_CATALOGUE, type CatalogueChoices } from '~/domain/prospectus/catalogue.commands.server'
import type { Context } from '~/kit/context.server'
import { FileRefused, Findings, noCounts, reportLines, reportObject, type IntakeReport } from '~/kit/intake-report'
import { receiveFile } from '~/kit/intake-text.server'
import type { DataCommand } from './command'
import { Sentence } from './sentence.server'

const options = {
  provider: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  'allow-removals': { type: 'boolean', default: false },
} as const

/** Takes a provider's XCRI-CAP file into the prospectus. */
export const importCoursesCommand: DataCommand = {
  name: 'import courses',
  usage: 'FILE.xml --provider UKPRN [--dry-run] [--json] [--allow-removals]',
  about:
    'Takes in the courses of a provider from an XCRI-CAP 1.1 or 1.2 file. What the file no longer holds is withdrawn.',
  run: async ({ ctx, args, say }) => {
    const { values, positionals } = asked(args)
    const [path] = positionals
    if (path === undefined || positionals.length > 1)
      throw new Sentence('Say which file: onward import courses FILE.xml --provider UKPRN')
    if (values.provider !== undefined && !/^\d{8}$/.test(values.provider)) {
      throw new Sentence(`A UKPRN has eight digits, and "${values.provider}" is not one.`)
    }
    const choices = {
      ukprn: values.provider ?? null,
      isDryRun: values['dry-run'],
      mayRemoveMany: values['allow-removals'],
    }
    const report = await taken(ctx, path, choices)
    if (values.json) say(JSON.stringify(reportObject(report)))
    else for (const line of reportLines(report)) say(line)
    return report.status !== 'refused'
  },
}

function asked(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new Sentence(error instanceof Error ? error.message : String(error))
  }
}

async function taken(ctx: Context, path: string, choices: CatalogueChoices): Promise<IntakeReport> {
  try {
    return await withCounts(await importCourses(ctx, await receiveFile(path, { limit: LARGEST_CATALOGUE }), choices))
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    const findings = new Findings()
    findings.add(error.finding)
    const { kept, totals } = findings
    return withCounts({
      intakeId: '',
      fileName: path,
      sha256: '',
      status: 'refused',
      counts: {},
      findings: kept,
      totals,
    })
  }
}

// A refused file changed nothing, and says so for both nouns.
function withCounts(report: IntakeReport): IntakeReport {
  return { ...report, counts: { courses: noCounts(), runs: noCounts(), ...report.counts } }
}
