import { describe, expect, test } from 'vitest'
import { findCourse } from '~/domain/prospectus/course.queries.server'
import { findOccupation, occupationsAToZ, occupationsLike } from '~/domain/progression/occupation.queries.server'
import { MOST_LINKS, routeMap } from '~/domain/progression/progression'
import { linkProgression, unlinkProgression } from '~/domain/progression/progression.commands.server'
import { newLink } from '~/domain/progression/progression.schemas'
import { visitor } from '~/kit/actor'
import { NotAllowed, NotFound } from '~/kit/errors'
import { aCourseRun, anOfficerAt, aProvider, aTown, eventsOf } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()

async function twoCourses() {
  const { db } = test$
  const town = await aTown(db)
  const course = async (title: string, name: string) => {
    const providerId = await aProvider(db, town, { name })
    const runId = await aCourseRun(db, providerId, { title })
    const found = await db
      .selectFrom('courseRun')
      .innerJoin('course', 'course.id', 'courseRun.courseId')
      .select(['course.id', 'course.slug'])
      .where('courseRun.id', '=', runId)
      .executeTakeFirstOrThrow()
    return { ...found, officer: anOfficerAt(db, providerId, town) }
  }
  const [first, second] = [
    await course('Hair level 2', 'Riverside College'),
    await course('Hair level 3', 'Hill College'),
  ]
  const passerBy = { ...first.officer, actor: visitor }
  return { db, first, second, passerBy }
}

const straightOn = { direction: 'after', kind: 'straight-on' } as const
const job = (slug: string) => ({ is: 'occupation', slug }) as const

describe('what a course leads to', () => {
  test('is read from both ends', async () => {
    const { db, first, second, passerBy } = await twoCourses()

    await linkProgression(first.officer, first.id, { ...straightOn, target: { is: 'course', slug: second.slug } })
    await linkProgression(first.officer, first.id, { ...straightOn, kind: 'after-more', target: job('hairdresser') })

    const there = await findCourse(passerBy, first.slug)
    const back = await findCourse(passerBy, second.slug)
    expect(there.map.after.map(({ kind, stop }) => [kind, stop.is, stop.name])).toEqual([
      ['straight-on', 'course', 'Hair level 3'],
      ['after-more', 'occupation', 'Hairdresser'],
    ])
    expect(back.map.before.map(({ stop }) => stop)).toEqual([
      { is: 'course', slug: first.slug, name: 'Hair level 2', provider: 'Riverside College' },
    ])
    expect(await eventsOf(db, first.id)).toEqual(['progression.linked', 'progression.linked'])
    expect((await findOccupation(passerBy, 'hairdresser')).leadsHere).toMatchObject([
      { slug: first.slug, kind: 'after-more' },
    ])
  })

  test('may be a job that comes before it', async () => {
    const { first, passerBy } = await twoCourses()

    await linkProgression(first.officer, first.id, { ...straightOn, direction: 'before', target: job('barber') })

    expect((await findOccupation(passerBy, 'barber')).leadsOn).toMatchObject([{ slug: first.slug }])
    expect((await findCourse(passerBy, first.slug)).map.before).toMatchObject([
      { stop: { is: 'occupation', slug: 'barber' } },
    ])
  })

  test('shows no course that was withdrawn', async () => {
    const { db, first, second, passerBy } = await twoCourses()
    await linkProgression(first.officer, first.id, { ...straightOn, target: { is: 'course', slug: second.slug } })

    await db.updateTable('course').set({ status: 'withdrawn' }).where('id', '=', second.id).execute()

    expect((await findCourse(passerBy, first.slug)).map.after).toEqual([])
  })

  test('is told once, never of itself, and only of what is there', async () => {
    const { first } = await twoCourses()
    const link = (target: { is: 'course' | 'occupation'; slug: string }) =>
      linkProgression(first.officer, first.id, { ...straightOn, target })
    await link(job('barber'))

    await expect(link(job('barber'))).rejects.toMatchObject({ code: 'there-already' })
    await expect(link({ is: 'course', slug: first.slug })).rejects.toMatchObject({ code: 'itself' })
    await expect(link(job('wizard'))).rejects.toMatchObject({ code: 'not-there' })
    await expect(link({ is: 'course', slug: 'none' })).rejects.toMatchObject({ code: 'not-there' })
  })

  test('has room for so much and no more', async () => {
    const { first } = await twoCourses()
    const jobs = await occupationsAToZ(first.officer)
    for (const { code } of jobs.slice(0, MOST_LINKS))
      await linkProgression(first.officer, first.id, { ...straightOn, target: job(code) })

    const attempt = linkProgression(first.officer, first.id, {
      ...straightOn,
      target: job(jobs[MOST_LINKS]?.code ?? ''),
    })

    await expect(attempt).rejects.toMatchObject({ code: 'no-room' })
  })

  test('is changed by its own provider alone, and taken off from either end', async () => {
    const { db, first, second } = await twoCourses()
    const target = { is: 'course', slug: second.slug } as const
    await expect(linkProgression(second.officer, first.id, { ...straightOn, target })).rejects.toBeInstanceOf(
      NotAllowed,
    )
    const id = await linkProgression(first.officer, first.id, { ...straightOn, target })

    await unlinkProgression(second.officer, second.id, id)

    await expect(unlinkProgression(first.officer, first.id, id)).rejects.toBeInstanceOf(NotFound)
    expect(await eventsOf(db, second.id)).toEqual(['progression.unlinked'])
  })
})

describe('occupations', () => {
  test('are found by plain and other names', async () => {
    const { passerBy } = await twoCourses()

    expect((await occupationsLike(passerBy, 'nurs')).map(({ code }) => code)).toContain('nurse')
    expect((await occupationsLike(passerBy, 'garage')).map(({ name }) => name)).toEqual(['Car mechanic'])
    expect(await occupationsLike(passerBy, '%')).toEqual([])
  })

  test('that are not ours are not found', async () => {
    const { passerBy } = await twoCourses()

    await expect(findOccupation(passerBy, 'wizard')).rejects.toBeInstanceOf(NotFound)
  })
})

describe('the map of a course', () => {
  const row = {
    id: '1',
    kind: 'straight-on',
    isAfter: true,
    slug: null,
    title: null,
    provider: null,
    code: null,
    name: null,
  }

  test('leaves out what has no end, and puts what is nearest first', () => {
    const { after, before } = routeMap([
      row,
      { ...row, id: '2', code: 'chef', name: 'Chef' },
      { ...row, id: '3', slug: 'b', title: 'Bakery', kind: 'after-more' },
      { ...row, id: '4', slug: 'c', title: 'Catering' },
    ])

    expect(after.map(({ id }) => id)).toEqual(['4', '2', '3'])
    expect(before).toEqual([])
  })

  test.each([{}, { target: 'job:x' }, { target: 'course:A b' }])('asks for a course or a job: %o', (typed) => {
    const { error } = newLink.safeParse({ ...straightOn, ...typed })

    expect(error?.issues.map(({ message }) => message)).toEqual(['Choose a course or a job'])
  })
})
