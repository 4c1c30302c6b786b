import { mustBeAllowed } from '~/access/guard.server'
import type { Context } from '~/kit/context.server'
import { Refusal } from '~/kit/errors'
import { startOfTable } from '~/kit/intake-table'
import { textOf } from '~/kit/intake-text.server'
import { keptFile } from '~/kit/uploads.server'
import { findSheetOfGrades } from './prediction-import.queries.server'
import { subjectUnder } from './prediction-sheet'
import { columnsWith, isMeaning, saidOf, type Meaning, type SaidColumn } from './sheet-column'

const COLUMNS_AT_MOST = 500
/** A whole school's grades are far smaller. */
export const LARGEST_SHEET = 5_000_000

/** What a school has said of its columns. */
export async function saidColumns(ctx: Context, schoolId: string): Promise<SaidColumn[]> {
  const rows = await ctx.db
    .selectFrom('predictionColumn')
    .select(['heading', 'meaning', 'subject'])
    .where('schoolId', '=', schoolId)
    .orderBy('heading')
    .limit(COLUMNS_AT_MOST)
    .execute()
  return rows.flatMap(({ meaning, ...row }) => (isMeaning(meaning) ? [{ ...row, meaning }] : []))
}

export type ShownColumn = {
  place: number
  heading: string
  examples: string[]
  meaning: Meaning
  subject: string | null
}

/** The columns of a file that waits, each as it is read now, with a few of its values. */
export async function columnsOf(ctx: Context, intakeId: string) {
  const sheet = await findSheetOfGrades(ctx, intakeId)
  mustBeAllowed(ctx, 'import.predictions', { schoolId: ctx.actor.organisationId })
  if (sheet.keptAs === null)
    throw new Refusal('taken-already', 'This file was taken in already, or waited too long. Send it again.')
  const said = await saidColumns(ctx, ctx.actor.organisationId ?? '')
  const file = await keptFile(sheet.keptAs, sheet.fileName, LARGEST_SHEET)
  const start = await startOfTable(textOf(file), columnsWith(said))
  const columns = start.map(({ field, ...column }): ShownColumn => {
    const own = saidOf(said, column.heading)
    const subject = own ? own.subject : subjectUnder(column.heading)
    const meaning = own?.meaning ?? field ?? (subject === null ? 'nothing' : 'grades')
    return { ...column, meaning, subject: meaning === 'grades' ? subject : null }
  })
  return { id: sheet.id, fileName: sheet.fileName, columns }
}
