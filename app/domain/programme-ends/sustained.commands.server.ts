import { mustBeAllowed } from '~/access/guard.server'
import { openTask } from '~/domain/participation/task.commands.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { Refusal } from '~/kit/errors'
import { checkDueOn, provenBy } from './sustained'
import { endsToAskAbout, lockCheck, spellsAfter } from './sustained.queries.server'
import type { SustainedForm } from './sustained.schemas'

/** Says whether a learner has stayed, and how one knows. Where they have not, the adviser is asked to call. */
export function answerCheck(ctx: Context, checkId: string, { answer, evidence }: SustainedForm) {
  return inTransaction(ctx, async (ctx) => {
    const check = await lockCheck(ctx, checkId)
    mustBeAllowed(ctx, 'sustained.answer', check)
    if (check.answer !== null) throw new Refusal('changed-meanwhile', 'Somebody else has answered this meanwhile.')
    await ctx.db
      .updateTable('sustainedCheck')
      .set({ answer, evidence, answeredById: ctx.actor.id, answeredAt: ctx.now })
      .where('id', '=', checkId)
      .execute()
    const { learnerId, providerId } = check
    const subject = { type: 'sustained-check', id: checkId, learnerId, organisationId: providerId }
    await record(ctx, 'sustained.answered', subject, { answer, isFromRecord: false })
    if (answer !== 'yes') {
      const why = 'Six months after a programme ended nobody knows the learner in work or learning.'
      await openTask(ctx, { learnerId, kind: 'not-sustained', subject: checkId, why })
    }
  })
}

/** Each night: endings of six months ago are asked about; where the record proves the answer, it answers. */
export async function makeChecksDue(ctx: Context): Promise<number> {
  const ends = await endsToAskAbout(ctx)
  for (const end of ends) await makeDue(ctx, end)
  return ends.length
}

type Ended = Awaited<ReturnType<typeof endsToAskAbout>>[number]

function makeDue(ctx: Context, end: Ended) {
  return inTransaction(ctx, async (ctx) => {
    const { fromOn, dueOn } = checkDueOn(end)
    const proof = provenBy(await spellsAfter(ctx, end.id, fromOn), fromOn)
    const made = await ctx.db
      .insertInto('sustainedCheck')
      .values({
        ...{ id: newId(), programmeEndId: end.id, learnerId: end.learnerId, fromOn, dueOn },
        ...(proof ? { ...proof, isFromRecord: true, answeredAt: ctx.now } : {}),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) return
    const subject = { type: 'sustained-check', id: made.id, learnerId: end.learnerId, organisationId: end.providerId }
    if (proof) await record(ctx, 'sustained.answered', subject, { answer: proof.answer, isFromRecord: true })
    else await record(ctx, 'sustained.due', subject, { dueOn })
  })
}
