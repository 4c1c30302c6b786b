import { describe, expect, test } from 'vitest'
import { isOpenRun } from '~/domain/applications/choice'
import { openCycle } from '~/domain/cycles/cycle.commands.server'
import { dayNextYear } from '~/domain/publishing/next-year'
import { copyToNextYear, publishNextYear } from '~/domain/publishing/next-year.commands.server'
import { publishDue } from '~/domain/publishing/publishing.commands.server'
import { systemContext } from '~/kit/context.server'
import { eventsOf } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aLiveCourse, aPublisher, aStart, runNow } from '#tests/support/publishing'

const test$ = testDatabase()

const autumn = new Date('2027-09-10T09:00:00Z')

/** A college in September 2027: this year’s late round still runs, and next year’s courses may be prepared. */
async function inAutumn() {
  const { officer, town } = await aPublisher(test$.db)
  const { courseId, runId } = await aLiveCourse(officer, {
    start: aStart({ endsOn: { day: '30', month: '6', year: '2028' }, places: '20' }),
  })
  const later = { ...officer, now: autumn }
  await openCycle(systemContext(test$.db, autumn), town.areaId, 2027)
  return { officer, later, courseId, runId }
}

const copies = () => test$.db.selectFrom('courseRun').selectAll().where('copiedFromId', 'is not', null).execute()

describe('next year’s courses', () => {
  test('are copied as drafts, a year on and on the same weekday, once', async () => {
    const { later, runId } = await inAutumn()

    expect(await copyToNextYear(later, null)).toBe(1)
    expect(await copyToNextYear(later, null)).toBe(0)

    const [copy] = await copies()
    expect(copy).toMatchObject({
      copiedFromId: runId,
      status: 'draft',
      startsOn: '2028-09-04',
      endsOn: '2029-06-29',
      places: 20,
      origin: 'hand',
      applyFrom: null,
    })
    expect(await eventsOf(test$.db, copy?.id ?? '')).toEqual(['course-run.copied'])
    expect(await runNow(later, runId)).toMatchObject({ status: 'live', isOpen: true })
  })

  test('one course at a time, where one is named', async () => {
    const { later, officer } = await inAutumn()
    const other = await aLiveCourse(officer, { title: 'Bakery' })

    await copyToNextYear(later, other.courseId)

    expect((await copies()).map(({ copiedFromId }) => copiedFromId)).toEqual([other.runId])
  })

  test('are not begun before the day the area has set', async () => {
    const { officer } = await inAutumn()

    await expect(copyToNextYear(officer, null)).rejects.toMatchObject({
      code: 'too-early',
      sentence: expect.stringContaining('1 September 2027'),
    })
  })

  test('appear and open on their days, while this year’s start goes on', async () => {
    const { later, courseId, runId } = await inAutumn()
    await copyToNextYear(later, courseId)
    await publishNextYear(later)
    const night = (day: string) => systemContext(test$.db, new Date(`${day}T01:00:00Z`))
    const [{ id } = { id: '' }] = await copies()
    const onOffer = async () => ({
      ...(await runNow(later, id)),
      courseStatus: 'live',
      runStatus: (await runNow(later, id)).status,
    })

    await publishDue(night('2027-09-30'))
    expect(await runNow(later, id)).toMatchObject({ status: 'draft', publishOn: '2027-10-01' })
    await publishDue(night('2027-10-01'))
    expect(await runNow(later, id)).toMatchObject({ status: 'live', applyFrom: '2027-10-08' })
    expect(isOpenRun(await onOffer(), new Date('2027-10-07T12:00:00Z'))).toBe(false)
    expect(isOpenRun(await onOffer(), new Date('2027-10-08T12:00:00Z'))).toBe(true)
    expect(await runNow(later, runId)).toMatchObject({ status: 'live' })
    expect(await publishNextYear(later)).toBe(0)
  })

  test('a Monday stays a Monday', () => {
    expect(dayNextYear('2027-09-06')).toBe('2028-09-04')
    expect(dayNextYear(null)).toBeNull()
  })
})
