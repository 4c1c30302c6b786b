import { expect, test } from 'vitest'
import { choiceStates } from '~/domain/applications/choice.states'
import { endChoicesOf } from '~/domain/cancellations/end-choices.commands.server'
import { choicesToEnd } from '~/domain/cancellations/cancellation.queries.server'
import { cancellable } from '~/domain/cancellations/cancellation'
import { acceptFirm } from '~/domain/offers/reply.commands.server'
import { impossibleStates } from '~/jobs'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import {
  aChoice,
  aFinishedForm,
  eventsOf,
  FRIDAY,
  lettersIn,
  stateOf,
  unconditional,
  type ChoiceWithAll,
} from '#tests/support/admissions'
import { cancelFor } from '#tests/support/cancellations'
import { racingDatabase } from '#tests/support/database'

const race$ = racingDatabase()
const ROUNDS = 8

test(
  'five hundred applications end in one go, each with one event and one letter, and nothing impossible is left',
  { timeout: 240_000 },
  async () => {
    const { db } = race$
    const first = await aChoice(db, { state: 'draft' })
    await aFinishedForm(first.learner, first.learnerId)
    await manyMore(first, 499)
    const all = await db.selectFrom('choice').select('id').where('courseRunId', '=', first.runId).execute()
    expect(all).toHaveLength(500)

    await cancelFor(db, first)
    await drainJobs(db, FRIDAY)

    const ended = await db.selectFrom('choice').select('id').where('state', '=', 'course_cancelled').execute()
    expect(ended).toHaveLength(500)
    const events = await db
      .selectFrom('auditEvent')
      .select('subjectId')
      .where('action', '=', 'course.cancelled')
      .execute()
    expect(new Set(events.map(({ subjectId }) => subjectId)).size).toBe(500)
    expect(events).toHaveLength(500)
    const letters = (await lettersIn(db)).filter(({ template }) => template === 'CourseCancelled')
    expect(letters).toHaveLength(500)
    const kept = await db
      .selectFrom('courseCancellation')
      .select(['choicesEnded', 'finishedAt'])
      .executeTakeFirstOrThrow()
    expect(kept).toEqual({ choicesEnded: 500, finishedAt: FRIDAY })
    for (const check of impossibleStates) expect(await check.find(systemContext(db, FRIDAY), 5)).toEqual([])
  },
)

test('a learner who says yes at that very moment is either refused or ended after it; the two never cross', async () => {
  const { db } = race$
  for (let round = 0; round < ROUNDS; round += 1) {
    const choice = await aChoice(db, { state: 'offer', terms: unconditional })

    const [cancelled, accepted] = await Promise.allSettled([
      cancelFor(db, choice),
      acceptFirm(choice.learner, choice.id),
    ])
    expect(cancelled.status).toBe('fulfilled')
    const [id = ''] = cancelled.status === 'fulfilled' ? cancelled.value : []
    await endChoicesOf(systemContext(db, FRIDAY), id)

    expect(await stateOf(db, choice.id)).toBe('course_cancelled')
    const events = await eventsOf(db, choice.id)
    if (accepted.status === 'rejected') expect(accepted.reason).toMatchObject({ code: 'course-cancelled' })
    expect(events.includes('offer.accepted')).toBe(accepted.status === 'fulfilled')
    expect(events.filter((action) => action === 'course.cancelled')).toHaveLength(1)
  }
})

test('two hands that end the same choices at once end each one once', async () => {
  const { db } = race$
  const first = await aChoice(db, { state: 'draft' })
  await manyMore(first, 30)
  const [id = ''] = await cancelFor(db, first)

  const [one, other] = await Promise.all([1, 2].map(() => endChoicesOf(systemContext(db, FRIDAY), id)))

  expect((one ?? 0) + (other ?? 0)).toBe(31)
  expect(await choicesToEnd(systemContext(db, FRIDAY), first.runId, cancellable, null, 5)).toEqual([])
})

/** So many more learners of the same town who have it on their lists, written in three statements. */
async function manyMore({ town, runId, providerId }: ChoiceWithAll, count: number) {
  const { db } = race$
  const learners = await db
    .insertInto('learner')
    .values(
      Array.from({ length: count }, (_, at) => ({
        areaId: town.areaId,
        givenNames: `Amina ${at}`,
        familyName: 'Yusuf',
        legalGivenNames: `Amina ${at}`,
        nameKey: `yusuf amina ${at}`,
        bornOn: '2011-03-27',
        email: `many-${town.areaId}-${at}@example.org`,
      })),
    )
    .returning('id')
    .execute()
  const applications = await db
    .insertInto('application')
    .values(
      learners.map(({ id }, at) => ({
        learnerId: id,
        cycleId: town.cycleId,
        reference: `${town.areaId.slice(0, 8)}-${at}`,
        createdAt: FRIDAY,
        updatedAt: FRIDAY,
      })),
    )
    .returning(['id', 'learnerId'])
    .execute()
  const states = choiceStates.filter((state) => ['submitted', 'overdue', 'draft'].includes(state))
  await db
    .insertInto('choice')
    .values(
      applications.map(({ id, learnerId }, at) => ({
        applicationId: id,
        learnerId,
        cycleId: town.cycleId,
        courseRunId: runId,
        providerId,
        state: states[at % states.length] ?? ('draft' as const),
        preference: 1,
        sentAt: FRIDAY,
        snapshot: '{}',
        createdAt: FRIDAY,
        changedAt: FRIDAY,
      })),
    )
    .execute()
}
