import { describe, expect, test } from 'vitest'
import { beginAct, undoAct } from '~/domain/bulk-acts/bulk-act.commands.server'
import { findAct, outcomesOf } from '~/domain/bulk-acts/bulk-act.queries.server'
import { selectionIn } from '~/domain/bulk-acts/bulk-act.schemas'
import { finishActs, goOn } from '~/domain/bulk-acts/go-on.commands.server'
import { findChosen, planFor, planOffers } from '~/domain/bulk-acts/selection.queries.server'
import { rejectChoice } from '~/domain/endings/rejection.commands.server'
import { keepStandardOffer } from '~/domain/offers/standard-offer.commands.server'
import { queueQuestion } from '~/domain/queues/queue'
import { impossibleStates } from '~/jobs'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import {
  aChoice,
  aColleague,
  anOfficerAt,
  aProvider,
  conditional,
  countEvents,
  eventsOf,
  FRIDAY,
  lettersIn,
  stateOf,
  unconditional,
  type ChoiceWithAll,
} from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { manyApplicants } from '#tests/support/queues'

const test$ = testDatabase()

/** So many applications for one course, the first with all about it. */
async function several(count: number, run: Parameters<typeof aChoice>[1] = {}) {
  const first = await aChoice(test$.db, run)
  const ids = [first.id, ...(await manyApplicants(test$.db, first, count - 1))]
  return { ...first, ids }
}

async function usualOffer({ runId, officer }: ChoiceWithAll, terms = conditional) {
  const { courseId } = await test$.db
    .selectFrom('courseRun')
    .select('courseId')
    .where('id', '=', runId)
    .executeTakeFirstOrThrow()
  await keepStandardOffer(officer, courseId, terms)
  return courseId
}

const seen = async (officer: ChoiceWithAll['officer'], ids: string[]) =>
  (await findChosen(officer, { ids, filter: null })).chosen

async function statesOf(ids: string[]) {
  return Promise.all(ids.map((id) => stateOf(test$.db, id)))
}

describe('what is chosen', () => {
  test('is what was ticked, or all that a filter leaves', () => {
    const id = '6b1f0f3e-93a6-4a52-9a43-2f4f3b3f5a01'

    expect(selectionIn(new URLSearchParams({ [`choices.${id}`]: 'yes', 'choices.x': 'yes' }))).toEqual({
      ids: [id],
      filter: null,
    })
    const all = selectionIn(new URLSearchParams({ [`choices.${id}`]: 'yes', all: 'yes', group: 'new', after: '3~x' }))
    expect(all.ids).toEqual([])
    expect(all.filter).toMatchObject({ group: 'new', after: '' })
  })

  test('by a filter comes in the order of the queue, and is only the provider’s own', async () => {
    const { officer, ids, town } = await several(3)
    const other = anOfficerAt(test$.db, await aProvider(test$.db, town), town)

    const { chosen } = await findChosen(officer, { ids: [], filter: queueQuestion.parse({ group: 'new' }) })

    expect(chosen.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
    expect((await findChosen(other, { ids, filter: null })).chosen).toEqual([])
  })
})

describe('beginAct', () => {
  test('offers each the usual offer of its course: one event and one letter each', async () => {
    const choice = await several(3)
    await usualOffer(choice)
    const { plan, offers } = await planOffers(choice.officer, { ids: choice.ids, filter: null })

    const actId = await beginAct(choice.officer, { kind: 'offer' }, plan.going)
    await drainJobs(test$.db, FRIDAY)

    expect(offers.map(({ offer }) => offer?.conditions.map(({ text }) => text))).toEqual([
      conditional.conditions.map(({ text }) => text),
    ])
    expect(await statesOf(choice.ids)).toEqual(['offer', 'offer', 'offer'])
    for (const id of choice.ids)
      expect((await eventsOf(test$.db, id)).filter((name) => name === 'offer.made')).toHaveLength(1)
    expect((await lettersIn(test$.db)).filter(({ template }) => template === 'OfferMade')).toHaveLength(3)
    expect(await findAct(choice.officer, actId)).toMatchObject({ done: 3, refused: 0, finishedAt: FRIDAY })
    for (const check of impossibleStates) expect(await check.find(systemContext(test$.db, FRIDAY), 5)).toEqual([])
  })

  test('invites, puts on the waiting list and says that the course is full, each by its own deed', async () => {
    const { officer, ids } = await several(3)
    const [one = '', two = '', three = ''] = ids
    const terms = { day: '2026-12-04', time: '10:00', place: 'Room 4', message: null }

    await beginAct(officer, { kind: 'interview', ...terms }, await seen(officer, [one]))
    await beginAct(officer, { kind: 'waiting-list', expiresOn: '2027-08-31' }, await seen(officer, [two]))
    await beginAct(officer, { kind: 'course-full', message: 'Try Plumbing.' }, await seen(officer, [three]))
    await drainJobs(test$.db, FRIDAY)

    expect(await statesOf(ids)).toEqual(['interviewing', 'waiting_list', 'rejected'])
    const letters = (await lettersIn(test$.db)).map(({ template }) => template)
    expect(letters).toEqual(expect.arrayContaining(['InterviewInvitation', 'WaitingListJoined', 'Unsuccessful']))
    const why = (await lettersIn(test$.db)).find(({ template }) => template === 'Unsuccessful')?.body
    expect(why).toContain('All the places on this course are taken.')
    expect(why).toContain('Try Plumbing.')
  })

  test('closes the waiting list for those who stand on it, each with the letter that says why', async () => {
    const { officer, ids } = await several(2)
    await beginAct(officer, { kind: 'waiting-list', expiresOn: '2027-08-31' }, await seen(officer, ids))

    await beginAct(officer, { kind: 'close-list' }, await seen(officer, ids))
    await drainJobs(test$.db, FRIDAY)

    expect(await statesOf(ids)).toEqual(['rejected', 'rejected'])
    const letters = (await lettersIn(test$.db)).filter(({ template }) => template === 'Unsuccessful')
    expect(letters).toHaveLength(2)
    expect(letters[0]?.body).toContain('waiting list')
  })

  test('whoever was answered by somebody else meanwhile is refused with the sentence why, and gets no second letter', async () => {
    const { officer, ids } = await several(2)
    const looked = await seen(officer, ids)
    const { id: reason } = await test$.db
      .selectFrom('reason')
      .select('id')
      .where('list', '=', 'rejection')
      .where('code', '=', 'course-full')
      .executeTakeFirstOrThrow()
    await rejectChoice(officer, ids[0] ?? '', { reasons: [reason], details: {}, message: '' })

    const actId = await beginAct(officer, { kind: 'waiting-list', expiresOn: '2027-08-31' }, looked)

    const outcomes = await outcomesOf(officer, actId)
    expect(outcomes.map(({ id, outcome }) => [id, outcome])).toEqual([
      [ids[0], 'refused'],
      [ids[1], 'done'],
    ])
    expect(outcomes[0]?.why).toContain('Somebody else changed this first: it was rejected.')
    expect(await stateOf(test$.db, ids[0] ?? '')).toBe('rejected')
  })

  test('does many in the background, and nothing while the person waits', async () => {
    const { officer, ids } = await several(51)

    const actId = await beginAct(officer, { kind: 'assignment', to: null }, await seen(officer, ids))

    expect(await findAct(officer, actId)).toMatchObject({ size: 51, done: 0, finishedAt: null })
    await drainJobs(test$.db, FRIDAY)
    expect(await findAct(officer, actId)).toMatchObject({ done: 51, finishedAt: FRIDAY })
  })

  test('goes on where it was cut off, and a second time does nothing', async () => {
    const choice = await several(3)
    await usualOffer(choice, unconditional)
    const actId = await beginAct(choice.officer, { kind: 'offer' }, await seen(choice.officer, choice.ids))
    // As a kill leaves it: one is done, of the others there is nothing yet.
    const rest = choice.ids.slice(1)
    const cut = await several(3)
    await usualOffer(cut, unconditional)
    const half = await beginAct(cut.officer, { kind: 'offer' }, (await seen(cut.officer, cut.ids)).slice(0, 1))
    await test$.db
      .insertInto('bulkActItem')
      .values(cut.ids.slice(1).map((choiceId, at) => ({ bulkActId: half, choiceId, position: at + 1, version: 1 })))
      .execute()
    await test$.db.updateTable('bulkAct').set({ finishedAt: null, size: 3 }).where('id', '=', half).execute()
    const system = systemContext(test$.db, FRIDAY)

    expect(await finishActs(system)).toBe(2)
    const events = await countEvents(test$.db)
    expect(await goOn(system, half)).toBe(0)
    expect(await goOn(system, actId)).toBe(0)

    expect(await countEvents(test$.db)).toBe(events)
    expect(await statesOf([...cut.ids, ...rest])).toEqual(Array(5).fill('offer'))
    expect(await findAct(cut.officer, half)).toMatchObject({ done: 3, refused: 0, finishedAt: FRIDAY })
  })

  test('does nothing more for somebody who has left', async () => {
    const choice = await several(51)
    const { accountId } = await aColleague(test$.db, choice.providerId)
    const officer = { ...choice.officer, actor: { ...choice.officer.actor, id: accountId } }
    const actId = await beginAct(
      officer,
      { kind: 'waiting-list', expiresOn: '2027-08-31' },
      await seen(officer, choice.ids),
    )

    await test$.db.updateTable('membership').set({ endedAt: FRIDAY }).where('accountId', '=', accountId).execute()
    await drainJobs(test$.db, FRIDAY)

    expect(await findAct(choice.officer, actId)).toMatchObject({ done: 0, refused: 51 })
    expect(new Set(await statesOf(choice.ids.slice(0, 5)))).toEqual(new Set(['submitted']))
  })

  test('is refused for nobody, and for a provider’s register taker', async () => {
    const { officer, ids } = await several(1)
    const taker = { ...officer, actor: { ...officer.actor, role: 'register-taker' as const } }

    await expect(beginAct(officer, { kind: 'offer' }, [])).rejects.toMatchObject({ code: 'nobody-chosen' })
    const looked = await seen(officer, ids)
    await expect(beginAct(taker, { kind: 'offer' }, looked)).rejects.toThrow()
  })

  test('leaves one event of its own', async () => {
    const { officer, ids } = await several(1)

    const actId = await beginAct(officer, { kind: 'waiting-list', expiresOn: '2027-08-31' }, await seen(officer, ids))

    expect(await eventsOf(test$.db, actId)).toEqual(['bulk-act.begun'])
  })
})

describe('undoAct', () => {
  const mistake = async () =>
    (
      await test$.db
        .selectFrom('reason')
        .select('id')
        .where('list', '=', 'offer-withdrawn')
        .where('code', '=', 'requirement-error')
        .executeTakeFirstOrThrow()
    ).id

  test('takes the offers back that nobody has answered, and tells who said yes already', async () => {
    const choice = await several(2)
    await usualOffer(choice, unconditional)
    const actId = await beginAct(choice.officer, { kind: 'offer' }, await seen(choice.officer, choice.ids))
    await test$.db.updateTable('choice').set({ state: 'place_confirmed' }).where('id', '=', choice.id).execute()

    const undone = await undoAct(choice.officer, actId, { reason: await mistake(), detail: 'Wrong list' })

    expect(await statesOf(choice.ids)).toEqual(['place_confirmed', 'offer_withdrawn'])
    expect((await outcomesOf(choice.officer, undone)).map(({ why }) => why)).toEqual([
      'The offer cannot be taken back: the place is confirmed.',
      null,
    ])
    await expect(undoAct(choice.officer, actId, { reason: await mistake(), detail: 'x' })).rejects.toMatchObject({
      code: 'undone-already',
    })
  })

  test('gives everybody back to whom they were with', async () => {
    const { officer, ids, providerId } = await several(2)
    const [one, other] = [await aColleague(test$.db, providerId), await aColleague(test$.db, providerId)]
    await beginAct(officer, { kind: 'assignment', to: one.accountId }, await seen(officer, ids.slice(0, 1)))
    const actId = await beginAct(officer, { kind: 'assignment', to: other.accountId }, await seen(officer, ids))

    await undoAct(officer, actId, { reason: '', detail: '' })

    const rows = await test$.db.selectFrom('choice').select(['id', 'assignedToId']).where('id', 'in', ids).execute()
    const whose = new Map(rows.map((row) => [row.id, row.assignedToId]))
    expect(ids.map((id) => whose.get(id))).toEqual([one.accountId, null])
  })

  test('is refused where the machine has no way back, without a reason, and by another provider', async () => {
    const { officer, ids, town } = await several(1)
    const actId = await beginAct(officer, { kind: 'waiting-list', expiresOn: '2027-08-31' }, await seen(officer, ids))
    const other = anOfficerAt(test$.db, await aProvider(test$.db, town), town)

    await expect(undoAct(officer, actId, { reason: '', detail: '' })).rejects.toMatchObject({ code: 'no-way-back' })
    await expect(undoAct(other, actId, { reason: '', detail: '' })).rejects.toThrow('no such act')
  })
})

test('the plan for offers counts the places that are left', async () => {
  const choice = await several(3, { run: { places: 2, hasHardLimit: true } })
  await usualOffer(choice, unconditional)

  const { plan } = await planFor(choice.officer, 'offer', { ids: choice.ids, filter: null })

  expect([plan.going.length, plan.leftOut.length]).toEqual([2, 1])
})
