import { describe, expect, test } from 'vitest'
import { canMove, remaining } from '~/domain/applications/choice'
import { choiceStates, type ChoiceState } from '~/domain/applications/choice.states'
import { rejectChoice } from '~/domain/endings/rejection.commands.server'
import { findRejection, previewRejection } from '~/domain/endings/rejection.queries.server'
import { rejectionForm, tickedAgain } from '~/domain/endings/rejection.schemas'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import { reasonsFor } from '~/domain/endings/reason'
import { NotAllowed, NotFound } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import {
  aChoice,
  anOfficerAt,
  aProvider,
  countEvents,
  eventsOf,
  FRIDAY,
  lettersIn,
  stateOf,
} from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()

const reasonId = async (code: string) => {
  const found = test$.db.selectFrom('reason').select('id').where('list', '=', 'rejection').where('code', '=', code)
  return (await found.executeTakeFirstOrThrow()).id
}
const full = async () => ({ reasons: [await reasonId('course-full')], details: {}, message: '' })

describe('rejectChoice', () => {
  test('keeps each reason as a row, and writes to the learner what the preview showed', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const grade = await reasonId('grade-missing')
    const rejection = {
      reasons: [grade, await reasonId('course-full')],
      details: { [grade]: 'Mathematics at grade 5.' },
      message: 'Try our level 2 course.',
    }
    const preview = await previewRejection(choice.officer, choice.id, rejection)

    await rejectChoice(choice.officer, choice.id, rejection)

    expect(await stateOf(db, choice.id)).toBe('rejected')
    expect(await eventsOf(db, choice.id)).toEqual(['choice.added', 'choice.rejected'])
    expect(await findRejection(choice.learner, choice.id)).toEqual({
      reasons: preview.reasons,
      message: 'Try our level 2 course.',
      rejectedAt: FRIDAY,
    })
    await drainJobs(db, FRIDAY)
    const letter = (await lettersIn(db)).find(({ template }) => template === 'Unsuccessful')
    for (const reason of preview.reasons) expect(letter?.body).toContain(reason)
    expect(preview.reasons[0]).toBe('You do not have a grade that this course asks for. Mathematics at grade 5.')
    expect(letter?.body).toContain('You can still apply for other courses')
  })

  test('refuses without words where a reason needs them, beside that reason', async () => {
    const choice = await aChoice(test$.db)
    const grade = await reasonId('grade-missing')

    const attempt = rejectChoice(choice.officer, choice.id, { reasons: [grade], details: {}, message: '' })

    await expect(attempt).rejects.toMatchObject({ code: 'needs-detail', field: `details.${grade}` })
    const preview = previewRejection(choice.officer, choice.id, { reasons: [grade], details: {}, message: '' })
    await expect(preview).rejects.toMatchObject({ code: 'needs-detail' })
  })

  test('lets a school sixth form give no reason it could not lawfully know', async () => {
    const choice = await aChoice(test$.db, { kind: 'school' })
    const reasons = await currentReasons(choice.officer, 'rejection', 'provider')

    const codes = reasonsFor(reasons, 'school-sixth-form').map(({ code }) => code)

    expect(codes).not.toContain('statement')
    expect(codes).not.toContain('interview')
    expect(codes).toContain('higher-priority')
    const attempt = rejectChoice(choice.officer, choice.id, {
      reasons: [await reasonId('statement')],
      details: {},
      message: '',
    })
    await expect(attempt).rejects.toMatchObject({ code: 'unknown-reason' })
  })

  test('offers only the reasons of the day, and reads the old ones', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    await rejectChoice(choice.officer, choice.id, await full())

    await db
      .updateTable('reason')
      .set({ validTo: '2026-11-01' })
      .where('list', '=', 'rejection')
      .where('code', '=', 'course-full')
      .execute()

    const codes = (await currentReasons(choice.officer, 'rejection', 'provider')).map(({ code }) => code)
    expect(codes).not.toContain('course-full')
    expect((await findRejection(choice.learner, choice.id))?.reasons).toEqual([
      'All the places on this course are taken.',
    ])
  })

  test.each(
    choiceStates.filter((state) => !canMove(state, 'reject') && !['draft', 'with_school', 'not_sent'].includes(state)),
  )('refuses a choice that is %s', async (state) => {
    const { db } = test$
    const choice = await aChoice(db)
    await db.updateTable('choice').set({ state }).where('id', '=', choice.id).execute()
    const before = await countEvents(db)

    await expect(rejectChoice(choice.officer, choice.id, await full())).rejects.toMatchObject({ code: 'not-from-here' })
    expect(await countEvents(db)).toBe(before)
  })

  test('is hidden from another provider, and not for the learner', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const other = anOfficerAt(db, await aProvider(db, choice.town), choice.town)

    await expect(rejectChoice(other, choice.id, await full())).rejects.toThrow(NotFound)
    await expect(rejectChoice(choice.learner, choice.id, await full())).rejects.toThrow(NotAllowed)
  })
})

describe('the form of a rejection', () => {
  const [one, two] = ['0c9d4f6e-8f0c-4a43-9d0e-1b1b3c1a0001', '0c9d4f6e-8f0c-4a43-9d0e-1b1b3c1a0002'] as const

  test.each([
    [{ reasons: { 0: one, 3: [two] } }, [one, two]],
    [{ reasons: { 1: [one, two] } }, [one, two]],
    [{ reasons: one }, [one]],
  ])('reads what is ticked from its groups: %o', (typed, expected) => {
    expect(rejectionForm.parse(typed).reasons).toEqual(expected)
  })

  test.each([{}, { reasons: '' }, { reasons: {} }])(
    'asks for at least one reason, beside the first group: %o',
    (typed) => {
      expect(rejectionForm.safeParse(typed).error?.issues).toMatchObject([
        { path: ['reasons', '0'], message: 'Choose at least one reason' },
      ])
    },
  )

  test('gives each group back what was ticked', () => {
    expect(tickedAgain([one])).toMatchObject({ 'reasons.0': [one], 'reasons.7': [one] })
  })
})

test.each<[ChoiceState[], ReturnType<typeof remaining>]>([
  [['rejected'], 'nothing'],
  [['rejected', 'declined', 'draft'], 'nothing'],
  [['rejected', 'submitted'], 'answers'],
  [['rejected', 'overdue'], 'answers'],
  [['rejected', 'offer'], 'offers'],
  [['rejected', 'accepted_backup', 'waiting_list'], 'both'],
])('a learner with %o is left with %s', (states, expected) => {
  expect(remaining(states)).toBe(expected)
})
