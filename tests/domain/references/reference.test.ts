import { describe, expect, test } from 'vitest'
import { chaseDue } from '~/domain/references/reference'
import {
  approveReference,
  assignReference,
  draftReference,
  releaseReference,
  requestReference,
  takeReferenceBack,
} from '~/domain/references/reference.commands.server'
import { chaseReferences, tellReferenceReleased, tellReferenceWanted } from '~/domain/references/reference.jobs.server'
import { findStatus } from '~/domain/offers/status.queries.server'
import { decideSecondPerson } from '~/domain/references/reference-setting.commands.server'
import { isSecondPersonNeeded } from '~/domain/references/reference-setting.queries.server'
import { referenceTemplates, templateText } from '~/domain/references/reference-template'
import { referenceDraft } from '~/domain/references/reference.schemas'
import { providerKinds } from '~/domain/applications/visibility'
import { findReference, referencesOf } from '~/domain/references/reference.queries.server'
import { findApplicant } from '~/domain/applications/choice.queries.server'
import { systemContext } from '~/kit/context.server'
import { aChoice, aTown, FRIDAY, theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()
const days = (count: number) => new Date(FRIDAY.getTime() + count * 86_400_000)

async function aRequest(wishes: Parameters<typeof aChoice>[1] = {}) {
  const { db } = test$
  const town = await aTown(db)
  const tutor = await aStaffContext(db, town.schoolId, town, 'tutor', { form: '11A' })
  const head = await aStaffContext(db, town.schoolId, town, 'head')
  const choice = await aChoice(db, { ...wishes, town })
  await requestReference(systemContext(db, FRIDAY), choice.id)
  const found = async () => {
    const reference = await findReference(head, choice.learnerId)
    if (!reference) throw new Error('No reference was asked for.')
    return reference
  }
  const version = async () => ({ version: (await found()).version })
  return { db, town, tutor, head, choice, learnerId: choice.learnerId, found, version }
}

async function released(wishes: Parameters<typeof aChoice>[1]) {
  const asked = await aRequest(wishes)
  const { tutor, head, learnerId, version } = asked
  await draftReference(tutor, learnerId, { text: 'Kind and steady.', ...(await version()) })
  await releaseReference(head, learnerId, await version())
  return asked
}

describe('a school that asks for a second person', () => {
  test('lets no reference go that only its writer has read', async () => {
    const { tutor, head, learnerId, version, found } = await aRequest()
    await decideSecondPerson(head, true)
    await draftReference(tutor, learnerId, { text: 'Kind and steady.', ...(await version()) })

    await expect(releaseReference(head, learnerId, await version())).rejects.toMatchObject({ code: 'not-approved' })
    await expect(approveReference(tutor, learnerId, await version())).rejects.toMatchObject({ code: 'own-words' })
    await approveReference(head, learnerId, await version())
    await releaseReference(head, learnerId, await version())

    expect(await found()).toMatchObject({ state: 'released', isSecondPersonNeeded: true })
  })

  test('is decided by its head, and told once', async () => {
    const { db, town, tutor, head } = await aRequest()
    const lead = await aStaffContext(db, town.schoolId, town, 'careers-lead')

    for (const ctx of [tutor, lead])
      await expect(decideSecondPerson(ctx, true)).rejects.toMatchObject({ name: 'NotAllowed' })
    await decideSecondPerson(head, true)
    await decideSecondPerson(head, true)

    expect(await isSecondPersonNeeded(tutor)).toBe(true)
    const events = db.selectFrom('auditEvent').select('id').where('action', '=', 'reference-setting.decided')
    expect(await events.execute()).toHaveLength(1)
  })
})

describe('the shorter reference', () => {
  test.each([
    ['school', 'Ready for physics.'],
    ['college', 'Kind and steady.'],
  ] as const)('is for sixth forms: after a firm place a %s reads %j', async (kind, words) => {
    const { tutor, head, choice, learnerId, version } = await aRequest({ kind, state: 'place_confirmed' })
    const both = { text: 'Kind and steady.', shortText: 'Ready for physics.' }
    await draftReference(tutor, learnerId, { ...both, ...(await version()) })
    await releaseReference(head, learnerId, await version())

    expect((await findApplicant(choice.officer, choice.id)).schoolWords).toBe(words)
  })
})

describe('the templates', () => {
  test.each(providerKinds)('a %s has points of its own, and they alone are no reference', (kind) => {
    expect(referenceTemplates[kind].points.length).toBeGreaterThan(1)
    expect(referenceDraft.safeParse({ text: templateText(kind), version: 1 }).success).toBe(false)
    expect(referenceDraft.safeParse({ text: `${templateText(kind)} steady`, version: 1 }).success).toBe(true)
  })

  test('follow from what the learner has chosen', async () => {
    const { db, town, learnerId, found } = await aRequest({ kind: 'college' })
    await aChoice(db, { town, learnerId, kind: 'school' })

    expect((await found()).kinds.toSorted()).toEqual(['college', 'school'])
  })
})

describe('a reference', () => {
  test('is asked for once a year, of the tutor of the form, however many choices there are', async () => {
    const { db, tutor, choice, found, learnerId } = await aRequest()
    await requestReference(systemContext(db, FRIDAY), choice.id)

    const reference = await found()
    expect(reference).toMatchObject({ state: 'requested', assignedToId: tutor.actor.id })
    await tellReferenceWanted.run(systemContext(db, FRIDAY), { referenceId: reference.id })
    const letters = db.selectFrom('letter').select(['accountId', 'body']).where('template', '=', 'ReferenceWanted')
    expect(await letters.orderBy('key').execute()).toMatchObject([{ accountId: tutor.actor.id }])
    expect(await referencesOf(tutor)).toMatchObject([{ id: learnerId, state: 'requested', writer: 'Mr Okafor' }])
  })

  test('is drafted, approved by a second person, released and taken back', async () => {
    const { db, tutor, head, learnerId, found, version } = await aRequest()

    await draftReference(tutor, learnerId, { text: 'Kind and steady.', ...(await version()) })
    await expect(approveReference(tutor, learnerId, await version())).rejects.toMatchObject({ code: 'own-words' })
    await approveReference(head, learnerId, await version())
    await expect(releaseReference(tutor, learnerId, await version())).rejects.toMatchObject({ name: 'NotAllowed' })
    await releaseReference(head, learnerId, await version())
    expect(await found()).toMatchObject({ state: 'released', approver: 'Mr Okafor' })
    await expect(
      draftReference(tutor, learnerId, { text: 'Other words.', ...(await version()) }),
    ).rejects.toMatchObject({ code: 'released-already' })

    await takeReferenceBack(head, learnerId, await version())
    expect(await found()).toMatchObject({ state: 'drafted', approver: null, releasedAt: null })
    const events = db.selectFrom('auditEvent').select('action').where('subjectType', '=', 'reference')
    expect((await events.execute()).map(({ action }) => action).sort()).toEqual([
      'reference.approved',
      'reference.drafted',
      'reference.released',
      'reference.requested',
      'reference.taken-back',
    ])
  })

  test('goes without a second person too, and never empty', async () => {
    const { head, learnerId, version } = await aRequest()

    await expect(releaseReference(head, learnerId, await version())).rejects.toMatchObject({ code: 'nothing-written' })
    await draftReference(head, learnerId, { text: 'Kind.', ...(await version()) })
    await releaseReference(head, learnerId, await version())
  })

  test('is given to a colleague of the school alone, and changed by one at a time', async () => {
    const { db, head, tutor, learnerId, version, found } = await aRequest()
    const elsewhere = await aTown(db)
    const stranger = await aStaffContext(db, elsewhere.schoolId, elsewhere, 'head')
    const before = await version()

    await expect(
      assignReference(head, learnerId, { writer: stranger.actor.id ?? '', ...before }),
    ).rejects.toMatchObject({ code: 'no-such-writer' })
    await assignReference(tutor, learnerId, { writer: head.actor.id ?? '', ...before })
    expect(await found()).toMatchObject({ assignedToId: head.actor.id })
    await expect(draftReference(tutor, learnerId, { text: 'Late.', ...before })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    })
    await expect(draftReference(stranger, learnerId, { text: 'Mine.', ...before })).rejects.toMatchObject({
      name: 'NotFound',
    })
  })

  test('is read by a college once it is released, and not before', async () => {
    const { choice, head, learnerId, version } = await released({ state: 'submitted' })

    expect(await findApplicant(choice.officer, choice.id)).toMatchObject({ schoolWords: 'Kind and steady.' })
    await takeReferenceBack(head, learnerId, await version())
    expect(await findApplicant(choice.officer, choice.id)).toMatchObject({ schoolWords: null })
  })

  test('is read by a school sixth form only after a firm place', async () => {
    const early = await released({ state: 'submitted', kind: 'school' })
    expect(await findApplicant(early.choice.officer, early.choice.id)).toMatchObject({ schoolWords: null })

    const late = await released({ state: 'place_confirmed', kind: 'school' })
    expect(await findApplicant(late.choice.officer, late.choice.id)).toMatchObject({ schoolWords: 'Kind and steady.' })
  })

  test('shows the learner how far it is, and never its words', async () => {
    const { db, town, learnerId, head, found } = await released({ state: 'submitted' })

    const learner = theLearner(db, learnerId, town)
    expect(await findStatus(learner, learnerId)).toMatchObject({ schoolReference: 'released' })
    expect(await findReference(learner, learnerId)).toBeNull()
    await tellReferenceReleased.run(head, { referenceId: (await found()).id, eventId: learnerId })
    const letter = db.selectFrom('letter').select('body').where('template', '=', 'ReferenceReady')
    const { body } = await letter.executeTakeFirstOrThrow()
    expect(body).toContain('You do not have to do')
    expect(body).not.toContain('Kind and steady')
  })
})

describe('reminders of a missing reference', () => {
  test.each([
    ['writer', 6.9, null],
    ['writer', 7, 7],
    ['writer', 20, 14],
    ['writer', 99, 28],
    ['learner', 8, null],
    ['learner', 9, 9],
    ['learner', 30, 30],
  ] as const)('to the %s after %d days: %s', (reader, waited, day) => {
    expect(chaseDue(reader, FRIDAY, days(waited))).toBe(day)
  })

  test('go out once each, day after day, and stop with the release', async () => {
    const { db, tutor, head, learnerId, version } = await aRequest()
    for (let day = 1; day <= 20; day += 1) {
      await chaseReferences(systemContext(db, days(day)))
      await chaseReferences(systemContext(db, days(day)))
    }
    const chases = db.selectFrom('referenceChase').select(['reader', 'day']).orderBy('chasedAt').orderBy('reader')
    const first = [
      { reader: 'writer', day: 7 },
      { reader: 'learner', day: 9 },
      { reader: 'writer', day: 14 },
      { reader: 'learner', day: 16 },
    ]
    expect(await chases.execute()).toEqual(first)

    await draftReference(tutor, learnerId, { text: 'Kind.', ...(await version()) })
    await releaseReference(head, learnerId, await version())
    await chaseReferences(systemContext(db, days(40)))
    expect(await chases.execute()).toEqual(first)
  })
})
