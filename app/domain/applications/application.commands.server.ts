import { mustBeAllowed } from '~/access/guard.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import { record } from '~/kit/audit.server'
import { readableCode } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound, Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { question } from '~/kit/question.server'
import { careOf } from '../learners/care.queries.server'
import { refuseUntilMatched } from '../registrations/registration'
import { answerBy, choicesToSend, hasGoneAlready, refuseUnlessReady, refuseWhenEnded } from './application'
import { tellApplicationSent } from './application.jobs.server'
import { carryProfileOn } from './carry-on.commands.server'
import { lawfulSource, profileOf, sheetOf } from './application.queries.server'
import { lockChoicesOn, setChoiceStates } from './choice-state.commands.server'
import { rulesFor, type Rules } from './rules.queries.server'
import { handToSchool, markSent } from './school-check.commands.server'
import { checkingSchoolOf } from './school-check.queries.server'
import { takeSnapshot } from './snapshot'
import { providerKindOf } from './visibility'

/** The learner's application of the current cycle, held until the deed is done; begun if there is none yet. */
export async function openApplication(ctx: Context, learnerId: string, { cycle }: Pick<Rules, 'cycle'>) {
  const open = await holdApplication(ctx, learnerId, cycle.id)
  if (open) return open
  await beginApplication(ctx, learnerId, cycle.id)
  const begun = await holdApplication(ctx, learnerId, cycle.id)
  // Somebody has put this record together with another one while we waited for it.
  if (!begun)
    throw new Refusal('changed-meanwhile', 'Somebody has put this record together with another one. Reload the page.')
  return begun
}

const heldApplication = question((ctx, value) =>
  learnersVisibleTo(ctx)
    .innerJoin('application', 'application.learnerId', 'learner.id')
    .select(['application.id', 'application.learnerId', 'application.cycleId', 'application.reference'])
    .select(['application.firstSentAt', 'application.version'])
    .where('learner.id', '=', value('learner'))
    .where('application.cycleId', '=', value('cycle'))
    .forNoKeyUpdate('application'),
)

async function holdApplication(ctx: Context, learnerId: string, cycleId: string) {
  const [held] = await heldApplication(ctx, { learner: learnerId, cycle: cycleId })
  return held
}

async function beginApplication(ctx: Context, learnerId: string, cycleId: string) {
  const visible = await learnersVisibleTo(ctx)
    .select('learner.id')
    .where('learner.id', '=', learnerId)
    .executeTakeFirst()
  const { id } = orNotFound(visible, 'learner')
  const begun = await ctx.db
    .insertInto('application')
    .values({ learnerId: id, cycleId, reference: readableCode(2), createdAt: ctx.now, updatedAt: ctx.now })
    .onConflict((conflict) => conflict.columns(['learnerId', 'cycleId']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (begun) await carryProfileOn(ctx, id, begun.id)
}

export type Sent = { reference: string; choiceIds: string[] }

/**
 * Sends the drafts that are ticked, or all of them. Each provider gets its own copy of what it may lawfully have. A
 * second click, a second tab or a retry finds them gone already, and answers the same without doing anything again.
 */
export async function sendApplication(
  ctx: Context,
  learnerId: string,
  { choiceIds = [] }: { choiceIds?: string[] } = {},
): Promise<Sent> {
  const rules = await rulesFor(ctx, learnerId)
  return inTransaction(ctx, async (ctx) => {
    const application = await openApplication(ctx, learnerId, rules)
    mustBeAllowed(ctx, 'application.send', await careOf(ctx, learnerId))
    const locked = await lockChoicesOn(ctx, application.id)
    const sheet = await sheetOf(ctx, application.id)
    const going = choicesToSend(sheet.choices, choiceIds)
    if (going.length === 0 && hasGoneAlready(sheet.choices, choiceIds))
      return { reference: application.reference, choiceIds: [] }
    refuseWhenEnded(sheet.choices, choiceIds)
    refuseUntilMatched(sheet.registrationStatus)
    refuseUnlessReady(going, profileOf(sheet, going), rules.cycle, ctx.now)

    const today = londonDay(ctx.now)
    const source = lawfulSource(sheet)
    const choices = locked
      .filter(({ id }) => going.some((one) => one.id === id))
      .map((choice) => {
        const copy = takeSnapshot(source, providerKindOf(choice.providerKind), 'application', today)
        return { choice, snapshot: copy }
      })
    const schoolId = await schoolThatLooksFirst(ctx, learnerId, rules.settings)
    if (schoolId) {
      await handToSchool(ctx, rules, { schoolId, applicationId: application.id, choices })
      return { reference: application.reference, choiceIds: going.map(({ id }) => id) }
    }
    const by = answerBy(today, rules.settings.answerDays, rules.closures)
    await setChoiceStates(ctx, choices, 'send', { sentAt: ctx.now, answerBy: by })
    await markSent(ctx, application.id)
    const sent = going.map(({ id }) => id)
    const subject = { type: 'application', id: application.id, learnerId }
    const eventId = await record(ctx, 'application.sent', subject, { choices: sent, answerBy: by })
    await enqueue(
      ctx,
      tellApplicationSent,
      { eventId, applicationId: application.id, choiceIds: sent },
      { key: `sent:${eventId}` },
    )
    return { reference: application.reference, choiceIds: sent }
  })
}

/** Where the area lets schools look first, what a learner sends waits there; what staff send for a learner has been looked at. */
async function schoolThatLooksFirst(ctx: Context, learnerId: string, { schoolCheck }: { schoolCheck: boolean }) {
  return schoolCheck && ctx.actor.role === 'learner' ? checkingSchoolOf(ctx, learnerId) : null
}
