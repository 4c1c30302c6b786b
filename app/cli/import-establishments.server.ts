import { importEstablishments } from '~/domain/accounts/establishment.commands.server'
import type { DataCommand } from './command'
import { askedFor, importOptions, reportOn, show } from './import-file.server'

const usage = 'FILE.csv [--dry-run] [--all-or-nothing] [--json]'

/** Takes the national register of schools and colleges in. */
export const importEstablishmentsCommand: DataCommand = {
  name: 'import establishments',
  usage,
  about: 'Takes in schools and colleges from the national register (GIAS), a short extract or the full download.',
  run: async ({ ctx, args, say }) => {
    const { path, values } = askedFor(args, importOptions, `import establishments ${usage}`)
    const choices = { isDryRun: values['dry-run'] === true, isAllOrNothing: values['all-or-nothing'] === true }
    const report = await reportOn(path, 'establishments', (file) => importEstablishments(ctx, file, choices))
    show(report, values.json === true, say)
    return report.status !== 'refused'
  },
}
