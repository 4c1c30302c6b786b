import { describe, expect, test } from 'vitest'
import { startNews } from '~/domain/clocks/start-news'
import { undoImport } from '~/domain/catalogues/catalogue-undo.commands.server'
import { moveCourse } from '~/domain/publishing/publishing.commands.server'
import { moveRun } from '~/domain/publishing/own-run.commands.server'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import '~/jobs'
import { aChoice, FRIDAY, lettersIn, stateOf } from '#tests/support/admissions'
import { catalogue, importText } from '#tests/support/catalogues'
import { testDatabase } from '#tests/support/database'
import { justDo } from '#tests/support/publishing'

const test$ = testDatabase()

const open = { courseStatus: 'live', runStatus: 'live', isOpen: true, isFull: false } as const

describe('what becomes of a start somebody chose', () => {
  test.each([
    ['draft', open, null],
    ['draft', { ...open, isOpen: false }, 'closed-before-sending'],
    ['draft', { ...open, isOpen: false, isFull: true }, 'full-before-sending'],
    ['draft', { ...open, runStatus: 'withdrawn' }, 'gone-before-sending'],
    ['submitted', { ...open, isOpen: false, isFull: true }, null],
    ['submitted', { ...open, courseStatus: 'withdrawn' }, 'gone'],
    ['offer', { ...open, runStatus: 'withdrawn' }, 'gone'],
    ['rejected', { ...open, runStatus: 'withdrawn' }, null],
    ['enrolled', { ...open, runStatus: 'withdrawn' }, null],
  ] as const)('%s, %j: %s', (state, start, news) => {
    expect(startNews({ state, ...start })).toBe(news)
  })
})

async function courseOf(runId: string) {
  const { courseId } = await test$.db
    .selectFrom('courseRun')
    .select('courseId')
    .where('id', '=', runId)
    .executeTakeFirstOrThrow()
  return courseId
}

async function newsLetters() {
  await drainJobs(test$.db, FRIDAY)
  const letters = await lettersIn(test$.db)
  return letters.filter(({ template }) => template === 'StartChanged').map(({ body }) => body)
}

describe('a start that is full', () => {
  test('is told to those who have it on the list and have not sent it, and to nobody else', async () => {
    const { db } = test$
    const draft = await aChoice(db, { state: 'draft' })

    await moveRun(draft.officer, await courseOf(draft.runId), draft.runId, 'fill', justDo)

    expect(await newsLetters()).toEqual([expect.stringContaining('All places on Engineering')])
    expect(await stateOf(db, draft.id)).toBe('draft')
  })

  test('changes nothing for who has applied', async () => {
    const sent = await aChoice(test$.db, { state: 'submitted' })

    await moveRun(sent.officer, await courseOf(sent.runId), sent.runId, 'fill', justDo)

    expect(await newsLetters()).toEqual([])
  })
})

describe('a start that leaves the prospectus', () => {
  test('keeps its applicants and tells them once, however often it goes', async () => {
    const { db } = test$
    const sent = await aChoice(db, { state: 'submitted' })
    const courseId = await courseOf(sent.runId)

    await moveCourse(sent.officer, courseId, 'withdraw', justDo)
    expect(await newsLetters()).toEqual([expect.stringContaining('Your application is still with them')])

    await moveCourse(sent.officer, courseId, 'restore', justDo)
    await moveCourse(sent.officer, courseId, 'withdraw', justDo)
    expect(await newsLetters()).toHaveLength(1)
    expect(await stateOf(db, sent.id)).toBe('submitted')
  })

  test('by no longer standing in the feed is told in the same way', async () => {
    const { db } = test$
    const ctx = systemContext(db, FRIDAY)
    const sent = await aChoice(db, { state: 'submitted' })
    await db.updateTable('organisation').set({ ukprn: '10000001' }).where('id', '=', sent.providerId).execute()

    await importText(ctx, catalogue([{ id: 'c1', title: 'Bakery' }]), { mayRemoveMany: true })

    expect(await newsLetters()).toEqual([expect.stringContaining('no longer shows this start of Engineering')])
    expect(await stateOf(db, sent.id)).toBe('submitted')
  })

  test('and comes back before the letter is written is not told', async () => {
    const { db } = test$
    const sent = await aChoice(db, { state: 'submitted' })
    const courseId = await courseOf(sent.runId)
    await moveRun(sent.officer, courseId, sent.runId, 'withdraw', justDo)
    await moveRun(sent.officer, courseId, sent.runId, 'restore', justDo)

    expect(await newsLetters()).toEqual([])
  })

  test('by a file that is undone again is not told any more, unless the letter has gone out', async () => {
    const { db } = test$
    const ctx = systemContext(db, FRIDAY)
    const sent = await aChoice(db, { state: 'submitted' })
    await db.updateTable('organisation').set({ ukprn: '10000001' }).where('id', '=', sent.providerId).execute()
    const send = () => importText(ctx, catalogue([{ id: 'c1', title: 'Bakery' }]), { mayRemoveMany: true })

    await undoImport(ctx, (await send()).intakeId)
    expect(await newsLetters()).toEqual([])

    const { intakeId } = await send()
    expect(await newsLetters()).toHaveLength(1)
    await undoImport(ctx, intakeId)
    expect(await newsLetters()).toEqual([])

    const again = await send()
    await newsLetters()
    await db.updateTable('letter').set({ sentAt: FRIDAY }).execute()
    await undoImport(ctx, again.intakeId)
    expect(await newsLetters()).toHaveLength(1)
  })
})
