import { enrolBySystem } from '~/domain/enrolments/enrol-by-system.commands.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { NotFound, Refusal } from '~/kit/errors'

/** So many are done while the person waits. */
export const DONE_AT_ONCE = 50

const ROWS_AT_MOST = 20_000

/** Does what is left of a file, as the system: row by row, or all in one. Begun twice or cut off, nothing is done twice. */
export async function takeRows(ctx: Context, intakeId: string): Promise<void> {
  const file = await ctx.db
    .selectFrom('intake')
    .select(['status', 'isAllOrNothing'])
    .where('id', '=', intakeId)
    .executeTakeFirst()
  if (file?.status !== 'done') return
  if (file.isAllOrNothing) await takeAll(ctx, intakeId)
  else while (await takeNext(ctx, intakeId));
}

/** The next row, with its outcome in the same transaction: so that it is done once, and once only. */
function takeNext(ctx: Context, intakeId: string): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const row = await left(ctx, intakeId).orderBy('line').limit(1).forUpdate().skipLocked().executeTakeFirst()
    if (!row) return false
    await keepOutcome(ctx, row, await outcomeOf(ctx, row))
    return true
  })
}

/** All rows in one transaction. Where one is refused meanwhile, none is taken, and each says because of which. */
async function takeAll(ctx: Context, intakeId: string): Promise<void> {
  try {
    await inTransaction(ctx, async (ctx) => {
      await holdFile(ctx, intakeId)
      // In the order of the applications, which is the order in which two files would hold the same learners.
      const rows = await left(ctx, intakeId)
        .innerJoin('choice', 'choice.id', 'enrolmentRow.choiceId')
        .orderBy('choice.applicationId')
        .limit(ROWS_AT_MOST)
        .execute()
      for (const row of rows) {
        const outcome = await outcomeOf(ctx, row)
        if (outcome.why !== null) throw new OneRefused(row, outcome.why)
        await keepOutcome(ctx, row, outcome)
      }
    })
  } catch (error) {
    if (!(error instanceof OneRefused)) throw error
    await refuseAll(ctx, error)
  }
}

/** Carries the row that was refused out of the transaction that it undoes. */
class OneRefused extends Error {
  constructor(
    readonly row: Row,
    readonly why: string,
  ) {
    super(`line ${row.line} was refused`)
  }
}

function refuseAll(ctx: Context, { row, why }: OneRefused) {
  return inTransaction(ctx, async (ctx) => {
    await holdFile(ctx, row.intakeId)
    await keepOutcome(ctx, row, { why, isLate: false })
    await ctx.db
      .updateTable('enrolmentRow')
      .set({ outcome: 'refused', why: `Not taken, because line ${row.line} was refused.`, endedAt: ctx.now })
      .where('intakeId', '=', row.intakeId)
      .where('outcome', 'is', null)
      .execute()
    await ctx.db.updateTable('intake').set({ status: 'refused' }).where('id', '=', row.intakeId).execute()
  })
}

type Row = {
  intakeId: string
  line: number
  choiceId: string
  startedOn: string
  learnerNumber: string | null
  isIdentityChecked: boolean
}
type Outcome = { why: string | null; isLate: boolean }

async function outcomeOf(ctx: Context, { choiceId, ...said }: Row): Promise<Outcome> {
  try {
    return { ...(await enrolBySystem(ctx, choiceId, said)), why: null }
  } catch (error) {
    if (error instanceof Refusal) return { why: error.sentence, isLate: false }
    if (error instanceof NotFound) return { why: 'This application is not there any more.', isLate: false }
    throw error
  }
}

async function keepOutcome(ctx: Context, { intakeId, line }: Row, { why, isLate }: Outcome) {
  await ctx.db
    .updateTable('enrolmentRow')
    .set({ outcome: why === null ? 'enrolled' : 'refused', why, isLate, endedAt: ctx.now })
    .where('intakeId', '=', intakeId)
    .where('line', '=', line)
    .execute()
}

async function holdFile(ctx: Context, intakeId: string) {
  await ctx.db.selectFrom('intake').select('id').where('id', '=', intakeId).forNoKeyUpdate().execute()
}

function left(ctx: Context, intakeId: string) {
  return ctx.db
    .selectFrom('enrolmentRow')
    .select(['enrolmentRow.intakeId', 'enrolmentRow.line', 'enrolmentRow.choiceId', 'enrolmentRow.startedOn'])
    .select(['enrolmentRow.learnerNumber', 'enrolmentRow.isIdentityChecked'])
    .where('enrolmentRow.intakeId', '=', intakeId)
    .where('enrolmentRow.outcome', 'is', null)
}
