import { importWards } from '~/domain/wards/ward-import.commands.server'
import type { DataCommand } from './command'
import { askedFor, importOptions, reportOn, show } from './import-file.server'

const usage = 'FILE.csv [--dry-run] [--all-or-nothing] [--json]'

/** Takes in which postcode is in which ward. */
export const importWardsCommand: DataCommand = {
  name: 'import wards',
  usage,
  about: 'Takes in a table of postcodes and their wards, as the national statistics office publishes it.',
  run: async ({ ctx, args, say }) => {
    const { path, values } = askedFor(args, importOptions, `import wards ${usage}`)
    const choices = { isDryRun: values['dry-run'] === true, isAllOrNothing: values['all-or-nothing'] === true }
    const report = await reportOn(path, 'postcodes', (file) => importWards(ctx, file, choices))
    show(report, values.json === true, say)
    return report.status !== 'refused'
  },
}
