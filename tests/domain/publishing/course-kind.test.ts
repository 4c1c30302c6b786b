import { describe, expect, test } from 'vitest'
import { describe as tell } from '~/domain/learners/timeline'
import { correctKind } from '~/domain/publishing/course-kind.commands.server'
import { courseKindForm } from '~/domain/publishing/course-kind.schemas'
import { eventsOfCourse } from '~/domain/publishing/own-course.queries.server'
import { publishingSentences } from '~/domain/publishing/publishing.words'
import { courseQuery } from '~/domain/search/course-search'
import { searchCourses } from '~/domain/search/course-search.queries.server'
import { systemContext, type Context } from '~/kit/context.server'
import { countEvents, eventsOf, FRIDAY } from '#tests/support/admissions'
import { catalogue, importText, type CourseTold } from '#tests/support/catalogues'
import { testDatabase } from '#tests/support/database'
import { aDraft, aLiveCourse, aPublisher, courseNow } from '#tests/support/publishing'

const test$ = testDatabase()

const plumbing = (summary: string): CourseTold => ({
  id: 'c1',
  title: 'Plumbing Level 2',
  inside: `<dc:description>${summary} pipes</dc:description>`,
})
const motor = { version: undefined, route: 'apprenticeship', subjectCode: '04.3' }

/** A provider whose one course came from its feed, and the coordinator of its area. */
async function aFeed() {
  const { officer, providerId, town } = await aPublisher(test$.db)
  await test$.db.updateTable('organisation').set({ ukprn: '10000001' }).where('id', '=', providerId).execute()
  const system = systemContext(test$.db, FRIDAY)
  const send = (summary: string) => importText(system, catalogue([plumbing(summary)]))
  await send('First')
  const { id: courseId } = await test$.db.selectFrom('course').select('id').executeTakeFirstOrThrow()
  return { officer, courseId, send, coordinator: coordinatorOf(system, town.areaId) }
}

function coordinatorOf(ctx: Context, areaId: string): Context {
  return { ...ctx, actor: { ...ctx.actor, role: 'coordinator', areaId } }
}

const foundBy = async (ctx: Context, address: string) =>
  (await searchCourses(ctx, courseQuery(new URLSearchParams(address)))).courses.map(({ title }) => title)

describe('a coordinator puts a course’s route and subject right', () => {
  test('it is found there at once, and the next file leaves it so', async () => {
    const { coordinator, courseId, send } = await aFeed()

    await correctKind(coordinator, courseId, motor)
    const report = await send('Second')

    expect(await foundBy(coordinator, 'route=apprenticeship&subject=04')).toEqual(['Plumbing Level 2'])
    expect(await courseNow(coordinator, courseId)).toMatchObject({
      route: 'apprenticeship',
      subjectCode: '04.3',
      description: '<p>Second pipes</p>',
      edited: ['route', 'subjectCode'],
    })
    expect(report.findings).toContainEqual(expect.objectContaining({ code: 'kept-by-hand', item: 'c1' }))
  })

  test('the provider reads in the history who did it, and only what was wrong counts as written by hand', async () => {
    const { coordinator, officer, courseId } = await aFeed()
    const { route } = await courseNow(coordinator, courseId)

    await correctKind(coordinator, courseId, { ...motor, route })

    expect((await courseNow(coordinator, courseId)).edited).toEqual(['subjectCode'])
    expect(await eventsOf(test$.db, courseId)).toContain('course.corrected')
    const [event] = await eventsOfCourse(officer, courseId)
    expect(event && tell(event, officer.actor, publishingSentences)).toBe('Put right by the area: Subject')
  })

  test('what is right already leaves no event; who comes second is told', async () => {
    const { coordinator, courseId } = await aFeed()
    const { route, subjectCode, version } = await courseNow(coordinator, courseId)
    const before = await countEvents(test$.db)

    await correctKind(coordinator, courseId, { version, route, subjectCode })

    expect(await countEvents(test$.db)).toBe(before)
    await expect(correctKind(coordinator, courseId, { ...motor, version: version - 1 })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    })
  })

  test('drafts are not there for a coordinator, and another area’s courses are not theirs to change', async () => {
    const { officer, town } = await aPublisher(test$.db)
    const { courseId: draft } = await aDraft(officer)
    const { courseId } = await aLiveCourse(officer)
    const elsewhere = coordinatorOf(systemContext(test$.db, FRIDAY), '00000000-0000-4000-8000-000000000001')

    await expect(correctKind(coordinatorOf(elsewhere, town.areaId), draft, motor)).rejects.toThrow('no such course')
    await expect(correctKind(elsewhere, courseId, motor)).rejects.toThrow('Only a coordinator')
    await expect(correctKind(officer, courseId, motor)).rejects.toThrow('Only a coordinator')
  })
})

test('the form takes only what is on the lists', () => {
  expect(courseKindForm.parse({ route: '', subjectCode: '' })).toMatchObject({ route: null, subjectCode: null })
  expect(courseKindForm.safeParse({ route: 'constructor', subjectCode: '99.9' }).error?.issues).toHaveLength(2)
})
