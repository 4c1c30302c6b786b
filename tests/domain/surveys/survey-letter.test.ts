import { describe, expect, test } from 'vitest'
import { isEnoughToWriteTo } from '~/domain/surveys/survey'
import { closeSurvey, draftSurvey, openSurvey, replyToSurvey } from '~/domain/surveys/survey.commands.server'
import { tellOfSurvey } from '~/domain/surveys/survey.jobs.server'
import { tellOfSurveys } from '~/domain/surveys/survey-letter.commands.server'
import { replyForm, type SurveyForm } from '~/domain/surveys/survey.schemas'
import { systemContext } from '~/kit/context.server'
import { aLearner, aProvider, aTown, FRIDAY, jobsIn, theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aSentChoice, aStartOf } from '#tests/support/planning'
import { aStaffContext } from '#tests/support/tracking'

const here = testDatabase()

const told: SurveyForm = {
  ...{ title: 'Two questions', moment: 'sent', version: 0 },
  questions: [{ words: 'How hard was it to choose?', options: ['Easy', 'Hard'] }],
}
const on = (day: string) => systemContext(here.db, new Date(`${day}T07:29:00Z`))

/** An area with an open survey and so many learners who have an account and have sent an application. */
async function anAsked(learners: number) {
  const town = await aTown(here.db)
  const coordinator = await aStaffContext(here.db, town.schoolId, town, 'coordinator')
  const run = await aStartOf(here.db, await aProvider(here.db, town))
  const ids: string[] = []
  for (let nth = 0; nth < learners; nth += 1) {
    const learnerId = await aLearner(here.db, town)
    await aSentChoice(here.db, town, learnerId, run)
    ids.push(learnerId)
  }
  await aLearner(here.db, town)
  const surveyId = await anOpenSurvey(coordinator)
  return { town, coordinator, ids, surveyId }
}

async function anOpenSurvey(coordinator: Parameters<typeof draftSurvey>[0], form: Partial<SurveyForm> = {}) {
  const surveyId = await draftSurvey(coordinator, { ...told, ...form })
  await openSurvey(coordinator, surveyId, 1)
  return surveyId
}

async function morning(day: string, surveyId: string) {
  await tellOfSurveys(on(day))
  if (!(await jobsIn(here.db)).includes('surveys/tell')) return
  await tellOfSurvey.run(on(day), { surveyId, after: null })
}

function letters() {
  return here.db.selectFrom('letter').select(['learnerId', 'fate', 'html']).orderBy('learnerId').execute()
}

describe('a survey', () => {
  test('is told of once by letter after three days, to learners whose moment has come and who have not answered', async () => {
    const { town, ids, surveyId } = await anAsked(7)
    const [answered = '', rather = '', ...left] = ids
    const learner = (id: string) => theLearner(here.db, id, town, FRIDAY)
    await replyToSurvey(learner(answered), surveyId, replyForm.parse({ answers: { 0: 'Easy' } }))
    await replyToSurvey(learner(rather), surveyId, replyForm.parse({ rather: 'not' }))
    await morning('2026-11-22', surveyId)
    expect(await letters()).toEqual([])
    for (const day of ['2026-11-23', '2026-11-24', '2027-01-20']) await morning(day, surveyId)
    expect((await letters()).map(({ learnerId }) => learnerId)).toEqual(left.toSorted())
  })

  test('has one link for all: no letter holds anything that leads back to its reader', async () => {
    const { surveyId } = await anAsked(5)
    await morning('2026-11-23', surveyId)
    const links = (await letters()).map(({ html }) => [...html.matchAll(/href="([^"]+)"/g)].map(([, link]) => link))
    expect(links).toHaveLength(5)
    expect(new Set(links.map((one) => one.join(' '))).size).toBe(1)
  })

  test('is told of to five or more in one morning or to nobody, so that no answer of the next day points at one', async () => {
    const { surveyId } = await anAsked(4)
    await morning('2026-11-23', surveyId)
    expect(await letters()).toEqual([])
    expect([4, 5].map(isEnoughToWriteTo)).toEqual([false, true])
  })

  test('is not told of within four weeks of another, nor once it is closed, and each can turn it off', async () => {
    const { coordinator, ids, surveyId } = await anAsked(5)
    const other = await anOpenSurvey(coordinator, { title: 'Another' })
    const account = await here.db
      .selectFrom('account')
      .select('id')
      .where('learnerId', '=', ids[0] ?? '')
      .execute()
    const wish = { template: 'SurveyOpen', wish: 'none' as const }
    await here.db
      .insertInto('letterWish')
      .values(account.map(({ id }) => ({ ...wish, accountId: id })))
      .execute()
    await morning('2026-11-23', surveyId)
    await morning('2026-11-23', other)
    expect((await letters()).map(({ fate }) => fate).toSorted()).toEqual(['not-wanted', 'post', 'post', 'post', 'post'])
    await morning('2026-12-20', other)
    expect(await letters()).toHaveLength(5)
    await closeSurvey(coordinator, surveyId, 2)
    await morning('2026-12-22', surveyId)
    await morning('2026-12-22', other)
    expect(await letters()).toHaveLength(10)
  })
})
