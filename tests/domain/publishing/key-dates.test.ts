import { describe, expect, test } from 'vitest'
import '~/jobs'
import { moveKeyDate, openCycle } from '~/domain/cycles/cycle.commands.server'
import { describe as tell } from '~/domain/learners/timeline'
import { followApplicationsOpen } from '~/domain/publishing/key-dates.commands.server'
import { eventsOfCourse } from '~/domain/publishing/own-course.queries.server'
import { addRun } from '~/domain/publishing/own-run.commands.server'
import { moveCourse, publishDue } from '~/domain/publishing/publishing.commands.server'
import { publishingSentences } from '~/domain/publishing/publishing.words'
import { systemContext, type Context } from '~/kit/context.server'
import { countEvents, eventsOf, FRIDAY, jobsIn } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aDraft, aPublisher, aStart, courseNow, justDo, runNow } from '#tests/support/publishing'

const test$ = testDatabase()
const night = (day: string) => systemContext(test$.db, new Date(`${day}T01:00:00Z`))

/** A college whose only start is of the year after next, so that it waits for the prospectus of 2027. */
async function aWaitingStart() {
  const { officer, town } = await aPublisher(test$.db)
  const system = systemContext(test$.db, FRIDAY)
  const cycleId = (await openCycle(system, town.areaId, 2027)) ?? ''
  const coordinator: Context = { ...system, actor: { ...system.actor, role: 'coordinator', areaId: town.areaId } }
  const { courseId, runId } = await aDraft(officer, { start: aStart({ startsOn: '2028-09-04' }) })
  await moveCourse(officer, courseId, 'publish', justDo)
  return { officer, coordinator, cycleId, courseId, runId }
}

async function lastMove() {
  const { id } = await test$.db
    .selectFrom('auditEvent')
    .select('id')
    .where('action', '=', 'key-date.moved')
    .orderBy('happenedAt', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return id
}

describe('a key date that the area moves', () => {
  test('takes next year’s starts and courses with it, later or earlier, and their history says so', async () => {
    const { officer, coordinator, cycleId, courseId, runId } = await aWaitingStart()

    await moveKeyDate(coordinator, cycleId, 'prospectus-opens', '2027-10-05')
    await publishDue(night('2027-10-02'))

    expect(await runNow(officer, runId)).toMatchObject({ status: 'draft', publishOn: '2027-10-05' })
    expect(await courseNow(officer, courseId)).toMatchObject({ status: 'draft', publishOn: '2027-10-05' })
    const said = (await eventsOfCourse(officer, courseId)).map((event) =>
      tell(event, officer.actor, publishingSentences),
    )
    expect(said).toContain('The area moved the day of a start: it appears on 5 October 2027')

    await moveKeyDate(coordinator, cycleId, 'prospectus-opens', '2027-10-03')
    await publishDue(night('2027-10-03'))

    expect(await runNow(officer, runId)).toMatchObject({ status: 'live', publishOn: null })
    expect(await courseNow(officer, courseId)).toMatchObject({ status: 'live', publishOn: null })
  })

  test('leaves one event and wakes publishing; moved to where it is, nothing', async () => {
    const { coordinator, cycleId } = await aWaitingStart()

    await moveKeyDate(coordinator, cycleId, 'prospectus-opens', '2027-10-05')
    const before = await countEvents(test$.db)
    await moveKeyDate(coordinator, cycleId, 'prospectus-opens', '2027-10-05')

    expect(await eventsOf(test$.db, cycleId)).toEqual(['cycle.opened', 'key-date.moved'])
    expect(await countEvents(test$.db)).toBe(before)
    expect(await jobsIn(test$.db)).toContain('publishing/follow-key-dates')
  })

  test('moves the day from which one applies, but not a day that the provider chose', async () => {
    const { officer, coordinator, cycleId, courseId, runId } = await aWaitingStart()
    const own = await addRun(officer, courseId, aStart({ startsOn: '2028-10-02' }))
    await test$.db.updateTable('courseRun').set({ applyFrom: '2028-01-05' }).where('id', '=', own).execute()

    await moveKeyDate(coordinator, cycleId, 'applications-open', '2027-10-20')
    await followApplicationsOpen(coordinator, await lastMove())

    expect(await runNow(officer, runId)).toMatchObject({ applyFrom: '2027-10-20' })
    expect(await runNow(officer, own)).toMatchObject({ applyFrom: '2028-01-05' })
  })

  test('is no other area’s to move, and no other area’s starts follow', async () => {
    const { officer, runId } = await aWaitingStart()
    const other = await aWaitingStart()

    await moveKeyDate(other.coordinator, other.cycleId, 'prospectus-opens', '2027-10-06')
    await publishDue(night('2027-09-02'))

    expect(await runNow(officer, runId)).toMatchObject({ publishOn: '2027-10-01' })
    expect(await runNow(officer, other.runId)).toMatchObject({ publishOn: '2027-10-06' })
    await expect(moveKeyDate(officer, other.cycleId, 'results', '2028-01-01')).rejects.toThrow('Only a coordinator')
  })
})
