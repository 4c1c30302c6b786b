import { mustBeAllowed } from '~/access/guard.server'
import { sendApplication } from '~/domain/applications/application.commands.server'
import { addChoice } from '~/domain/applications/choice.commands.server'
import { saveGrades, saveSection } from '~/domain/applications/section.commands.server'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import { confirmPlace, decideConditions } from '~/domain/enrolments/condition.commands.server'
import { rejectChoice } from '~/domain/endings/rejection.commands.server'
import { inviteToInterview } from '~/domain/interviews/interview.commands.server'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import { newestOffer } from '~/domain/offers/offer.queries.server'
import { acceptFirm } from '~/domain/offers/reply.commands.server'
import { addLearner } from '~/domain/registrations/registration.commands.server'
import { addToWaitingList } from '~/domain/waiting-lists/waiting-list.commands.server'
import { visitor } from '~/kit/actor'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, systemContext, type Context } from '~/kit/context.server'
import { addDays, londonDay } from '~/kit/dates'
import { env } from '~/kit/env.server'
import { NotFound, orNotFound, Refusal } from '~/kit/errors'
import { inventedAnswers, inventedGrades, inventedLearner, testOffer, type TestState } from './test-data'

const RUNS_AT_MOST = 10

type Wanted = { count: number; state: TestState }

/**
 * Makes invented applications to the courses of a program's own organisation, by the deeds of learner and provider themselves,
 * so that somebody who writes a program can try it. Only where nobody is real.
 */
export function makeTestApplications(ctx: Context, { count, state }: Wanted): Promise<string[]> {
  if (!env().DEMO) throw new NotFound()
  return inTransaction(ctx, async (ctx) => {
    const { organisationId } = ctx.actor
    mustBeAllowed(ctx, 'test-data.make', { organisationId })
    const runs = await runsOf(ctx)
    const made: string[] = []
    for (let nth = 0; nth < count; nth += 1) {
      made.push(await applied(ctx, runs[nth % runs.length] ?? '', state))
    }
    const subject = { type: 'organisation', id: orNotFound(organisationId ?? undefined), organisationId }
    await record(ctx, 'test-data.made', subject, { count, state })
    return made
  })
}

async function runsOf(ctx: Context): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('courseRun')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .select('courseRun.id')
    .where('course.providerId', '=', ctx.actor.organisationId)
    .where('course.status', '=', 'live')
    .where('courseRun.status', '=', 'live')
    .where('courseRun.isOpen', '=', true)
    .where('courseRun.hasHardLimit', '=', false)
    .where('courseRun.startsOn', '>', addDays(londonDay(ctx.now), 60))
    .orderBy('courseRun.startsOn')
    .orderBy('courseRun.id')
    .limit(RUNS_AT_MOST)
    .execute()
  if (rows.length === 0) throw new Refusal('no-course', 'None of your courses takes applications now.')
  return rows.map(({ id }) => id)
}

/** One learner who applies, and whom the program answers as far as it takes. */
async function applied(ctx: Context, runId: string, state: TestState): Promise<string> {
  const { areaId } = ctx.actor
  const about = inventedLearner(newId())
  const learnerId = await addLearner(systemContext(ctx.db, ctx.now), {
    ...about,
    areaId: orNotFound(areaId ?? undefined),
  })
  const learner: Context = { ...ctx, actor: { ...visitor, role: 'learner', learnerId, areaId } }
  for (const { slug, answers } of inventedAnswers(about)) {
    await saveSection(learner, learnerId, slug, { answers, isFinished: true })
  }
  await saveGrades(learner, learnerId, { grades: inventedGrades, isFinished: true })
  const choiceId = await addChoice(learner, learnerId, runId)
  await sendApplication(learner, learnerId, { choiceIds: [choiceId] })
  await answered(ctx, learner, choiceId, state)
  return choiceId
}

async function answered(ctx: Context, learner: Context, choiceId: string, state: TestState) {
  const soon = addDays(londonDay(ctx.now), 14)
  if (state === 'interviewing') {
    await inviteToInterview(ctx, choiceId, { day: soon, time: '10:00', place: 'Main site', message: null })
  }
  if (state === 'waiting_list') await addToWaitingList(ctx, choiceId, { expiresOn: addDays(soon, 120) })
  if (state === 'rejected') await rejected(ctx, choiceId)
  if (!['offer', 'accepted_conditional', 'place_confirmed'].includes(state)) return
  await makeOffer(ctx, choiceId, testOffer)
  if (state === 'offer') return
  await acceptFirm(learner, choiceId)
  if (state === 'place_confirmed') await confirmed(ctx, choiceId)
}

async function rejected(ctx: Context, choiceId: string) {
  const reason = (await currentReasons(ctx, 'rejection', 'provider')).find(
    ({ needsDetail, providerKinds }) => !needsDetail && providerKinds.length === 0,
  )
  await rejectChoice(ctx, choiceId, { reasons: [reason?.id ?? ''], details: {}, message: '' })
}

async function confirmed(ctx: Context, choiceId: string) {
  const conditions = (await newestOffer(ctx, choiceId))?.conditions ?? []
  await decideConditions(ctx, choiceId, { decisions: Object.fromEntries(conditions.map(({ id }) => [id, 'met'])) })
  await confirmPlace(ctx, choiceId)
}
