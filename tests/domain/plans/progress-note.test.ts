import { describe, expect, test } from 'vitest'
import { findLearnerToNote, findProgressNotes } from '~/domain/plans/progress-note.queries.server'
import { writeProgressNote } from '~/domain/plans/progress-note.commands.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { aChoice, anOfficerAt, aProvider } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { anAdviser, anEnrolment, aStaffContext, eventsCalled } from '#tests/support/tracking'

const test$ = testDatabase()
const note = { rating: 'some-concern', body: 'Two pieces of work are missing.' } as const

async function enrolled() {
  const choice = await anEnrolment(test$.db)
  const teacher = await aStaffContext(test$.db, choice.providerId, choice.town, 'register-taker')
  return { choice, teacher }
}

describe('writeProgressNote', () => {
  test('keeps the note with its writer, for the learner and the adviser to read, and leaves one event without the words', async () => {
    const { db } = test$
    const { choice, teacher } = await enrolled()

    await writeProgressNote(teacher, choice.id, note)

    const written = expect.objectContaining({ ...note, writerName: 'Mr Okafor', providerName: 'Riverside College' })
    expect(await findProgressNotes(choice.learner, choice.learnerId)).toEqual([written])
    expect(await findProgressNotes(await anAdviser(db, choice.town), choice.learnerId)).toEqual([written])
    expect((await findLearnerToNote(teacher, choice.id)).notes).toEqual([written])
    const [event, ...others] = await eventsCalled(db, 'progress-note.written')
    expect(event).toMatchObject({
      learnerId: choice.learnerId,
      organisationId: choice.providerId,
      particulars: { rating: 'some-concern' },
    })
    expect(others).toEqual([])
  })

  test('is hidden from another provider, and not for the learner', async () => {
    const { db } = test$
    const { choice } = await enrolled()
    const elsewhere = anOfficerAt(db, await aProvider(db, choice.town), choice.town)

    await expect(writeProgressNote(elsewhere, choice.id, note)).rejects.toThrow(NotFound)
    await expect(writeProgressNote(choice.learner, choice.id, note)).rejects.toThrow(NotAllowed)
  })

  test('finds nobody who is not enrolled', async () => {
    const choice = await aChoice(test$.db, { state: 'place_confirmed' })

    await expect(writeProgressNote(choice.officer, choice.id, note)).rejects.toThrow(NotFound)
  })
})
