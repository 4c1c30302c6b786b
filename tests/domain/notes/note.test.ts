import { describe, expect, test } from 'vitest'
import { mayChange } from '~/domain/notes/note'
import { changeNote, writeNote } from '~/domain/notes/note.commands.server'
import { findNote } from '~/domain/notes/note.queries.server'
import { findApplicantToDecide } from '~/domain/offers/applicant.queries.server'
import { findChoiceToAnswer } from '~/domain/offers/own-choice.queries.server'
import { drainJobs } from '~/kit/jobs.server'
import { eventsOfChoice } from '~/domain/applications/choice.queries.server'
import {
  aChoice,
  aColleague,
  anOfficerAt,
  aProvider,
  countEvents,
  eventsOf,
  FRIDAY,
  lettersIn,
  type ChoiceWithAll,
} from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const minutesLater = (minutes: number) => new Date(FRIDAY.getTime() + minutes * 60_000)

async function anOfficer(choice: ChoiceWithAll) {
  const { accountId } = await aColleague(test$.db, choice.providerId)
  return { ...choice.officer, actor: { ...choice.officer.actor, id: accountId } }
}

describe('a note', () => {
  test.each([
    ['its author within fifteen minutes', 'a', 15, true],
    ['its author later', 'a', 16, false],
    ['a colleague', 'b', 1, false],
    ['nobody known', null, 1, false],
  ])('may be changed by %s: %s, %i', (_, reader, minutes, expected) => {
    expect(mayChange({ authorId: 'a', writtenAt: FRIDAY }, reader, minutesLater(minutes))).toBe(expected)
  })

  test('is read by colleagues with its author, and by nobody else: not in the learner’s page, history or letters', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const officer = await anOfficer(choice)
    const noteId = await writeNote(officer, choice.id, 'Rang on Monday')
    await drainJobs(db, FRIDAY)

    const { notes, events } = await findApplicantToDecide(choice.officer, choice.id)
    const page = await findChoiceToAnswer(choice.learner, choice.id)

    expect(notes).toMatchObject([{ text: 'Rang on Monday', author: 'Mr Okafor', mayChange: false }])
    expect(JSON.stringify(page)).not.toContain('Rang on Monday')
    expect([...events, ...(await eventsOfChoice(choice.learner, choice.id))].map(({ action }) => action)).not.toContain(
      'note.written',
    )
    expect((await lettersIn(db)).map(({ body }) => body).join()).not.toContain('Rang on Monday')
    expect(await eventsOf(db, noteId)).toEqual(['note.written'])
  })

  test('is changed by its author while it is fresh; the record keeps what it said', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const officer = await anOfficer(choice)
    const noteId = await writeNote(officer, choice.id, 'Rang on Monday')

    expect(await changeNote({ ...officer, now: minutesLater(10) }, noteId, 'Rang on Tuesday')).toBe(choice.id)

    expect(await findNote(officer, noteId)).toMatchObject({ text: 'Rang on Tuesday' })
    const { particulars } = await db
      .selectFrom('auditEvent')
      .select('particulars')
      .where('action', '=', 'note.changed')
      .executeTakeFirstOrThrow()
    expect(particulars).toEqual({ before: 'Rang on Monday' })
  })

  test('stands after fifteen minutes, and a colleague’s always', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const officer = await anOfficer(choice)
    const noteId = await writeNote(officer, choice.id, 'Rang on Monday')
    const colleague = await anOfficer(choice)
    const events = await countEvents(db)

    const late = changeNote({ ...officer, now: minutesLater(16) }, noteId, 'No')
    await expect(late).rejects.toMatchObject({ code: 'note-stands' })
    await expect(changeNote(colleague, noteId, 'No')).rejects.toMatchObject({ code: 'note-stands' })
    expect(await countEvents(db)).toBe(events)
  })

  test('is not there for another provider, the learner or a register taker', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const officer = await anOfficer(choice)
    const noteId = await writeNote(officer, choice.id, 'Rang on Monday')
    const other = anOfficerAt(db, await aProvider(db, choice.town), choice.town)
    const taker = { ...officer, actor: { ...officer.actor, role: 'register-taker' as const } }

    for (const reader of [other, choice.learner, taker]) {
      await expect(findNote(reader, noteId)).rejects.toThrow('no such note')
    }
    await expect(writeNote(other, choice.id, 'x')).rejects.toThrow('no such choice')
    await expect(writeNote(choice.learner, choice.id, 'x')).rejects.toThrow()
  })
})
