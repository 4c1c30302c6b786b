import { describe, expect, test } from 'vitest'
import '~/jobs'
import { keepDocuments, setDocumentKinds } from '~/domain/enrolment-desk/document.commands.server'
import { documentKindsOf, findAtDesk } from '~/domain/enrolment-desk/document.queries.server'
import { stillToSee } from '~/domain/enrolment-desk/document'
import { findTransfer } from '~/domain/enrolment-desk/transfer.queries.server'
import { placesTaken } from '~/domain/offers/offer.queries.server'
import { transferAtDesk } from '~/domain/enrolments/transfer.commands.server'
import { drainJobs } from '~/kit/jobs.server'
import {
  aChoice,
  aCourseRun,
  anOfficerAt,
  aProvider,
  eventsOf,
  FRIDAY,
  lettersIn,
  stateOf,
} from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { inTerm, preview } from '../enrolment-files/sending'

const test$ = testDatabase()
const placed = () => aChoice(test$.db, { state: 'place_confirmed' })

describe('documents', () => {
  test('that were seen are kept with who and when, and a tick taken away was a mistake', async () => {
    const { db } = test$
    const choice = await placed()
    const [identity, results] = (await documentKindsOf(choice.officer, choice.providerId)).map(({ id }) => id)
    if (!identity || !results) throw new Error('There are documents for all.')

    await keepDocuments(choice.officer, choice.id, { seen: [identity, results] })
    await keepDocuments(choice.officer, choice.id, { seen: [identity, results] })
    await keepDocuments(choice.officer, choice.id, { seen: [identity] })

    const { kinds, seen } = await findAtDesk(choice.officer, choice.id)
    expect(seen).toEqual([identity])
    expect(stillToSee(kinds, new Set(seen)).map(({ label }) => label)).toEqual([
      'Results slips or certificates',
      'Proof of the right to study',
      'Proof of address',
    ])
    expect((await eventsOf(db, choice.id)).filter((action) => action === 'documents.checked')).toHaveLength(2)
  })

  test('are looked at once the place is sure, by staff of the provider', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'accepted_conditional' })
    const stranger = anOfficerAt(db, await aProvider(db, choice.town), choice.town)

    await expect(keepDocuments(choice.officer, choice.id, { seen: [] })).rejects.toMatchObject({ code: 'no-place' })
    await expect(keepDocuments(stranger, choice.id, { seen: [] })).rejects.toMatchObject({ name: 'NotFound' })
    await expect(findAtDesk(stranger, choice.id)).rejects.toMatchObject({ name: 'NotFound' })
  })

  test('are the provider’s own list where it has written one; a line that comes back keeps what was seen', async () => {
    const choice = await placed()
    const list = async () => (await documentKindsOf(choice.officer, choice.providerId)).map(({ label }) => label)
    await setDocumentKinds(choice.officer, { lines: ['Passport', 'GCSE results'] })
    expect(await list()).toEqual(['Passport', 'GCSE results'])
    const [passport] = await documentKindsOf(choice.officer, choice.providerId)
    expect(passport?.isIdentity).toBe(true)
    await keepDocuments(choice.officer, choice.id, { seen: [passport?.id ?? ''] })

    await setDocumentKinds(choice.officer, { lines: ['GCSE results'] })
    await setDocumentKinds(choice.officer, { lines: ['passport', 'GCSE results', 'Photo'] })

    expect(await list()).toEqual(['passport', 'GCSE results', 'Photo'])
    expect((await findAtDesk(choice.officer, choice.id)).seen).toEqual([passport?.id])
  })

  test('that prove who somebody is are enough for the file of the college’s own system', async () => {
    const choice = await placed()
    const [identity] = await documentKindsOf(choice.officer, choice.providerId)
    await keepDocuments(choice.officer, choice.id, { seen: [identity?.id ?? ''] })

    const file = 'FamilyName,GivenNames,DateOfBirth,LearnStartDate\nYusuf,Amina,2011-03-27,2027-09-06\n'
    expect((await preview(inTerm(choice), file)).findings).toEqual([])
  })
})

describe('a transfer at the desk', () => {
  test('enrols on the other course, moves the place along, and tells the learner its name', async () => {
    const { db } = test$
    const choice = await placed()
    const run = await aCourseRun(db, choice.providerId, { title: 'Plumbing', places: 1, hasHardLimit: true })
    expect((await findTransfer(choice.officer, choice.id)).options).toEqual([
      { value: run, text: 'Plumbing, 6 September 2027' },
    ])

    await transferAtDesk(choice.officer, choice.id, { run, startedOn: '2026-11-20' })
    await drainJobs(db, FRIDAY)

    expect(await stateOf(db, choice.id)).toBe('enrolled')
    const kept = db.selectFrom('choice').select(['courseRunId', 'firstCourseRunId']).where('id', '=', choice.id)
    expect(await kept.execute()).toEqual([{ courseRunId: run, firstCourseRunId: choice.runId }])
    expect(await db.selectFrom('enrolment').select('courseRunId').execute()).toEqual([{ courseRunId: run }])
    expect([await placesTaken(choice.officer, run), await placesTaken(choice.officer, choice.runId)]).toEqual([1, 0])
    const [letter] = (await lettersIn(db)).filter(({ template }) => template === 'Enrolled')
    expect(letter?.body).toContain('Plumbing')
  })

  test('never goes beyond a hard number of places', async () => {
    const { db } = test$
    const choice = await placed()
    const run = await aCourseRun(db, choice.providerId, { title: 'Plumbing', places: 0, hasHardLimit: true })

    const tried = transferAtDesk(choice.officer, choice.id, { run, startedOn: '2026-11-20' })

    await expect(tried).rejects.toMatchObject({ code: 'no-place-left' })
    expect(await stateOf(db, choice.id)).toBe('place_confirmed')
  })

  test('leads to no course of somebody else', async () => {
    const choice = await placed()
    const elsewhere = await aCourseRun(test$.db, await aProvider(test$.db, choice.town), { title: 'Plumbing' })

    const tried = transferAtDesk(choice.officer, choice.id, { run: elsewhere, startedOn: '2026-11-20' })

    await expect(tried).rejects.toMatchObject({ name: 'NotFound' })
  })
})
