import { importPublished } from '~/domain/scorecards/published-import.commands.server'
import type { DataCommand } from './command'
import { askedFor, importOptions, reportOn, show } from './import-file.server'

const usage = 'FILE.csv [--dry-run] [--all-or-nothing] [--json]'

/** Takes in the yearly table of all authorities that boards are held against. */
export const importScorecardCommand: DataCommand = {
  name: 'import scorecard',
  usage,
  about: 'Takes in the department’s yearly table of who takes part at 16 and 17, of every authority.',
  run: async ({ ctx, args, say }) => {
    const { path, values } = askedFor(args, importOptions, `import scorecard ${usage}`)
    const choices = { isDryRun: values['dry-run'] === true, isAllOrNothing: values['all-or-nothing'] === true }
    const report = await reportOn(path, 'places', (file) => importPublished(ctx, file, choices))
    show(report, values.json === true, say)
    return report.status !== 'refused'
  },
}
