import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { decideSetting } from '~/domain/areas/area.commands.server'
import { proposeDeferral } from '~/domain/deferrals/proposal.commands.server'
import { inviteToInterview } from '~/domain/interviews/interview.commands.server'
import { layOutSlots } from '~/domain/interviews/interview-slot.commands.server'
import { offerTimes } from '~/domain/interviews/invitation.commands.server'
import { staffKinds } from '~/domain/messages/letter-kind'
import { chooseLetters } from '~/domain/messages/letter-wish.commands.server'
import { refreshSearch } from '~/domain/search/course-search.commands.server'
import { addToWaitingList } from '~/domain/waiting-lists/waiting-list.commands.server'
import { systemContext } from '~/kit/context.server'
import { addDays, londonDay, londonMoment } from '~/kit/dates'
import { aColleague, aProvider, aTown, FRIDAY, unconditional } from './admissions'
import {
  aChoiceOf,
  aQuestion,
  aReferenceWanted,
  aStart,
  aTownIn,
  countLetters,
  events,
  inTownOf,
  letters,
  marksOf,
  move,
  textsTo,
} from './clock-marks'
import { counted, dated, once, type Clock } from './clocks'
import { aHeldCase, aPanel, aSharedRun } from './panels'
import { aPause } from './pauses'
import { aHostedLearner } from './registers'
import { anIntervention } from './rounds'
import { aSession } from './tracking'
import { aResult } from './results'
import { aDeferral, aStartOfNextYear } from './deferrals'
import { aTokenEnding } from './programs'

let made = 0

/**
 * Every line of the night shift that does something because a day has come, and when it must: the working days are those of
 * the default settings. Lines that only look after things, whatever the day, are in `notByDay`.
 */
export const clocks: Record<string, Clock> = {
  'let go what schools have not checked in time': counted(5, 'after', async (db, start) => {
    const town = await aTownIn(db, start)
    await decideSetting(systemContext(db, start.now), town.areaId, 'schoolCheck', true)
    await aColleague(db, town.schoolId, 'tutor', '11A')
    const choice = await aChoiceOf(db, { town, now: start.now })
    return marksOf(db, choice, { event: 'application.released', state: 'submitted', letter: 'CheckEnded' })
  }),
  'open the cycle of a new year': [
    once('on the first of September', '2027-09-01', async (db) => {
      const { areaId } = await aTown(db)
      const cycles = db
        .selectFrom('cycle')
        .select('id')
        .where('areaId', '=', areaId)
        .where('startsOn', '=', '2027-09-01')
      return async () => ({ cycles: (await cycles.execute()).length })
    }),
  ],
  'end what was not sent by the last day': dated(1, async (db, lastDay) => {
    const choice = await aChoiceOf(db, { state: 'draft' })
    await move(db, choice, 'applications-close', lastDay)
    return marksOf(db, choice, { event: 'application.missed-deadline', state: 'not_sent', letter: 'NotSentInTime' })
  }),
  'close cycles that are over': dated(1, async (db, lastDay) => {
    const choice = await aChoiceOf(db)
    await db.updateTable('cycle').set({ endsOn: lastDay }).where('id', '=', choice.town.cycleId).execute()
    return marksOf(db, choice, { event: 'choice.closed-with-cycle', state: 'ended_no_reply', letter: 'YourYear' })
  }),
  'close establishments on their closing day': dated(0, async (db, lastDay) => {
    const { schoolId } = await aTown(db)
    const urn = String(100_000 + (made += 1))
    await db.updateTable('organisation').set({ urn, closedOn: lastDay }).where('id', '=', schoolId).execute()
    return async () => ({ closed: await events(db, 'organisation.closed', schoolId) })
  }),
  'lock the months of the September Guarantee': dated(1, async (db, lastDay) => {
    const choice = await aChoiceOf(db, { state: 'offer', terms: unconditional })
    await move(db, choice, 'cohort-frozen', lastDay)
    const frozen = db
      .selectFrom('guaranteeMonth')
      .innerJoin('guaranteeMonthRow', 'guaranteeMonthRow.monthId', 'guaranteeMonth.id')
      .select('guaranteeMonth.id')
      .where('guaranteeMonth.isCohort', '=', true)
      .where('guaranteeMonthRow.learnerId', '=', choice.learnerId)
    return async () => ({ frozen: (await frozen.execute()).length })
  }),
  'publish courses and starts that are due': dated(0, async (db, lastDay) => {
    const { town, runId, courseId } = await aStart(db)
    await move(db, { town }, 'prospectus-opens', lastDay)
    const draft = { status: 'draft', publishOn: lastDay } as const
    await db.updateTable('course').set(draft).where('id', '=', courseId).execute()
    await db.updateTable('courseRun').set(draft).where('id', '=', runId).execute()
    return async () => ({
      course: await events(db, 'course.appeared', courseId),
      start: await events(db, 'course-run.appeared', runId),
    })
  }),
  'open and close courses in the search': dated(0, async (db, lastDay) => {
    const { runId, courseId } = await aStart(db)
    await db
      .updateTable('courseRun')
      .set({ applyFrom: lastDay, startsOn: '2027-11-08' })
      .where('id', '=', runId)
      .execute()
    await refreshSearch(systemContext(db, FRIDAY), [courseId])
    const open = db
      .selectFrom('courseSearchRun')
      .select('courseId')
      .where('courseId', '=', courseId)
      .where('isOpen', '=', true)
    return async () => ({ open: (await open.execute()).length })
  }),
  'lapse unanswered offers': counted(10, 'after', async (db, start) => {
    const choice = await aChoiceOf(db, { ...(await inTownOf(db, start)), state: 'offer', terms: unconditional })
    return marksOf(db, choice, { event: 'offer.lapsed', state: 'lapsed', letter: 'OfferLapsed' })
  }),
  'let questions go that nobody answered': counted(10, 'after', async (db, start) => {
    const choice = await aQuestion(db, start)
    return marksOf(db, choice, { event: 'information.left-unanswered', state: 'submitted', letter: null })
  }),
  'let questions about waiting a year go that nobody answered': counted(10, 'after', async (db, start) => {
    const choice = await aChoiceOf(db, { ...(await inTownOf(db, start)), state: 'place_confirmed' })
    const to = await aStartOfNextYear(db, choice.runId)
    await proposeDeferral(choice.officer, choice.id, { to, message: '' })
    return marksOf(db, choice, { event: 'deferral.lapsed', state: null, letter: null })
  }),
  'let places of the panel go that nobody confirmed': counted(10, 'after', async (db, start) => {
    const panel = await aPanel(db, { town: await aTownIn(db, start), now: start.now })
    const { id, learnerId } = await aHeldCase(panel, (await aSharedRun(panel)).id)
    const learner = await db.selectFrom('account').select('email').where('learnerId', '=', learnerId).execute()
    const written = () =>
      countLetters(
        db,
        learner.map(({ email }) => email),
        'PanelCase',
        '%no longer held',
      )
    return async () => ({ event: await events(db, 'case.hold-lapsed', id), ...(await written()) })
  }),
  'mark overdue answers': counted(20, 'after', async (db, start) => {
    const choice = await aChoiceOf(db, await inTownOf(db, start))
    return marksOf(db, choice, { event: 'choice.ran-out-of-time', state: 'overdue', letter: 'ChoiceOverdue' })
  }),
  'end what has had no answer, where the area wants it': dated(1, async (db, lastDay) => {
    const choice = await aChoiceOf(db)
    await decideSetting(systemContext(db, FRIDAY), choice.town.areaId, 'endsSilence', true)
    await move(db, choice, 'answers-end', lastDay)
    const left = { event: 'choice.ended-without-reply', state: 'ended_no_reply', letter: null } as const
    return marksOf(db, choice, left)
  }),
  'close waiting lists that are over': dated(1, async (db, lastDay) => {
    const choice = await aChoiceOf(db)
    await addToWaitingList(choice.officer, choice.id, { expiresOn: lastDay })
    return marksOf(db, choice, { event: 'choice.rejected', state: 'rejected', letter: 'Rejection' })
  }),
  'remind of offers before they lapse': [
    ...counted(5, 'on', async (db, start) => {
      const choice = await aChoiceOf(db, { ...(await inTownOf(db, start)), state: 'offer', terms: unconditional })
      return () => letters(db, choice, 'OfferAboutToLapse', 'Reply to your offer by %')
    }),
    ...counted(10, 'on', async (db, start) => {
      const choice = await aChoiceOf(db, { ...(await inTownOf(db, start)), state: 'offer', terms: unconditional })
      return () => letters(db, choice, 'OfferAboutToLapse', 'Today is the last day %')
    }),
  ],
  'remind of questions before their last day': counted(7, 'on', async (db, start) => {
    const choice = await aQuestion(db, start)
    return () => letters(db, choice, 'QuestionDueSoon')
  }),
  'remind of questions about waiting a year': counted(7, 'on', async (db, start) => {
    const choice = await aChoiceOf(db, { ...(await inTownOf(db, start)), state: 'place_confirmed' })
    const to = await aStartOfNextYear(db, choice.runId)
    await proposeDeferral(choice.officer, choice.id, { to, message: '' })
    return () => letters(db, choice, 'DeferralProposed', 'Answer by %')
  }),
  'remind providers at half time': counted(10, 'on', async (db, start) => {
    const choice = await aChoiceOf(db, await inTownOf(db, start))
    return () => letters(db, choice, 'AnswerDueSoon')
  }),
  'remind of references that are missing': [
    once('a week after the school was asked', '2026-11-28', (db) => aReferenceWanted(db, FRIDAY)),
    once('over the hour that is lost', '2027-04-01', (db) => aReferenceWanted(db, new Date('2027-03-24T10:00:00Z'))),
    once('over the hour that comes twice', '2026-10-29', (db) =>
      aReferenceWanted(db, new Date('2026-10-21T10:00:00Z')),
    ),
  ],
  'ask for registers nobody has taken': dated(1, async (db, lastDay) => {
    const { teacher, runId } = await aHostedLearner(db, { now: londonMoment(lastDay, '08:00:00') })
    const account = db.selectFrom('account').select('email').where('id', '=', teacher.actor.id)
    await aSession(teacher, runId, lastDay)
    return async () => countLetters(db, [(await account.executeTakeFirstOrThrow()).email], 'RegistersToTake')
  }),
  'ask what was begun for a learner has done': dated(0, async (db, lastDay) => {
    const { tutor, learnerId, town } = await aHostedLearner(db, { now: londonMoment(lastDay, '08:00:00') })
    const account = db.selectFrom('account').select('email').where('id', '=', tutor.actor.id)
    await anIntervention(db, { learnerId, organisationId: town.schoolId, ownerId: tutor.actor.id ?? '', lastDay })
    return async () => countLetters(db, [(await account.executeTakeFirstOrThrow()).email], 'InterventionsToLookAt')
  }),
  'ask after who has not started': counted(5, 'on', async (db, start) => {
    const choice = await aChoiceOf(db, { ...(await inTownOf(db, start)), state: 'place_confirmed' })
    const startsOn = londonDay(start.now)
    await db.updateTable('courseRun').set({ startsOn }).where('id', '=', choice.runId).execute()
    return marksOf(db, choice, { event: 'enrolment.chased', state: null, letter: 'NotSeenYet' })
  }),
  'remind of places that are kept': dated(-14, async (db, lastDay) => {
    const choice = await aChoiceOf(db, { state: 'offer', terms: unconditional })
    await aDeferral(db, choice, await aStartOfNextYear(db, choice.runId))
    await db.updateTable('choice').set({ state: 'deferred' }).where('id', '=', choice.id).execute()
    await db.updateTable('deferral').set({ confirmFrom: lastDay }).where('choiceId', '=', choice.id).execute()
    return () => letters(db, choice, 'DeferralReminder')
  }),
  'remind of tokens that end': [
    ...dated(-30, (db, lastDay) => aTokenEnding(db, lastDay, 365)),
    ...dated(-7, (db, lastDay) => aTokenEnding(db, lastDay, 30)),
  ],
  'tell who waits for a provider that opens again': dated(0, async (db, lastDay) => {
    const choice = await aChoiceOf(db, { state: 'draft' })
    const pauseId = await aPause(db, choice.providerId, { opensOn: lastDay, fromOn: addDays(lastDay, -60) })
    return async () => ({
      opened: await events(db, 'requests.opened', pauseId),
      ...(await letters(db, choice, 'OpenAgain')),
    })
  }),
  'let results be known at their minute': dated(0, async (db, lastDay) => {
    const choice = await aChoiceOf(db, { state: 'accepted_conditional' })
    await move(db, choice, 'results', lastDay)
    await aResult(db, choice, { subject: 'Mathematics', grade: '6' })
    await db.updateTable('offerCondition').set({ status: 'met' }).where('kind', '=', 'identity').execute()
    return marksOf(db, choice, { event: 'place.confirmed', state: 'place_confirmed', letter: 'PlaceConfirmed' })
  }),
  'remind of interviews the day before': dated(0, async (db, lastDay) => {
    const choice = await aChoiceOf(db)
    const meeting = { day: addDays(lastDay, 1), time: '09:30', place: 'Main site', message: null, version: undefined }
    await inviteToInterview(choice.officer, choice.id, meeting)
    return () => letters(db, choice, 'InterviewTomorrow')
  }),
  'remind of interview times nobody has chosen': [
    ...dated(-2, async (db, lastDay) => {
      const choice = await askedToChooseBy(db, lastDay)
      return () => letters(db, choice, 'InterviewTimes', 'Choose a time%')
    }),
    ...dated(1, async (db, lastDay) => {
      const choice = await askedToChooseBy(db, lastDay)
      return () => letters(db, choice, 'InterviewTimesWaiting')
    }),
  ],
  'write the daily letters': [
    {
      ...once('the morning after', '2026-11-21', async (db) => {
        const town = await aTown(db)
        const providerId = await aProvider(db, town)
        const { accountId, email } = await aColleague(db, providerId)
        await chooseLetters(systemContext(db, FRIDAY), accountId, staffKinds, new Map([['new', 'digest']]))
        await aChoiceOf(db, { town, providerId })
        return () => countLetters(db, [email], 'DailyDigest')
      }),
      isFirstNight: true,
    },
  ],
  'send text messages on last days': [
    ...counted(10, 'on', async (db, start) => {
      const choice = await aChoiceOf(db, { ...(await inTownOf(db, start)), state: 'offer', terms: unconditional })
      return textsTo(db, choice, 'LastDayToReply')
    }),
    ...dated(0, async (db, lastDay) => {
      const choice = await aChoiceOf(db, { state: 'draft' })
      await move(db, choice, 'applications-close', lastDay)
      return textsTo(db, choice, 'LastDayToApply')
    }),
  ],
}

async function askedToChooseBy(db: Kysely<DB>, bookBy: string) {
  const choice = await aChoiceOf(db)
  const morning = { day: addDays(bookBy, 7), from: '09:00', to: '10:00', minutes: 20, seats: 1, place: 'Room 12' }
  await layOutSlots(choice.officer, { ...morning, course: null })
  await offerTimes(choice.officer, choice.id, { bookBy, message: null, version: undefined })
  return choice
}
