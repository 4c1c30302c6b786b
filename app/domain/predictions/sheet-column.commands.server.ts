import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { folded } from '~/kit/intake-table'
import { keptFile } from '~/kit/uploads.server'
import { previewPredictions } from './prediction-import.commands.server'
import { lockPreview } from './prediction-import.queries.server'
import { refuseMuddle, type Meaning, type SaidColumn } from './sheet-column'
import { columnsOf, LARGEST_SHEET } from './sheet-column.queries.server'

export type SaidOfPlace = { place: number; meaning: Meaning; subject: string }

/** Somebody says what the columns of a file are: it is kept for the school's next file, and this one is previewed anew. */
export async function sayColumns(ctx: Context, intakeId: string, words: readonly SaidOfPlace[]) {
  const { fileName, keptAs } = await inTransaction(ctx, async (ctx) => {
    const sheet = orNotFound(await lockPreview(ctx, intakeId), 'import')
    const schoolId = orNotFound(ctx.actor.organisationId ?? undefined, 'school')
    mustBeAllowed(ctx, 'import.predictions', { schoolId })
    const { columns } = await columnsOf(ctx, intakeId)
    const said = columns.flatMap(({ place, heading }) => {
      const word = words.find((one) => one.place === place)
      if (!word) return []
      const subject = word.meaning === 'grades' ? word.subject : null
      return [{ place, heading: folded(heading), meaning: word.meaning, subject }]
    })
    refuseMuddle(said)
    await keep(ctx, schoolId, said)
    // The file goes on to the new preview; the one before holds it no more.
    await ctx.db.updateTable('intake').set({ keptAs: null }).where('id', '=', intakeId).execute()
    const subject = { type: 'intake', id: intakeId, organisationId: schoolId }
    await record(ctx, 'predictions.columns-said', subject, { columns: said.length })
    return { fileName: sheet.fileName, keptAs: orNotFound(sheet.keptAs ?? undefined, 'import') }
  })
  return previewPredictions(ctx, { keptAs, file: await keptFile(keptAs, fileName, LARGEST_SHEET) })
}

async function keep(ctx: Context, schoolId: string, said: readonly SaidColumn[]) {
  for (const { heading, meaning, subject } of said) {
    const word = { meaning, subject, setById: ctx.actor.id, setAt: ctx.now }
    await ctx.db
      .insertInto('predictionColumn')
      .values({ id: newId(), schoolId, heading, ...word })
      .onConflict((conflict) => conflict.columns(['schoolId', 'heading']).doUpdateSet(word))
      .execute()
  }
}
