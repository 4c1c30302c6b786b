import { afterEach, expect, test } from 'vitest'
import { confirmEnrolments } from '~/domain/enrolment-files/enrolment-file.commands.server'
import { takeRows } from '~/domain/enrolment-files/take-rows.commands.server'
import { chooseTime, layOutTimes } from '~/domain/enrolment-desk/appointment.commands.server'
import { timesFrom } from '~/domain/enrolment-desk/appointment.queries.server'
import { transferAtDesk } from '~/domain/enrolments/transfer.commands.server'
import { placesTaken } from '~/domain/offers/offer.queries.server'
import { systemContext } from '~/kit/context.server'
import { aChoice, aCourseRun, aLearner, type ChoiceWithAll } from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'
import { endWhatIsOpen } from '#tests/support/strikes'
import { eventsCalled } from '#tests/support/tracking'
import { inTerm, preview, TERM } from '../enrolment-files/sending'

const race$ = racingDatabase()
const TIMES = 3

afterEach(() => endWhatIsOpen(race$.db))

test('of learners who want the last seat at once, one has it', async () => {
  for (let time = 0; time < TIMES; time += 1) {
    const choices = await several(4)
    const [first] = choices
    await layOutTimes(first.officer, {
      day: '2026-11-26',
      from: '09:00',
      until: '09:30',
      minutes: 30,
      seats: 1,
      place: 'Hall',
    })
    const [seat] = await timesFrom(first.officer, '2026-11-26')

    const came = await Promise.allSettled(choices.map(({ learner, id }) => chooseTime(learner, id, seat?.id ?? '')))

    expect(said(came)).toEqual(['done', 'time-full', 'time-full', 'time-full'])
  }
})

test('of those whom the desk moves to the last place of a course at once, one has it', async () => {
  for (let time = 0; time < TIMES; time += 1) {
    const choices = await several(4)
    const [first] = choices
    const run = await aCourseRun(race$.db, first.providerId, { title: 'Plumbing', places: 1, hasHardLimit: true })

    const came = await Promise.allSettled(
      choices.map(({ officer, id }) => transferAtDesk(officer, id, { run, startedOn: '2026-11-20' })),
    )

    expect(said(came)).toEqual(['done', 'no-place-left', 'no-place-left', 'no-place-left'])
    expect(await placesTaken(first.officer, run)).toBe(1)
  }
})

test('a file that several go on with at once enrols each learner once', async () => {
  const { db } = race$
  const choice = await aChoice(db, { state: 'place_confirmed' })
  const file = 'FamilyName,GivenNames,DateOfBirth,LearnStartDate\nYusuf,Amina,2011-03-27,2027-09-06\n'
  const { intakeId: seen } = await preview(inTerm(choice), file)
  const yes = () => confirmEnrolments(inTerm(choice), seen, { isIdentityDeclared: true })
  const [one, two] = await Promise.allSettled([yes(), yes()])
  expect(said([one, two])).toEqual(['done', 'taken-already'])

  const { id } = await db
    .selectFrom('intake')
    .select('id')
    .where('kind', '=', 'enrolments')
    .where('status', '=', 'done')
    .where('organisationId', '=', choice.providerId)
    .executeTakeFirstOrThrow()
  await db.updateTable('choice').set({ state: 'place_confirmed' }).where('id', '=', choice.id).execute()
  await db.updateTable('enrolmentRow').set({ outcome: null, endedAt: null }).where('intakeId', '=', id).execute()
  await Promise.all([1, 2, 3].map(() => takeRows(systemContext(db, TERM), id)))

  const events = await eventsCalled(db, 'enrolment.recorded')
  expect(events.filter(({ subjectId }) => subjectId === choice.id)).toHaveLength(2)
})

/** Learners with a confirmed place at one college. */
async function several(count: number): Promise<[ChoiceWithAll, ...ChoiceWithAll[]]> {
  const first = await aChoice(race$.db, { state: 'place_confirmed' })
  const others: ChoiceWithAll[] = []
  for (let at = 1; at < count; at += 1) {
    const { town, providerId } = first
    const learnerId = await aLearner(race$.db, town, { givenNames: `Ben${at}`, familyName: 'Adeyemi' })
    others.push(await aChoice(race$.db, { town, providerId, learnerId, state: 'place_confirmed' }))
  }
  return [first, ...others]
}

function said(came: readonly PromiseSettledResult<unknown>[]): string[] {
  return came.map((one) => (one.status === 'fulfilled' ? 'done' : codeOf(one.reason))).toSorted()
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
