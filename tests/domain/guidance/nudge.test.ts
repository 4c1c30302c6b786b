import { describe, expect, test } from 'vitest'
import { planNudge, type NudgeFacts } from '~/domain/guidance/nudge'
import { nudgeLearners } from '~/domain/guidance/nudge.commands.server'
import { tellNudged } from '~/domain/guidance/nudge.jobs.server'
import { nudgesOf } from '~/domain/guidance/nudge.queries.server'
import { tickedIn } from '~/domain/guidance/nudge.schemas'
import { addChoice } from '~/domain/applications/choice.commands.server'
import type { Context } from '~/kit/context.server'
import { aCourseRun, aLearner, aProvider, aTown, theLearner, FRIDAY } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()

const facts: NudgeFacts = {
  hasAccount: true,
  hasEmail: true,
  hasStartedProfile: true,
  choices: 1,
  drafts: 0,
  unanswered: 0,
  questions: 0,
  hasAppliedOutside: false,
  lastNudgedAt: null,
}
const days = (count: number) => new Date(FRIDAY.getTime() - count * 86_400_000)

describe('what a learner is reminded of', () => {
  test.each<[string, Partial<NudgeFacts>, unknown]>([
    ['a question before a draft', { questions: 1, drafts: 1 }, { is: 'nudge', gap: 'asked' }],
    ['an offer before anything else', { unanswered: 1, drafts: 2 }, { is: 'nudge', gap: 'to-answer' }],
    ['a draft that is not sent', { drafts: 1 }, { is: 'nudge', gap: 'unsent' }],
    ['joining', { hasAccount: false, hasStartedProfile: false, choices: 0 }, { is: 'nudge', gap: 'no-account' }],
    ['beginning the form', { choices: 0, hasStartedProfile: false }, { is: 'nudge', gap: 'no-profile' }],
    ['choosing a course', { choices: 0 }, { is: 'nudge', gap: 'no-choice' }],
    ['nothing, once it is sent', {}, { is: 'left-out', why: 'nothing-missing' }],
    [
      'nothing, after applying elsewhere',
      { choices: 0, hasAppliedOutside: true },
      { is: 'left-out', why: 'nothing-missing' },
    ],
    ['nothing within the week', { drafts: 1, lastNudgedAt: days(6.9) }, { is: 'left-out', why: 'within-the-week' }],
    ['the draft again after a week', { drafts: 1, lastNudgedAt: days(7) }, { is: 'nudge', gap: 'unsent' }],
    ['nothing where no address is known', { drafts: 1, hasEmail: false }, { is: 'left-out', why: 'no-address' }],
  ])('is %s', (_, differently, plan) => {
    expect(planNudge({ ...facts, ...differently }, FRIDAY)).toEqual(plan)
  })
})

describe('nudgeLearners', () => {
  async function aForm() {
    const { db } = test$
    const town = await aTown(db)
    const learnerId = await aLearner(db, town)
    const tutor = await aStaffContext(db, town.schoolId, town, 'tutor', { form: '11A' })
    return { db, town, learnerId, tutor }
  }
  const rows = ({ db }: Context) => db.selectFrom('nudge').select(['gap', 'learnerId']).orderBy('nudgedAt').execute()
  const lettersTo = ({ db }: Context, learnerId: string) =>
    db.selectFrom('letter').select(['subject', 'body']).where('learnerId', '=', learnerId).orderBy('key').execute()

  test('writes one letter about what is missing, and keeps it in the log of the learner', async () => {
    const { db, tutor, town, learnerId } = await aForm()
    await addChoice(theLearner(db, learnerId, town), learnerId, await aCourseRun(db, await aProvider(db, town)))

    expect(await nudgeLearners(tutor, [learnerId])).toEqual({ nudged: 1, leftOut: 0 })
    const [nudge] = await nudgesOf(tutor, learnerId)
    await tellNudged.run(tutor, { nudgeId: nudge?.id ?? '' })
    await tellNudged.run(tutor, { nudgeId: nudge?.id ?? '' })

    expect(nudge).toMatchObject({ gap: 'unsent', by: 'Mr Okafor' })
    expect(await lettersTo(tutor, learnerId)).toMatchObject([{ body: expect.stringContaining('Then send it.') }])
  })

  test('writes once in a week, and again after it', async () => {
    const { tutor, learnerId } = await aForm()

    await nudgeLearners(tutor, [learnerId])
    await expect(nudgeLearners(tutor, [learnerId])).rejects.toMatchObject({ code: 'nobody-to-nudge' })
    await nudgeLearners({ ...tutor, now: new Date(tutor.now.getTime() + 7 * 86_400_000) }, [learnerId])

    expect(await rows(tutor)).toHaveLength(2)
  })

  test('reaches nobody outside the form, and is not for exams officers', async () => {
    const { db, town, tutor, learnerId } = await aForm()
    const elsewhere = await aTown(db)
    const stranger = await aStaffContext(db, elsewhere.schoolId, elsewhere, 'head')
    const otherForm = await aStaffContext(db, town.schoolId, town, 'tutor', { form: '11B' })
    const exams = await aStaffContext(db, town.schoolId, town, 'exams-officer')

    await expect(nudgeLearners(stranger, [learnerId])).rejects.toMatchObject({ code: 'nobody-to-nudge' })
    await expect(nudgeLearners(otherForm, [learnerId])).rejects.toMatchObject({ code: 'nobody-to-nudge' })
    await expect(nudgeLearners(exams, [learnerId])).rejects.toMatchObject({ name: 'NotAllowed' })
    expect(await rows(tutor)).toEqual([])
  })
})

test('the ticks of a grid are read from an address, whatever else stands there', () => {
  const id = '00000000-0000-4000-8000-000000000001'
  expect(tickedIn(new URLSearchParams(`learners.${id}=yes&learners.${id}=yes&learners.nobody=yes&q=1`))).toEqual([id])
})
