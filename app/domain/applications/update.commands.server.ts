import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { NotFound, Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { openApplication } from './application.commands.server'
import { lawfulSource, sheetOf } from './application.queries.server'
import { lockChoicesOn } from './choice-state.commands.server'
import { rulesFor } from './rules.queries.server'
import { snapshotFrom, takeSnapshot } from './snapshot'
import { changesBetween, isNothingNew, refuseUpdate } from './update'
import { tellUpdated } from './update.jobs.server'
import { copiesOf } from './update.queries.server'
import { providerKindOf, stageOf } from './visibility'

/**
 * Sends the learner's changes to the choices that are ticked: each provider gets what it may lawfully have now, and
 * keeps what it had. Nothing else changes. A second click finds nothing new and does no harm.
 */
export async function sendUpdate(ctx: Context, learnerId: string, choiceIds: readonly string[]) {
  const rules = await rulesFor(ctx, learnerId)
  return inTransaction(ctx, async (ctx) => {
    const application = await openApplication(ctx, learnerId, rules)
    mustBeAllowed(ctx, 'application.send-update', { learnerId })
    await lockChoicesOn(ctx, application.id)
    const today = londonDay(ctx.now)
    const source = lawfulSource(await sheetOf(ctx, application.id))
    const going = (await findAsked(ctx, application.id, choiceIds)).map(({ providerKind, snapshot, ...choice }) => {
      const { isProtected } = source
      const law = { kind: providerKindOf(providerKind), stage: stageOf(choice.state), isProtected }
      const after = takeSnapshot(source, law.kind, law.stage, today)
      const before = snapshotFrom(snapshot) ?? { ...after, answers: {}, grades: [] }
      return { ...choice, before, after, changes: changesBetween(before, after, law, 'learner').length }
    })
    const fresh = going.filter((choice) => !isNothingNew(choice))
    for (const choice of fresh) refuseUpdate(choice, today)
    if (fresh.length === 0 && !going.some(({ lastUpdateOn }) => lastUpdateOn === today)) {
      throw new Refusal('nothing-new', 'Nothing has changed since you sent it.')
    }
    for (const { id, before, after } of fresh) await keepUpdate(ctx, id, before, after)
    const sent = fresh.map(({ id }) => id)
    if (sent.length === 0) return sent
    const subject = { type: 'application', id: application.id, learnerId }
    const eventId = await record(ctx, 'application.updated', subject, { choices: sent })
    await enqueue(ctx, tellUpdated, { eventId, choiceIds: sent }, { key: `updated:${eventId}` })
    return sent
  })
}

async function findAsked(ctx: Context, applicationId: string, choiceIds: readonly string[]) {
  const asked = (await copiesOf(ctx, applicationId)).filter(({ id }) => choiceIds.includes(id))
  if (asked.length < new Set(choiceIds).size) throw new NotFound('choice')
  return asked
}

async function keepUpdate(ctx: Context, choiceId: string, before: object, after: object) {
  const [was, is] = [JSON.stringify(before), JSON.stringify(after)]
  await ctx.db
    .insertInto('sentUpdate')
    .values({ id: newId(), choiceId, sentOn: londonDay(ctx.now), sentAt: ctx.now, before: was, after: is })
    .execute()
  await ctx.db.updateTable('choice').set({ snapshot: is }).where('id', '=', choiceId).execute()
}
