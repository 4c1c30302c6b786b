import { describe, expect, test } from 'vitest'
import { cancelOpenEvent, featureOpenEvent, planOpenEvent } from '~/domain/prospectus/open-event.commands.server'
import {
  openEventsOfArea,
  openEventsOfProvider,
  featuredEvents,
  ownEvents,
} from '~/domain/prospectus/open-event.queries.server'
import { openEventForm, type OpenEventForm } from '~/domain/prospectus/open-event.schemas'
import { shownEvent } from '~/domain/prospectus/open-event'
import { visitor } from '~/kit/actor'
import type { Context } from '~/kit/context.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { aCourseRun, anOfficerAt, aProvider, aTown, eventsOf, FRIDAY } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()

const evening: OpenEventForm = {
  title: 'Open evening',
  day: '2026-12-03',
  start: '17:30',
  end: '20:00',
  site: null,
  place: 'Main hall',
  course: null,
  details: null,
  bookingUrl: 'https://riverside.example/book',
}

async function aPlace() {
  const { db } = test$
  const town = await aTown(db)
  const providerId = await aProvider(db, town)
  const officer = anOfficerAt(db, providerId, town)
  const otherId = await aProvider(db, town, { name: 'Hill College' })
  const coordinator: Context = { ...officer, actor: { ...visitor, role: 'coordinator', areaId: town.areaId } }
  const passerBy: Context = { ...officer, actor: visitor }
  return { db, town, providerId, officer, other: anOfficerAt(db, otherId, town), coordinator, passerBy }
}

describe('an open event', () => {
  test('is shown with its day and its hours in London', () => {
    const summer = { ...nowhere, title: 'Taster day', startsAt: '2027-06-03T09:00:00Z', endsAt: '2027-06-03T11:30:00Z' }

    expect(shownEvent(summer)).toMatchObject({
      when: 'Thursday 3 June 2027, 10:00am to 12:30pm',
      where: 'Place to be confirmed',
    })
  })

  test('stands on the page of its provider and leaves one event in the record', async () => {
    const { db, providerId, officer, passerBy } = await aPlace()

    const id = await planOpenEvent(officer, evening)

    expect(await openEventsOfProvider(passerBy, providerId)).toMatchObject([
      { id, title: 'Open evening', place: 'Main hall' },
    ])
    expect(await eventsOf(db, id)).toEqual(['open-event.planned'])
  })

  test('is gone once it is over', async () => {
    const { providerId, officer, passerBy } = await aPlace()
    await planOpenEvent(officer, evening)

    const later = { ...passerBy, now: new Date('2026-12-03T20:00:01Z') }

    expect(await openEventsOfProvider(later, providerId)).toEqual([])
  })

  test('is not planned in the past, nor at the site or for the course of somebody else', async () => {
    const { db, officer, other } = await aPlace()
    const runId = await aCourseRun(db, other.actor.organisationId ?? '')
    const { courseId } = await db
      .selectFrom('courseRun')
      .select('courseId')
      .where('id', '=', runId)
      .executeTakeFirstOrThrow()

    await expect(planOpenEvent(officer, { ...evening, day: '2026-11-19' })).rejects.toMatchObject({
      code: 'in-the-past',
      field: 'day',
    })
    await expect(planOpenEvent(officer, { ...evening, course: courseId })).rejects.toMatchObject({
      code: 'not-own',
      field: 'course',
    })
    await expect(planOpenEvent(officer, { ...evening, site: courseId })).rejects.toMatchObject({
      code: 'not-own',
      field: 'site',
    })
  })

  test('is called off once, by its own provider, and then stands nowhere but on its own list', async () => {
    const { db, providerId, officer, other, passerBy } = await aPlace()
    const id = await planOpenEvent(officer, evening)

    await expect(cancelOpenEvent(other, id)).rejects.toBeInstanceOf(NotAllowed)
    await cancelOpenEvent(officer, id)
    await expect(cancelOpenEvent(officer, id)).rejects.toMatchObject({ code: 'cancelled-already' })
    await expect(cancelOpenEvent(other, id)).rejects.toBeInstanceOf(NotFound)

    expect(await openEventsOfProvider(passerBy, providerId)).toEqual([])
    expect(await ownEvents(officer)).toMatchObject([{ id, cancelledAt: FRIDAY }])
    expect(await eventsOf(db, id)).toEqual(['open-event.planned', 'open-event.cancelled'])
  })

  test('comes onto the home page when the coordinator of its area says so', async () => {
    const { town, officer, coordinator, passerBy } = await aPlace()
    const id = await planOpenEvent(officer, evening)
    await expect(featureOpenEvent(officer, id, true)).rejects.toBeInstanceOf(NotAllowed)

    await featureOpenEvent(coordinator, id, true)

    expect(await featuredEvents(passerBy, town.areaId)).toMatchObject([{ id, providerName: 'Riverside College' }])
    await featureOpenEvent(coordinator, id, false)
    expect(await featuredEvents(passerBy, town.areaId)).toEqual([])
    expect(await openEventsOfArea(coordinator, town.areaId)).toMatchObject([{ id, isFeatured: false }])
  })
})

describe('the form of an open event', () => {
  const typed = {
    title: 'Open evening',
    day: { day: '3', month: '12', year: '2026' },
    start: '5:30pm',
    end: '8pm',
    site: '',
    place: 'Main hall',
    course: '',
    details: '',
    bookingUrl: 'https://riverside.example/book',
  }

  test('reads what people type', () => {
    expect(openEventForm.parse(typed)).toEqual(evening)
  })

  test.each([
    [{ title: '' }, 'title'],
    [{ end: '5pm' }, 'end'],
    [{ bookingUrl: 'javascript:alert(1)' }, 'bookingUrl'],
    [{ site: 'x' }, 'site'],
  ])('says beside the field what is wrong: %o', (change, field) => {
    const { error } = openEventForm.safeParse({ ...typed, ...change })

    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([field])
  })
})

const nowhere = {
  id: '1',
  place: null,
  siteName: null,
  siteTown: null,
  sitePostcode: null,
  details: null,
  bookingUrl: null,
  courseTitle: null,
}
