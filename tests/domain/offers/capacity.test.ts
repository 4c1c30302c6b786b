import { describe, expect, test } from 'vitest'
import {
  capacityWords,
  fullStarts,
  goingBeyond,
  needsThought,
  offersMeant,
  placesShown,
  refuseUnlessMeant,
} from '~/domain/offers/capacity'
import { capacityForChoice, capacityOfCourse, placesOfRuns } from '~/domain/offers/capacity.queries.server'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import { placesQuestion } from '~/domain/offers/offer.schemas'
import { runForm } from '~/domain/publishing/own-run.schemas'
import { aChoice, anOfficerAt, aProvider, unconditional } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { manyApplicants } from '#tests/support/queues'

const test$ = testDatabase()
const some = { places: 20, offersPerHundred: null, hasHardLimit: false, taken: 0 }

describe('the places of a start', () => {
  test.each([
    [some, 20],
    [{ ...some, offersPerHundred: 110 }, 22],
    [{ ...some, places: 15, offersPerHundred: 110 }, 16],
    [{ ...some, offersPerHundred: 110, hasHardLimit: true }, 20],
    [{ ...some, places: 0, offersPerHundred: 200 }, 0],
  ])('%o take %i offers before anybody is warned', (capacity, offers) => {
    expect(offersMeant(capacity)).toBe(offers)
  })

  test('ask for a second thought at the last offer that was meant, not before', () => {
    const full = { ...some, offersPerHundred: 110, taken: 22 }

    expect([needsThought({ ...full, taken: 21 }), needsThought(full), needsThought(null)]).toEqual([false, true, false])
    expect([goingBeyond({ ...full, taken: 20 }, 5), goingBeyond(full, 5)]).toEqual([3, 5])
    expect(capacityWords(full)).toBe('22 of 22 offers are made or taken, for 20 places.')
    expect(() => refuseUnlessMeant(full, {})).toThrow(
      'All 22 offers that you meant to make for 20 places are made or taken. One more goes beyond. Tick “Offer it all the same” if you mean it.',
    )
    expect(() => refuseUnlessMeant(full, { beyond: 'yes' })).not.toThrow()
  })

  test('leave a hard limit to itself: it stops, and needs no second thought', () => {
    expect(needsThought({ ...some, hasHardLimit: true, taken: 20 })).toBe(false)
  })
})

test('a start takes from 100 to 200 offers for a hundred places, and none beside a hard limit', () => {
  const said = (typed: Record<string, string>) => {
    const form = runForm.safeParse({ places: '20', ...typed })
    return form.success ? form.data.offersPerHundred : form.error.issues.map(({ path }) => path.join('.'))
  }

  expect(said({})).toBeNull()
  expect(said({ offersPerHundred: '110' })).toBe(110)
  expect(said({ offersPerHundred: '99' })).toEqual(['offersPerHundred'])
  expect(said({ offersPerHundred: '1.1' })).toEqual(['offersPerHundred'])
  expect(said({ offersPerHundred: '110', hasHardLimit: 'yes' })).toEqual(['offersPerHundred'])
})

describe('how full a start is', () => {
  const everything = placesQuestion.parse({})

  test('is counted by what became of each application, on one table of the provider’s own', async () => {
    const { db } = test$
    const first = await aChoice(db, { run: { places: 2 } })
    const [second = '', third = ''] = await manyApplicants(db, first, 2)
    await makeOffer(first.officer, first.id, unconditional)
    await db.updateTable('choice').set({ state: 'place_confirmed' }).where('id', '=', first.id).execute()
    await makeOffer(first.officer, second, unconditional)
    await db.updateTable('choice').set({ state: 'waiting_list' }).where('id', '=', third).execute()
    const other = anOfficerAt(db, await aProvider(db, first.town, { name: 'Lakeside College' }), first.town)

    const { rows } = await placesOfRuns(first.officer, everything)

    expect(rows.map(placesShown)).toMatchObject([
      { places: 2, meant: 2, offered: 1, accepted: 1, enrolled: 0, waiting: 1, note: 'All are offered' },
    ])
    expect((await placesOfRuns(other, everything)).rows).toEqual([])
    expect(await capacityForChoice(first.officer, third)).toMatchObject({ places: 2, taken: 2 })
    expect(await capacityForChoice(other, third)).toBeNull()
  })

  test('stands above the list of applications for one course, once all its offers are made', async () => {
    const { db } = test$
    const first = await aChoice(db, { state: 'offer', run: { places: 1 } })
    const { courseId } = await db
      .selectFrom('courseRun')
      .select('courseId')
      .where('id', '=', first.runId)
      .executeTakeFirstOrThrow()

    const full = async () => fullStarts(await capacityOfCourse(first.officer, courseId)).map(({ text }) => text)

    expect(await full()).toEqual(['6 September 2027: 1 of 1 places are offered or taken.'])
    await db.updateTable('courseRun').set({ offersPerHundred: 200 }).where('id', '=', first.runId).execute()
    expect(await full()).toEqual([])
  })
})
