import { describe, expect, test } from 'vitest'
import { findHelpedSection } from '~/domain/applications/on-behalf-form.queries.server'
import { outsideApplicationsOf } from '~/domain/applications/outside-application.queries.server'
import { decideConsent, writeDownInstruction } from '~/domain/consents/consent.commands.server'
import { consentsOf } from '~/domain/consents/consent.queries.server'
import { handOver } from '~/domain/handovers/handover.commands.server'
import { handoversOf } from '~/domain/handovers/handover.queries.server'
import { caseloadPage } from '~/domain/participation/caseload.queries.server'
import { takeOn } from '~/domain/participation/caseload.commands.server'
import { findLearnerForAdviser } from '~/domain/reports/learner-record.queries.server'
import { choicesVisibleTo } from '~/access/scopes.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { aChoice, aProvider, eventsOf } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aLinkedParent } from '#tests/support/parents'
import { aReason, anAdviser, aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()
const BIRTHDAY = new Date('2027-03-27T09:00:00Z')

/** Amina of 16, with an offer, on the caseload of an adviser. */
async function anAmina(now = BIRTHDAY) {
  const choice = await aChoice(test$.db, { state: 'offer' })
  const adviser = await anAdviser(test$.db, choice.town, now)
  await takeOn(adviser, choice.learnerId)
  const head = await aStaffContext(test$.db, choice.town.schoolId, choice.town, 'head', { now })
  const learner = { ...choice.learner, now }
  const say = (agrees: boolean) => decideConsent(learner, choice.learnerId, 'careers-service', agrees)
  return { ...choice, learner, adviser, head, say }
}

describe('the careers service is told only name, address and date of birth', () => {
  test('from 16 the learner says so, and it stands in the ledger with who said it', async () => {
    const { learner, learnerId, say } = await anAmina()

    await say(true)

    const [answer] = await consentsOf(learner, learnerId)
    expect(answer).toMatchObject({ purpose: 'careers-service', decision: 'given', decidedByRole: 'learner' })
    expect(answer?.decidedAt).toEqual(BIRTHDAY)
    expect(await eventsOf(test$.db, answer?.id ?? '')).toEqual(['consent.given'])
  })

  test('the day before the sixteenth birthday it is a parent’s to say', async () => {
    const { say, choiceLearner, parent, learnerId } = await aFamily()

    await expect(say(true)).rejects.toMatchObject({ code: 'parent-decides' })
    expect(await decideConsent(parent, learnerId, 'careers-service', true)).toBe('given')

    const [answer] = await consentsOf(choiceLearner, learnerId)
    expect(answer).toMatchObject({ decidedByRole: 'parent', by: 'Samira Yusuf' })
  })

  test('from 16 on a parent’s instruction holds until the learner takes it back; the parent cannot change it any more', async () => {
    const { parent, learnerId, choiceLearner } = await aFamily()
    await decideConsent(parent, learnerId, 'careers-service', true)
    const later = { ...parent, now: BIRTHDAY }

    await expect(decideConsent(later, learnerId, 'careers-service', false)).rejects.toMatchObject({
      code: 'learner-decides',
    })
    const learner = { ...choiceLearner, now: BIRTHDAY }
    expect(await decideConsent(learner, learnerId, 'careers-service', false)).toBe('withdrawn')
  })

  test('what came on paper is written down by the careers lead of the learner’s own school, and by nobody else', async () => {
    const { db } = test$
    const { learnerId, town } = await aChoice(db, { state: 'offer' })
    const lead = await aStaffContext(db, town.schoolId, town, 'careers-lead')
    const tutor = await aStaffContext(db, town.schoolId, town, 'tutor', { form: '11A' })
    const elsewhere = await aStaffContext(
      db,
      await aProvider(db, town, { kind: 'school', name: 'Hilltop School' }),
      town,
      'careers-lead',
    )

    await expect(writeDownInstruction(tutor, learnerId, true)).rejects.toThrow(NotAllowed)
    await expect(writeDownInstruction(elsewhere, learnerId, true)).rejects.toThrow(NotFound)
    expect(await writeDownInstruction(lead, learnerId, true)).toBe('given')

    const [answer] = await consentsOf(lead, learnerId)
    expect(answer).toMatchObject({ purpose: 'careers-service', decision: 'given', decidedByRole: 'careers-lead' })
  })

  test('a parent says nothing else for the learner', async () => {
    const { parent, learnerId } = await aFamily()

    await expect(decideConsent(parent, learnerId, 'plan', true)).rejects.toMatchObject({ code: 'learner-decides' })
  })

  test('an adviser reads who it is and what they do, and no choice, grade, telephone number or note', async () => {
    const { adviser, learner, learnerId, say } = await anAmina()
    await test$.db
      .updateTable('learner')
      .set({ phone: '01632 960001', address: '4 Mill Lane', postcode: 'AL10 8RT' })
      .where('id', '=', learnerId)
      .execute()
    await say(true)

    const record = await findLearnerForAdviser(adviser, learnerId)

    expect(record).toMatchObject({ bornOn: '2011-03-27', address: '4 Mill Lane', postcode: 'AL10 8RT' })
    expect(record).toMatchObject({ email: null, phone: null, choices: [], notes: [], intended: null })
    expect(record.caseload).toMatchObject({ adviserName: 'Mr Okafor' })
    expect(await choicesVisibleTo(adviser).select('choice.id').execute()).toEqual([])
    expect(await choicesVisibleTo(learner).select('choice.id').execute()).toHaveLength(1)
    expect(await outsideApplicationsOf(adviser, { id: learnerId, areaId: learner.actor.areaId })).toEqual([])
  })

  test('the caseload keeps the name and counts no choice', async () => {
    const { adviser, say } = await anAmina()
    await say(true)

    expect((await caseloadPage(adviser)).rows).toMatchObject([{ givenNames: 'Amina', sent: null, offers: null }])
    for (const worklist of ['not-applied', 'no-offer', 'offer-unanswered', 'not-sent'] as const)
      expect((await caseloadPage(adviser, { worklist })).rows).toEqual([])
  })

  test('an adviser cannot act for the learner, nor open the form, and can once it is taken back', async () => {
    const { adviser, learnerId, say } = await anAmina()
    await say(true)
    await expect(findHelpedSection(adviser, learnerId, 'contact')).rejects.toMatchObject({ name: 'NotAllowed' })

    await say(false)

    expect(await findHelpedSection(adviser, learnerId, 'contact')).toMatchObject({ name: 'Amina Yusuf' })
    expect((await findLearnerForAdviser(adviser, learnerId)).choices).toHaveLength(1)
  })

  test('the school cannot hand the learner over, and what it handed over before is read no more', async () => {
    const { adviser, head, learnerId, say } = await anAmina()
    const asked = { reason: await aReason(test$.db, 'handover', 'undecided'), tried: 'Two letters home' }
    await handOver(head, [learnerId], asked)
    expect(await handoversOf(adviser, 'open')).toHaveLength(1)

    await say(true)

    expect(await handoversOf(adviser, 'open')).toEqual([])
    await expect(handOver(head, [learnerId], asked)).rejects.toMatchObject({ code: 'not-passed-on' })
  })
})

/** Amina of 15, and Samira who is linked to her. */
async function aFamily() {
  const choice = await aChoice(test$.db, { state: 'offer' })
  const parent = { ...(await aLinkedParent(test$.db, choice.learner)), now: dayBefore }
  const say = (agrees: boolean) =>
    decideConsent({ ...choice.learner, now: dayBefore }, choice.learnerId, 'careers-service', agrees)
  return { learnerId: choice.learnerId, choiceLearner: choice.learner, parent, say }
}
const dayBefore = new Date(BIRTHDAY.getTime() - 24 * 3600 * 1000)
