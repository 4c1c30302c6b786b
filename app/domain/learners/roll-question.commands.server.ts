import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { Refusal } from '~/kit/errors'
import type { RollQuestion } from './roll-question'
import { lockQuestions } from './roll-question.queries.server'

const AT_ONCE = 1_000

/** Keeps what a previewed file leaves to be asked. */
export async function keepQuestions(ctx: Context, intakeId: string, schoolId: string, questions: RollQuestion[]) {
  const rows = questions.map(({ told, ...question }, position) => ({
    ...question,
    told: JSON.stringify(told),
    intakeId,
    schoolId,
    position,
  }))
  for (let at = 0; at < rows.length; at += AT_ONCE)
    await ctx.db
      .insertInto('rollQuestion')
      .values(rows.slice(at, at + AT_ONCE))
      .execute()
}

/** Writes down what a person says of rows that are held, and of those whom the file does not name. */
export function answerRollQuestions(
  ctx: Context,
  intakeId: string,
  answers: Readonly<Record<string, string>>,
): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const questions = await lockQuestions(ctx, intakeId)
    mustBeAllowed(ctx, 'import.learners', { schoolId: ctx.actor.organisationId })
    let said = 0
    for (const question of questions) {
      const text = answers[question.id]
      if (text === undefined) continue
      await ctx.db
        .updateTable('rollQuestion')
        .set({ ...answerFrom(question, text), answeredById: ctx.actor.id, answeredAt: ctx.now })
        .where('id', '=', question.id)
        .execute()
      if (text !== '') said += 1
    }
    const subject = { type: 'intake', id: intakeId, organisationId: ctx.actor.organisationId }
    await record(ctx, 'cohort.judged', subject, { said })
    return said
  })
}

type Asked = { kind: string; candidates: string[] }

/** What a choice on the page means; `same:` names one of those the row may be. */
function answerFrom({ kind, candidates }: Asked, text: string) {
  if (text === '') return { answer: null, learnerId: null }
  const [answer = '', learnerId = ''] = text.split(':')
  if (kind === 'leaver' && (answer === 'left' || answer === 'stays'))
    return { answer, learnerId: candidates[0] ?? null }
  if (kind === 'duplicate' && answer === 'different') return { answer, learnerId: null }
  if (kind === 'duplicate' && answer === 'same' && candidates.includes(learnerId)) return { answer, learnerId }
  throw new Refusal('no-such-answer', 'Choose one of the answers that are shown.')
}

/** A row that is somebody new is known again next time by whoever came of it. */
export async function rememberWhoBecame(ctx: Context, schoolId: string, became: ReadonlyMap<string, string>) {
  if (became.size === 0) return
  const rows = [...became].map(([mark, learnerId]) => ({ mark, learnerId }))
  await sql`
    update roll_question set became_id = new."learnerId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new (mark text, "learnerId" uuid)
    where roll_question.school_id = ${schoolId} and roll_question.mark = new.mark
      and roll_question.answer = 'different'`.execute(ctx.db)
}
