import { mustBeAllowed } from '~/access/guard.server'
import { returnQuestionsVisibleTo } from '~/access/return-scopes.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound, Refusal } from '~/kit/errors'
import type { QuestionForm } from './question.schemas'
import { addPeople, takeOver } from './take-rows.commands.server'
import { toldSchema, type Told } from './told'

/** Says whose a doubtful row of a return is, and takes it in, or leaves it. What it told is not kept beyond that. */
export function answerQuestion(ctx: Context, questionId: string, { whose }: QuestionForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const found = await returnQuestionsVisibleTo(ctx)
      .select(['returnQuestion.intakeId', 'returnQuestion.areaId', 'returnQuestion.told', 'returnQuestion.answer'])
      .select('returnQuestion.candidates')
      .where('returnQuestion.id', '=', questionId)
      .forUpdate()
      .executeTakeFirst()
    const { intakeId, areaId, told, answer, candidates } = orNotFound(found, 'question')
    mustBeAllowed(ctx, 'return.take-in', { areaId })
    if (answer !== null) throw new Refusal('answered-already', 'Somebody else has said this already.')

    const learnerId = await takenAs(ctx, { areaId, intakeId }, toldSchema.parse(told), { whose, candidates })
    await ctx.db
      .updateTable('returnQuestion')
      .set({ answer: whose === 'new' || whose === 'skip' ? whose : 'same', learnerId, told: null })
      .set({ answeredAt: ctx.now, answeredById: ctx.actor.id })
      .where('id', '=', questionId)
      .execute()
    const subject = { type: 'return-question', id: questionId, learnerId }
    await record(ctx, 'learner.return-taken-in', subject, { isNew: whose === 'new', isLeftOut: whose === 'skip' })
    return intakeId
  })
}

type Where = { areaId: string; intakeId: string }
type Whose = { whose: string; candidates: readonly string[] }

async function takenAs(ctx: Context, where: Where, told: Told, { whose, candidates }: Whose): Promise<string | null> {
  if (whose === 'skip') return null
  if (whose === 'new') {
    // A number that somebody else has is not theirs as well.
    const [id] = await addPeople(ctx, where, [{ ...told, number: null, uln: null, upn: null }])
    return id ?? null
  }
  const known = await learnersVisibleTo(ctx).select('learner.id').where('learner.id', '=', whose).executeTakeFirst()
  if (!known || !candidates.includes(known.id))
    throw new Refusal('not-a-candidate', 'Choose one of the records shown, somebody new, or nobody.', 'whose')
  await takeOver(ctx, where, [{ learnerId: known.id, told }])
  return known.id
}
