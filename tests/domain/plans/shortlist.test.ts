import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describe as describeEvent } from '~/domain/learners/timeline'
import { timelineOf } from '~/domain/learners/timeline.queries.server'
import { MOST_SAVED, newcomers, withCourse, withoutCourse } from '~/domain/plans/shortlist'
import {
  keepShortlist,
  noteOnCourse,
  putAside,
  putBack,
  removeCourse,
  saveCourse,
} from '~/domain/plans/shortlist.commands.server'
import { coursesToCompare, idsOfCourses, savedEntries, savedSlugs } from '~/domain/plans/shortlist.queries.server'
import { comparedIn } from '~/domain/plans/shortlist.schemas'
import { shortlistSentences } from '~/domain/plans/shortlist.words'
import { visitor } from '~/kit/actor'
import { newId } from '~/kit/chance.server'
import type { Context } from '~/kit/context.server'
import { NotFound } from '~/kit/errors'
import { idsCookie, idsInCookie, sealIds, unsealIds } from '~/kit/sealed-ids.server'
import {
  aCourseRun,
  aLearner,
  aProvider,
  aTown,
  countEvents,
  eventsOf,
  FRIDAY,
  theLearner,
} from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { countStatements } from '#tests/support/statements'

const test$ = testDatabase()
const someIds = fc.uniqueArray(fc.uuid(), { maxLength: MOST_SAVED })

async function aWorld(courses = 2) {
  const { db } = test$
  const town = await aTown(db)
  const providerId = await aProvider(db, town)
  const made: { id: string; slug: string }[] = []
  for (let at = 0; at < courses; at += 1) {
    const runId = await aCourseRun(db, providerId, { title: `Course ${at + 1}` })
    const course = await db
      .selectFrom('courseRun')
      .innerJoin('course', 'course.id', 'courseRun.courseId')
      .select(['course.id', 'course.slug'])
      .where('courseRun.id', '=', runId)
      .executeTakeFirstOrThrow()
    made.push(course)
  }
  const learnerId = await aLearner(db, town)
  const learner = theLearner(db, learnerId, town)
  const passerBy: Context = { ...learner, actor: visitor }
  const [first = { id: '', slug: '' }, second = { id: '', slug: '' }] = made
  return { db, town, made, first, second, learnerId, learner, passerBy }
}

describe('a shortlist', () => {
  test('holds a course once, in the order of saving', () => {
    expect(withCourse(withCourse(withCourse([], 'a'), 'b'), 'a')).toEqual(['a', 'b'])
  })

  test('says when it is full', () => {
    const full = Array.from({ length: MOST_SAVED }, (_, at) => String(at))

    expect(() => withCourse(full, 'one more')).toThrow('shortlist-full')
    expect(withCourse(full, '3')).toEqual(full)
  })

  test('takes from a browser what is not there yet, never more than there is room for', () => {
    fc.assert(
      fc.property(someIds, someIds, (own, kept) => {
        const fresh = newcomers(own, kept)

        expect(fresh.every((id) => !own.includes(id) && kept.includes(id))).toBe(true)
        expect(own.length + fresh.length).toBeLessThanOrEqual(MOST_SAVED)
        expect(newcomers([...own, ...fresh], fresh)).toEqual([])
      }),
    )
  })

  test('loses what is taken off', () => {
    expect(withoutCourse(['a', 'b'], 'a')).toEqual(['b'])
  })
})

describe('a shortlist that somebody else keeps for us', () => {
  test('comes back as it went', () => {
    fc.assert(
      fc.property(someIds, (ids) => {
        expect(unsealIds('shortlist', sealIds('shortlist', ids), FRIDAY)).toEqual({ ids, until: null })
      }),
    )
  })

  test('is worth nothing once it was changed, or for another purpose', () => {
    const text = sealIds('shortlist', [newId(), newId()])

    fc.assert(
      fc.property(fc.nat(text.length - 1), (at) => {
        const changed = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)

        expect(unsealIds('shortlist', changed, FRIDAY)).toBeNull()
      }),
    )
    expect(unsealIds('shared-shortlist', text, FRIDAY)).toBeNull()
  })

  test.each(['', 'x', 'AAAA', 'A'.repeat(5000), '../../etc/passwd'])('is nothing where it is nonsense: %s', (text) => {
    expect(unsealIds('shortlist', text, FRIDAY)).toBeNull()
  })

  test('is over when its time is', () => {
    const text = sealIds('shared-shortlist', [newId()], new Date('2026-12-04T23:59:59Z'))

    expect(unsealIds('shared-shortlist', text, new Date('2026-12-04T23:59:00Z'))?.ids).toHaveLength(1)
    expect(unsealIds('shared-shortlist', text, new Date('2026-12-05T00:00:00Z'))).toBeNull()
  })

  test('fits a cookie when it is full, and goes away when it is empty', () => {
    const ids = Array.from({ length: MOST_SAVED }, newId)
    const cookie = idsCookie('shortlist', ids, 60)
    const request = new Request('http://onward.example', { headers: { Cookie: `a=b; ${cookie.split(';')[0]}; c=d` } })

    expect(cookie.length).toBeLessThan(1000)
    expect(idsInCookie(request, 'shortlist', FRIDAY)).toEqual(ids)
    expect(idsCookie('shortlist', [], 60)).toContain('Max-Age=0')
  })
})

describe('a learner’s shortlist', () => {
  test('is kept on the record, with one event for each deed', async () => {
    const { db, first, second, learner, learnerId } = await aWorld()

    await saveCourse(learner, learnerId, first.slug)
    await saveCourse(learner, learnerId, second.slug)
    await saveCourse(learner, learnerId, first.slug)
    await noteOnCourse(learner, learnerId, second.slug, 'Ask about the bus')
    await removeCourse(learner, learnerId, first.slug)

    expect(await savedEntries(learner, [])).toEqual([{ courseId: second.id, note: 'Ask about the bus' }])
    const events = (await eventsOf(db, learnerId)).filter((action) => action.startsWith('shortlist.'))
    expect(events).toEqual(['shortlist.saved', 'shortlist.saved', 'shortlist.noted', 'shortlist.removed'])
  })

  test('is told in the learner’s own history and in nobody else’s', async () => {
    const { first, learner, learnerId } = await aWorld()
    await saveCourse(learner, learnerId, first.slug)

    const event = (await timelineOf(learner, learnerId)).find(({ action }) => action === 'shortlist.saved')

    expect(event && describeEvent(event, { role: 'learner' }, shortlistSentences)).toBe(
      'Saved to the shortlist: Course 1',
    )
    expect(event && describeEvent(event, { role: 'tutor' }, shortlistSentences)).toBeNull()
    expect(event && describeEvent(event, { role: 'parent' }, shortlistSentences)).toBeNull()
  })

  test('is nobody else’s to see or change', async () => {
    const { db, town, first, learner, learnerId } = await aWorld()
    await saveCourse(learner, learnerId, first.slug)
    const other = theLearner(db, await aLearner(db, town), town)

    expect(await savedEntries(other, [])).toEqual([])
    await expect(removeCourse(other, learnerId, first.slug)).rejects.toBeInstanceOf(NotFound)
    await expect(saveCourse(other, learnerId, first.slug)).rejects.toThrow('Only the learner')
  })

  test('takes in what the browser kept when the learner signs in, once', async () => {
    const { db, first, second, learner, learnerId, passerBy } = await aWorld()
    await saveCourse(learner, learnerId, first.slug)
    const account = await db
      .selectFrom('account')
      .select('id')
      .where('learnerId', '=', learnerId)
      .executeTakeFirstOrThrow()

    await keepShortlist(passerBy, account.id, [first.id, second.id, newId()])
    await keepShortlist(passerBy, account.id, [first.id, second.id])

    expect((await savedEntries(learner, [])).map(({ courseId }) => courseId).toSorted()).toEqual(
      [first.id, second.id].toSorted(),
    )
    const events = (await eventsOf(db, learnerId)).filter((action) => action === 'shortlist.kept')
    expect(events).toHaveLength(1)
  })

  test('holds no course that is not in the prospectus', async () => {
    const { db, first, learner, learnerId } = await aWorld()
    await db.updateTable('course').set({ status: 'withdrawn' }).where('id', '=', first.id).execute()
    const before = await countEvents(db)

    await expect(saveCourse(learner, learnerId, first.slug)).rejects.toBeInstanceOf(NotFound)
    expect(await countEvents(db)).toBe(before)
  })
})

describe('the shortlist of somebody who has not signed in', () => {
  test('is for the browser to keep; nothing is written here', async () => {
    const { db, first, second, passerBy } = await aWorld()
    const before = await countEvents(db)

    const kept = await putAside(passerBy, [first.id], second.slug)

    expect(kept).toEqual([first.id, second.id])
    expect(await putBack(passerBy, kept ?? [], first.slug)).toEqual([second.id])
    expect([...(await savedSlugs(passerBy, [first.id]))]).toEqual([first.slug])
    expect(await countEvents(db)).toBe(before)
  })
})

describe('courses side by side', () => {
  test('come in the order asked for, with their runs, in two statements', async () => {
    const { db, first, second, passerBy } = await aWorld()
    let found: Awaited<ReturnType<typeof coursesToCompare>> = []

    const statements = await countStatements(db, async (counted) => {
      found = await coursesToCompare({ ...passerBy, db: counted }, [second.id, first.id, newId()])
    })

    expect(found.map(({ title, runs }) => [title, runs.length])).toEqual([
      ['Course 2', 1],
      ['Course 1', 1],
    ])
    expect(statements).toBe(2)
    expect(await idsOfCourses(passerBy, [second.slug, 'none', first.slug])).toEqual([second.id, first.id])
  })

  test('are four at most, each once', () => {
    const params = new URLSearchParams('course=a&course=b&course=a&course=c&course=d&course=e&course=<x>')

    expect(comparedIn(params)).toEqual(['a', 'b', 'c', 'd'])
  })
})
