import { describe, expect, test } from 'vitest'
import '~/jobs'
import { findApplicant } from '~/domain/applications/choice.queries.server'
import { applicationSections } from '~/domain/applications/sections'
import { sendUpdate } from '~/domain/applications/update.commands.server'
import { saveSection } from '~/domain/applications/section.commands.server'
import { fields, isVisible, providerKinds, stages, visibility } from '~/domain/applications/visibility'
import { protectAddress } from '~/domain/learners/address.commands.server'
import { findForParent } from '~/domain/reports/parent-page.queries.server'
import { drainJobs } from '~/kit/jobs.server'
import {
  aChoice,
  answersOf,
  aLearner,
  countEvents,
  eventsOf,
  FRIDAY,
  lettersIn,
  stateOf,
} from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aLinkedParent } from '#tests/support/parents'
import { aStaffContext, anAdviser } from '#tests/support/tracking'

const test$ = testDatabase()
const MONDAY = new Date('2026-11-23T09:00:00Z')

/** Every word of the form that tells of home, as this town's learners write it. */
const ofHome = applicationSections
  .flatMap((section) => section.fields)
  .filter(({ shows }) => 'tellsHome' in visibility[shows])
  .map(({ name }) => (name === 'postcode' ? 'AL10 8RT' : `mark-of-${name}`))

async function anApplicant(state: 'submitted' | 'offer' | 'place_confirmed' = 'submitted') {
  const choice = await aChoice(test$.db, { state })
  const head = await aStaffContext(test$.db, choice.town.schoolId, choice.town, 'head')
  return { choice, head }
}

const seen = async (choice: { officer: Parameters<typeof findApplicant>[0]; id: string }) =>
  JSON.stringify(await findApplicant(choice.officer, choice.id))

describe('a protected address', () => {
  test('the marks are looked for in the right places: without protection the provider reads them', async () => {
    const { choice } = await anApplicant()
    const page = await seen(choice)

    expect(ofHome.length).toBeGreaterThan(5)
    for (const mark of ofHome) expect(page).toContain(mark)
  })

  test.each(['submitted', 'offer', 'place_confirmed'] as const)(
    'is withheld from the provider of a choice that is %s, also in what was sent before',
    async (state) => {
      const { choice, head } = await anApplicant(state)

      await protectAddress(head, choice.learnerId, true, 'Told by the social worker')

      const page = await seen(choice)
      for (const mark of ofHome) expect(page).not.toContain(mark)
      expect(page).toContain('mark-of-email')
    },
  )

  test('does not get into a new copy, an update, a letter or the parent’s page', async () => {
    const { choice, head } = await anApplicant()
    await protectAddress(head, choice.learnerId, true, 'Told by the social worker')
    const learner = { ...choice.learner, now: MONDAY }
    const answers = { ...answersOf('contact'), phone: 'mark-of-phone2', email: 'new@example.org' }
    await saveSection(learner, choice.learnerId, 'contact', { answers, isFinished: true })
    await sendUpdate(learner, choice.learnerId, [choice.id])
    const second = await aChoice(test$.db, { town: choice.town, learnerId: choice.learnerId, run: { title: 'Art' } })
    await drainJobs(test$.db, FRIDAY)
    await test$.db
      .updateTable('learner')
      .set({ isAddressProtected: false })
      .where('id', '=', choice.learnerId)
      .execute()
    const parent = await aLinkedParent(test$.db, choice.learner)

    const kept = await test$.db.selectFrom('choice').select('snapshot').where('id', '=', second.id).execute()
    const updates = await test$.db.selectFrom('sentUpdate').select('after').execute()
    const read = [kept, updates, await lettersIn(test$.db), await findForParent(parent, choice.learnerId)]
    for (const mark of ofHome) expect(JSON.stringify(read)).not.toContain(mark)
  })

  test('is the table’s to say, for every kind of provider at every stage', () => {
    for (const kind of providerKinds)
      for (const stage of stages) {
        const hidden = fields.filter((field) => isVisible(field, kind, stage) && !isVisible(field, kind, stage, true))
        expect(hidden.every((field) => 'tellsHome' in visibility[field])).toBe(true)
        expect(isVisible('address', kind, stage, true)).toBe(false)
      }
  })

  test('is protected and let go by the head, the careers lead or the learner’s own adviser, once each, with one event', async () => {
    const { choice, head } = await anApplicant()
    const { learnerId, town } = choice
    const tutor = await aStaffContext(test$.db, town.schoolId, town, 'tutor', { form: '11A' })

    for (const ctx of [tutor, choice.learner, await anAdviser(test$.db, town)])
      await expect(protectAddress(ctx, learnerId, true, 'Asked')).rejects.toMatchObject({ name: 'NotAllowed' })
    await protectAddress(head, learnerId, true, 'Asked')
    const before = await countEvents(test$.db)
    await protectAddress(head, learnerId, true, 'Asked')

    expect(await countEvents(test$.db)).toBe(before)
    expect(await eventsOf(test$.db, learnerId)).toContain('address.protected')
    expect(await stateOf(test$.db, choice.id)).toBe('submitted')
  })

  test('of another school’s learner is not there', async () => {
    const { choice, head } = await anApplicant()
    const stranger = await aLearner(test$.db, { ...choice.town, schoolId: choice.providerId })

    await expect(protectAddress(head, stranger, true, 'Asked')).rejects.toMatchObject({ name: 'NotFound' })
  })
})
