import { writeFile } from 'node:fs/promises'
import { urnReading } from '~/domain/accounts/establishment-number'
import { organisationByUrn } from '~/domain/accounts/establishment.queries.server'
import { importLearners } from '~/domain/learners/cohort.commands.server'
import { inviteLearners, type InvitedLearner } from '~/domain/learners/invitation.commands.server'
import type { Context } from '~/kit/context.server'
import { csvText } from '~/kit/csv'
import type { DataCommand } from './command'
import { askedFor, importOptions, reportOn, show } from './import-file.server'
import { Sentence } from './sentence.server'

const usage = 'FILE.csv|FILE.xml --school URN [--dry-run] [--all-or-nothing] [--no-letters] [--codes OUT.csv] [--json]'

const options = {
  ...importOptions,
  school: { type: 'string' },
  'no-letters': { type: 'boolean', default: false },
  codes: { type: 'string' },
} as const

/** Takes a school's roll in, and invites its learners. */
export const importLearnersCommand: DataCommand = {
  name: 'import learners',
  usage,
  about:
    'Takes in the roll of a school from a CSV export or a Common Transfer File, and sends each learner without an account ' +
    'a letter with a code. With --codes, the codes of those without an e-mail address are written to a file for printing.',
  run: async ({ ctx, args, say }) => {
    const { path, values } = askedFor(args, options, `import learners ${usage}`)
    const urn = urnReading(values.school ?? '')
    if (urn.value === null) throw new Sentence(`Say which school: --school URN. ${urn.note?.sentence ?? ''}`.trim())
    const plan = {
      urn: urn.value,
      isDryRun: values['dry-run'] === true,
      isAllOrNothing: values['all-or-nothing'] === true,
    }
    const report = await reportOn(path, 'learners', (file) => importLearners(ctx, { file, ...plan }))
    if (report.status === 'done') await invite(ctx, urn.value, values['no-letters'] === true, values.codes, say)
    show(report, values.json === true, say)
    return report.status !== 'refused'
  },
}

async function invite(
  ctx: Context,
  urn: string,
  hasNoLetters: boolean,
  codes: string | undefined,
  say: (line: string) => void,
) {
  const school = await organisationByUrn(ctx, urn)
  if (!school) return
  if (!hasNoLetters) {
    const invited = await inviteLearners(ctx, school.id, { by: 'letter' })
    say(
      invited.length === 1 ? '1 letter with a code was posted.' : `${invited.length} letters with a code were posted.`,
    )
  }
  if (codes === undefined) return
  const printed = await inviteLearners(ctx, school.id, { by: 'paper', isAgain: true })
  await writeFile(codes, codeSheet(printed))
  say(`Codes written to ${codes}: ${printed.length}. Earlier codes of these learners no longer work.`)
}

function codeSheet(invited: InvitedLearner[]): string {
  const rows = invited.map(({ form, givenNames, familyName, code }) => [form, givenNames, familyName, code])
  return csvText(['Form', 'Forename', 'Surname', 'Code'], rows, { isForPeople: true })
}
