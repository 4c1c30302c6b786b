import { importCourses } from '~/domain/catalogues/catalogue.commands.server'
import { noCounts } from '~/kit/intake-report'
import type { DataCommand } from './command'
import { askedFor, importOptions, reportOn, show } from './import-file.server'
import { Sentence } from './sentence.server'

const usage = 'FILE.xml --provider UKPRN [--dry-run] [--all-or-nothing] [--allow-removals] [--json]'

const options = {
  ...importOptions,
  provider: { type: 'string' },
  'allow-removals': { type: 'boolean', default: false },
} as const

/** Takes a provider's XCRI-CAP file into the prospectus. */
export const importCoursesCommand: DataCommand = {
  name: 'import courses',
  usage,
  about:
    'Takes in the courses of a provider from an XCRI-CAP 1.1 or 1.2 file. What the file no longer holds is withdrawn.',
  run: async ({ ctx, args, say }) => {
    const { path, values } = askedFor(args, options, `import courses ${usage}`)
    const choices = {
      ukprn: ukprnIn(values.provider),
      isDryRun: values['dry-run'] === true,
      isAllOrNothing: values['all-or-nothing'] === true,
      mayRemoveMany: values['allow-removals'] === true,
    }
    const report = await reportOn(path, 'courses', (file) => importCourses(ctx, file, choices))
    show({ ...report, counts: { courses: noCounts(), runs: noCounts(), ...report.counts } }, values.json === true, say)
    return report.status !== 'refused'
  },
}

function ukprnIn(given: unknown): string | null {
  if (given === undefined) return null
  if (typeof given === 'string' && /^\d{8}$/.test(given)) return given
  throw new Sentence(`A UKPRN has eight digits, and "${String(given)}" is not one.`)
}
