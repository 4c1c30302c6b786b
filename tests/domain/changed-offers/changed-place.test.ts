import { describe, expect, test } from 'vitest'
import { eventsOfChoice } from '~/domain/applications/choice.queries.server'
import { changeOffer, offerOtherCourse } from '~/domain/changed-offers/change.commands.server'
import { findOfferToChange, previewChange } from '~/domain/changed-offers/changed-offer.queries.server'
import { enrolLearner } from '~/domain/enrolments/enrolment.commands.server'
import { newestOffer } from '~/domain/offers/offer.queries.server'
import { acceptFirm } from '~/domain/offers/reply.commands.server'
import { choiceHistoryFor } from '~/domain/reports/choice-history'
import { aChoice, aCourseRun, countEvents, FRIDAY, unconditional } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const aMinuteOn = new Date(FRIDAY.getTime() + 60_000)

describe('a place on a course that took the place of another', () => {
  test('is the one that is accepted and enrolled on, and the history names the rule', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'accepted_conditional' })
    const run = await aCourseRun(db, choice.providerId, { title: 'Plumbing' })
    const officer = { ...choice.officer, now: aMinuteOn }
    await offerOtherCourse(officer, choice.id, { ...unconditional, run })
    await acceptFirm(choice.learner, choice.id)

    await enrolLearner(officer, choice.id, { startedOn: '2026-11-20', version: undefined })

    const enrolment = await db.selectFrom('enrolment').select('courseRunId').executeTakeFirst()
    expect(enrolment?.courseRunId).toBe(run)
    const history = choiceHistoryFor(choice.learner.actor, await eventsOfChoice(choice.learner, choice.id))
    const changed = history.find(({ what }) => what === 'The offer was changed: it is for Plumbing now')
    expect(changed?.why).toBe('They may offer you another course when a condition was not met.')
  })

  test('leaves the learner’s other open offers the same day to reply', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'offer' })
    const other = await aChoice(db, { town: choice.town, learnerId: choice.learnerId, state: 'offer' })
    const late = { ...choice.officer, now: new Date('2026-12-03T10:00:00Z') }

    await changeOffer(late, choice.id, { ...unconditional, run: choice.runId })

    expect((await newestOffer(other.learner, other.id))?.replyBy).toBe('2026-12-10')
  })
})

describe('before it is done', () => {
  test('the page holds the offer as it is, and the preview what the learner will read', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'offer' })
    const run = await aCourseRun(db, choice.providerId, { title: 'Plumbing' })
    const before = await countEvents(db)

    const page = await findOfferToChange(choice.officer, choice.id, 'changed')
    const preview = await previewChange(choice.officer, choice.id, 'changed', { ...unconditional, run })

    expect(page.starts.map(({ text }) => text)).toEqual(['Engineering, 6 September 2027', 'Plumbing, 6 September 2027'])
    expect(page.defaults).toMatchObject({
      run: choice.runId,
      grades: { 0: { subject: 'Mathematics', grade: '5' } },
      others: 'Show us who you are.',
    })
    expect(preview).toMatchObject({
      was: { course: 'Engineering' },
      is: { course: 'Plumbing', conditions: [] },
      replyBy: '2026-12-04',
    })
    expect(await countEvents(db)).toBe(before)
  })
})
