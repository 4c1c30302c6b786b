import { mustBeAllowed } from '~/access/guard.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import { record } from '~/kit/audit.server'
import { readableCode } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound, Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { settingsOf } from '../areas/area.queries.server'
import { closuresOf, currentCycle, findCycle } from '../cycles/cycle.queries.server'
import { writeGrades } from '../plans/grade.commands.server'
import { predictedGradesOf } from '../plans/grade.queries.server'
import type { PredictedGrade } from '../plans/grade'
import { answerBy, choicesToSend, hasGoneAlready, refuseUnlessReady } from './application'
import { tellApplicationSent } from './application.jobs.server'
import { profileOf, sheetOf, snapshotSource } from './application.queries.server'
import { lockChoicesOf, setChoiceState } from './choice-state.commands.server'
import type { Answers } from './section'
import { takeSnapshot } from './snapshot'
import { providerKindOf } from './visibility'

/** The learner's application of the current cycle, held until the deed is done; begun if there is none yet. */
export async function openApplication(ctx: Context, learnerId: string) {
  const visible = await learnersVisibleTo(ctx)
    .select(['learner.id', 'learner.areaId'])
    .where('learner.id', '=', learnerId)
    .executeTakeFirst()
  const { areaId } = orNotFound(visible, 'learner')
  const cycle = await currentCycle(ctx, areaId)
  await ctx.db
    .insertInto('application')
    .values({ learnerId, cycleId: cycle.id, reference: readableCode(2), createdAt: ctx.now, updatedAt: ctx.now })
    .onConflict((conflict) => conflict.columns(['learnerId', 'cycleId']).doNothing())
    .execute()
  const application = await ctx.db
    .selectFrom('application')
    .select(['id', 'learnerId', 'cycleId', 'reference', 'firstSentAt', 'version'])
    .where('learnerId', '=', learnerId)
    .where('cycleId', '=', cycle.id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  return { ...application, areaId }
}

/** Keeps what was written in one section of the form, finished or not. */
export function saveSection(
  ctx: Context,
  learnerId: string,
  section: string,
  { answers, isFinished }: { answers: Answers; isFinished: boolean },
) {
  return inTransaction(ctx, async (ctx) => {
    const application = await openApplication(ctx, learnerId)
    mustBeAllowed(ctx, 'application.edit', { learnerId })
    await writeSection(ctx, application.id, section, answers, isFinished)
    await record(ctx, 'section.saved', { type: 'application', id: application.id, learnerId }, { section, isFinished })
  })
}

/** Keeps the learner's predicted grades, which are a section of the form too. */
export function saveGrades(
  ctx: Context,
  learnerId: string,
  { grades, isFinished }: { grades: readonly PredictedGrade[]; isFinished: boolean },
) {
  return inTransaction(ctx, async (ctx) => {
    const application = await openApplication(ctx, learnerId)
    mustBeAllowed(ctx, 'grade.record', { learnerId })
    if (isFinished && grades.length === 0 && !(await hasConfirmedGrades(ctx, learnerId))) {
      throw new Refusal('no-grades', 'Give at least one grade, or say that you will come back to this part.', 'grades')
    }
    await writeGrades(ctx, learnerId, grades, 'learner')
    await writeSection(ctx, application.id, 'grades', {}, isFinished)
    const particulars = { grades: grades.length, isFinished }
    await record(ctx, 'grades.saved', { type: 'application', id: application.id, learnerId }, particulars)
  })
}

export type Sent = { reference: string; choiceIds: string[] }

/**
 * Sends the drafts that are ticked, or all of them. Each provider gets its own copy of what it may lawfully have. A
 * second click, a second tab or a retry finds them gone already, and answers the same without doing anything again.
 */
export function sendApplication(
  ctx: Context,
  learnerId: string,
  { choiceIds = [] }: { choiceIds?: string[] } = {},
): Promise<Sent> {
  return inTransaction(ctx, async (ctx) => {
    const application = await openApplication(ctx, learnerId)
    mustBeAllowed(ctx, 'application.send', { learnerId })
    const locked = await lockChoicesOf(ctx, application.id)
    const sheet = await sheetOf(ctx, application.id)
    const going = choicesToSend(sheet.choices, choiceIds)
    if (going.length === 0 && hasGoneAlready(sheet.choices, choiceIds))
      return { reference: application.reference, choiceIds: [] }
    const cycle = await findCycle(ctx, application.cycleId)
    refuseUnlessReady(going, profileOf(sheet, going), cycle, ctx.now)

    const today = londonDay(ctx.now)
    const { answerDays } = await settingsOf(ctx, application.areaId)
    const by = answerBy(today, answerDays, await closuresOf(ctx, application.areaId))
    const source = await snapshotSource(ctx, sheet, learnerId)
    for (const choice of locked.filter(({ id }) => going.some((one) => one.id === id))) {
      const snapshot = takeSnapshot(source, providerKindOf(choice.providerKind), 'application', today)
      await setChoiceState(ctx, choice, 'send', { sentAt: ctx.now, answerBy: by, snapshot: JSON.stringify(snapshot) })
    }
    await ctx.db
      .updateTable('application')
      .set({ firstSentAt: application.firstSentAt ?? ctx.now, updatedAt: ctx.now, version: application.version + 1 })
      .where('id', '=', application.id)
      .execute()
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

async function writeSection(
  ctx: Context,
  applicationId: string,
  section: string,
  answers: Answers,
  isFinished: boolean,
) {
  const kept = { answers: JSON.stringify(answers), completedAt: isFinished ? ctx.now : null, updatedAt: ctx.now }
  await ctx.db
    .insertInto('applicationSection')
    .values({ applicationId, section, ...kept })
    .onConflict((conflict) => conflict.columns(['applicationId', 'section']).doUpdateSet(kept))
    .execute()
}

async function hasConfirmedGrades(ctx: Context, learnerId: string) {
  return (await predictedGradesOf(ctx, learnerId)).some(({ isConfirmed }) => isConfirmed)
}
