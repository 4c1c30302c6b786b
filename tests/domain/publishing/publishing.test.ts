import { describe, expect, test } from 'vitest'
import { searchCourses } from '~/domain/search/course-search.queries.server'
import { courseQuery } from '~/domain/search/course-search'
import { startCourse } from '~/domain/publishing/own-course.commands.server'
import { addRun, moveRun } from '~/domain/publishing/own-run.commands.server'
import { moveCourse, publishDue } from '~/domain/publishing/publishing.commands.server'
import {
  canMoveRun,
  courseMachine,
  courseMoves,
  flagsOf,
  runMachine,
  runMoves,
  runState,
  type CourseState,
  type RunState,
} from '~/domain/publishing/publishing.states'
import { courseMoveWords, courseTags, runMoveWords, runTags } from '~/domain/publishing/publishing.words'
import { systemContext, type Context } from '~/kit/context.server'
import { aProvider, anOfficerAt, countEvents, eventsOf, FRIDAY } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aDraft, aLiveCourse, aPublisher, aStart, courseNow, justDo, runNow } from '#tests/support/publishing'

const test$ = testDatabase()

const found = async (ctx: Context, q: string) => {
  const { courses } = await searchCourses(ctx, courseQuery(new URLSearchParams({ q })))
  return courses.map(({ title }) => title)
}

describe('the states', () => {
  test('every state and every move has its words', () => {
    expect(Object.keys(courseTags)).toEqual(Object.keys(courseMachine))
    expect(Object.keys(runTags)).toEqual(Object.keys(runMachine))
    expect(Object.keys(courseMoveWords)).toEqual([...courseMoves])
    expect(Object.keys(runMoveWords)).toEqual([...runMoves])
  })

  test.each(['draft', 'open', 'closed', 'full', 'withdrawn'] as const satisfies RunState[])(
    'a run that is %s is kept so and read so',
    (state) => {
      expect(runState(flagsOf(state))).toBe(state)
    },
  )
})

describe('publishing a course', () => {
  test('puts it and its drafts into the prospectus', async () => {
    const { officer } = await aPublisher(test$.db)
    const { courseId, runId } = await aDraft(officer)

    await moveCourse(officer, courseId, 'publish', justDo)

    expect(await courseNow(officer, courseId)).toMatchObject({ status: 'live', publishOn: null })
    expect(runState(await runNow(officer, runId))).toBe('open')
    expect(await found(officer, 'motor vehicle')).toEqual(['Motor Vehicle'])
    expect(await eventsOf(test$.db, courseId)).toContain('course.published')
  })

  test('is refused, in words, while something needed is missing', async () => {
    const { officer } = await aPublisher(test$.db)
    const courseId = await startCourse(officer, { title: 'Pottery' })

    const attempt = moveCourse(officer, courseId, 'publish', justDo)

    await expect(attempt).rejects.toMatchObject({
      code: 'not-complete',
      sentence: expect.stringContaining('at least one start'),
    })
    expect(await courseNow(officer, courseId)).toMatchObject({ status: 'draft' })
  })

  test('a start of next year waits for next year’s prospectus, and appears by itself', async () => {
    const { officer } = await aPublisher(test$.db)
    const { courseId, runId } = await aLiveCourse(officer, { start: aStart({ startsOn: '2028-09-04' }) })

    expect(await courseNow(officer, courseId)).toMatchObject({ status: 'draft', publishOn: '2027-10-01' })
    expect(await runNow(officer, runId)).toMatchObject({
      status: 'draft',
      publishOn: '2027-10-01',
      applyFrom: '2027-10-08',
    })
    expect(await publishDue(systemContext(test$.db, new Date('2027-09-30T01:00:00Z')))).toBe(0)
    expect(await found(officer, 'motor vehicle')).toEqual([])

    await publishDue(systemContext(test$.db, new Date('2027-10-01T01:00:00Z')))

    expect(await courseNow(officer, courseId)).toMatchObject({ status: 'live', publishOn: null })
    expect(await runNow(officer, runId)).toMatchObject({ status: 'live', isOpen: true })
    expect(await found(officer, 'motor vehicle')).toEqual(['Motor Vehicle'])
    expect(await eventsOf(test$.db, runId)).toEqual(['course-run.added', 'course-run.published', 'course-run.appeared'])
  })

  test('a course with one start now and one next year appears now, with the one', async () => {
    const { officer } = await aPublisher(test$.db)
    const { courseId, runId } = await aDraft(officer)
    const later = await addRun(officer, courseId, aStart({ startsOn: '2028-09-04' }))

    await moveCourse(officer, courseId, 'publish', justDo)

    expect(await courseNow(officer, courseId)).toMatchObject({ status: 'live' })
    expect(runState(await runNow(officer, runId))).toBe('open')
    expect(await runNow(officer, later)).toMatchObject({ status: 'draft', publishOn: '2027-10-01' })
  })
})

describe('withdrawing a course', () => {
  test('takes its starts with it, and bringing it back brings them as drafts', async () => {
    const { officer } = await aPublisher(test$.db)
    const { courseId, runId } = await aLiveCourse(officer)

    await moveCourse(officer, courseId, 'withdraw', { version: undefined, why: 'No teacher' })

    expect(await found(officer, 'motor vehicle')).toEqual([])
    expect(runState(await runNow(officer, runId))).toBe('withdrawn')
    expect(await eventsOf(test$.db, runId)).toContain('course-run.withdrawn')

    await moveCourse(officer, courseId, 'restore', justDo)

    expect(await courseNow(officer, courseId)).toMatchObject({ status: 'draft', withdrawnAt: null })
    expect(runState(await runNow(officer, runId))).toBe('draft')
  })

  test.each([
    ['draft', 'restore'],
    ['live', 'publish'],
    ['live', 'restore'],
    ['withdrawn', 'publish'],
    ['withdrawn', 'withdraw'],
  ] as const satisfies [CourseState, string][])('a course that is %s refuses %s', async (status, move) => {
    const { officer } = await aPublisher(test$.db)
    const { courseId } = await aDraft(officer)
    await test$.db.updateTable('course').set({ status }).where('id', '=', courseId).execute()
    const before = await countEvents(test$.db)

    const attempt = moveCourse(officer, courseId, move, justDo)

    await expect(attempt).rejects.toMatchObject({ code: 'not-from-here' })
    expect(await countEvents(test$.db)).toBe(before)
  })
})

describe('moving a start', () => {
  const arrows = Object.keys(runMachine).flatMap((from) => runMoves.map((move) => ({ from, move })))

  test.each(arrows)('from $from: $move', async ({ from, move }) => {
    const state = Object.keys(runMachine).find((name): name is RunState => name === from) ?? 'draft'
    const { officer } = await aPublisher(test$.db)
    const { courseId, runId } = await aLiveCourse(officer)
    await test$.db.updateTable('courseRun').set(flagsOf(state)).where('id', '=', runId).execute()
    const before = await countEvents(test$.db)

    const attempt = moveRun(officer, courseId, runId, move, justDo)

    if (canMoveRun(state, move)) {
      const arrow: Partial<Record<string, string>> = runMachine[state]
      await attempt
      expect(runState(await runNow(officer, runId))).toBe(arrow[move])
      expect(await countEvents(test$.db)).toBe(before + 1)
    } else {
      await expect(attempt).rejects.toMatchObject({ code: 'not-from-here' })
      expect(await countEvents(test$.db)).toBe(before)
    }
  })

  test('a start of a course that nobody sees cannot be published by itself', async () => {
    const { officer } = await aPublisher(test$.db)
    const { courseId, runId } = await aDraft(officer)

    await expect(moveRun(officer, courseId, runId, 'publish', justDo)).rejects.toMatchObject({
      code: 'course-not-live',
    })
  })
})

describe('somebody else', () => {
  test('at another provider cannot see the course', async () => {
    const { officer, town } = await aPublisher(test$.db)
    const { courseId, runId } = await aLiveCourse(officer)
    const stranger = anOfficerAt(test$.db, await aProvider(test$.db, town, { name: 'Hilltop College' }), town, FRIDAY)

    await expect(moveCourse(stranger, courseId, 'withdraw', justDo)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(moveRun(stranger, courseId, runId, 'close', justDo)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(addRun(stranger, courseId, aStart())).rejects.toMatchObject({ name: 'NotFound' })
  })

  test('who takes registers may not publish', async () => {
    const { officer } = await aPublisher(test$.db)
    const { courseId } = await aLiveCourse(officer)
    const teacher: Context = { ...officer, actor: { ...officer.actor, role: 'register-taker' } }

    await expect(moveCourse(teacher, courseId, 'withdraw', justDo)).rejects.toMatchObject({ name: 'NotAllowed' })
  })

  test('who was faster is not undone', async () => {
    const { officer } = await aPublisher(test$.db)
    const { courseId, runId } = await aLiveCourse(officer)
    const { version } = await runNow(officer, runId)
    await moveRun(officer, courseId, runId, 'close', { version, why: null })

    const attempt = moveRun(officer, courseId, runId, 'fill', { version, why: null })

    await expect(attempt).rejects.toMatchObject({ code: 'changed-meanwhile' })
    expect(runState(await runNow(officer, runId))).toBe('closed')
  })
})
