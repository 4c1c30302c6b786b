import { undoEnrolment } from '~/domain/enrolments/enrol-by-system.commands.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { NotFound, Refusal } from '~/kit/errors'

/** Takes back what is left of a file that was undone, one place at a time. */
export async function takeBackRows(ctx: Context, intakeId: string): Promise<void> {
  const file = await ctx.db.selectFrom('intake').select('status').where('id', '=', intakeId).executeTakeFirst()
  if (file?.status !== 'undone') return
  while (await takeBackNext(ctx, intakeId));
}

function takeBackNext(ctx: Context, intakeId: string): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const row = await enrolledRows(ctx, intakeId)
      .select(['line', 'choiceId', 'startedOn', 'isLate'])
      .orderBy('line')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!row) return false
    const why = row.isLate ? lateStart : await whyKept(ctx, { ...row, intakeId })
    await ctx.db
      .updateTable('enrolmentRow')
      .set({ outcome: why === null ? 'undone' : 'kept', why, endedAt: ctx.now })
      .where('intakeId', '=', intakeId)
      .where('line', '=', row.line)
      .execute()
    return true
  })
}

const lateStart = 'Started late: only support can put this back.'

async function whyKept(
  ctx: Context,
  { choiceId, ...said }: { choiceId: string; startedOn: string; intakeId: string },
): Promise<string | null> {
  try {
    await undoEnrolment(ctx, choiceId, said)
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.sentence
    if (error instanceof NotFound) return 'This application is not there any more.'
    throw error
  }
}

/** The rows of a file whose learners it has enrolled. */
export function enrolledRows(ctx: Context, intakeId: string) {
  return ctx.db.selectFrom('enrolmentRow').where('intakeId', '=', intakeId).where('outcome', '=', 'enrolled')
}
