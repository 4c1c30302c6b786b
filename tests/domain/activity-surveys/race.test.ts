import { expect, test } from 'vitest'
import '#tests/support/reactions'
import { answerSurvey } from '~/domain/activity-surveys/answer.commands.server'
import { printLetters } from '~/domain/activity-surveys/letter.commands.server'
import { closeDueSurveys } from '~/domain/activity-surveys/survey.commands.server'
import { takeKnownEachNight, closeActivitySurvey } from '~/domain/activity-surveys/survey.commands.server'
import { visitor } from '~/kit/actor'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { lettersIn } from '#tests/support/admissions'
import { anOpenSurvey, NOVEMBER } from '#tests/support/activity-surveys'
import { racingDatabase } from '#tests/support/database'

const race$ = racingDatabase()
const said = { bornOn: '2011-03-27', startedOn: null, where: null, words: null }

async function aLink() {
  const survey = await anOpenSurvey(race$.db)
  const letters = await printLetters(survey.adviser, survey.surveyId, { school: survey.town.schoolId, everybody: true })
  const code = letters.find(({ familyName }) => familyName === 'Baker')?.code ?? ''
  const answer = (word: string) =>
    answerSurvey({ db: race$.db, now: NOVEMBER, actor: visitor, requestId: 'test' }, code, '10.0.0.1', {
      ...said,
      answer: word,
    })
  const row = () =>
    race$.db
      .selectFrom('activitySurveyPerson')
      .select(['id', 'code'])
      .where('learnerId', '=', survey.silent)
      .executeTakeFirstOrThrow()
  return { ...survey, answer, row }
}

test('of two answers at once both are kept, and one counts', async () => {
  const { answer, row } = await aLink()

  await Promise.all([answer('job'), answer('college')])

  const { id, code } = await row()
  const words = await race$.db
    .selectFrom('activitySurveyWord')
    .select('code')
    .where('personId', '=', id)
    .orderBy('code')
    .execute()
  expect(words.map((word) => word.code)).toEqual(['230', '330'])
  expect(['230', '330']).toContain(code)
})

test('an answer while the survey closes is in the result, or was refused', async () => {
  const { answer, row, coordinator, surveyId, silent } = await aLink()

  const [answered] = await Promise.allSettled([answer('job'), closeActivitySurvey(coordinator, surveyId, 1)])

  const result = await race$.db
    .selectFrom('activitySurveyResult')
    .select('code')
    .where('surveyId', '=', surveyId)
    .where('learnerId', '=', silent)
    .executeTakeFirstOrThrow()
  const isIn = answered.status === 'fulfilled'
  expect(result.code).toBe(isIn ? '330' : '810')
  expect((await row()).code).toBe(isIn ? '330' : null)
})

test('two workers write one letter each, count once, and close once', async () => {
  const { db } = race$
  const { surveyId } = await anOpenSurvey(db)
  const night = systemContext(db, new Date('2028-02-01T02:00:00Z'))

  await Promise.all([drainJobs(db, NOVEMBER), drainJobs(db, NOVEMBER)])
  await Promise.all([takeKnownEachNight(systemContext(db, NOVEMBER)), takeKnownEachNight(systemContext(db, NOVEMBER))])
  await Promise.all([closeDueSurveys(night), closeDueSurveys(night)])

  const mine = await db.selectFrom('activitySurveyPerson').select('id').where('surveyId', '=', surveyId).execute()
  const ids = mine.map(({ id }) => id)
  const words = await db.selectFrom('activitySurveyWord').select('id').where('personId', 'in', ids).execute()
  const letters = (await lettersIn(db)).filter(({ template }) => template === 'ActivitySurvey')
  const codes = await db.selectFrom('activitySurveyCode').select('id').where('personId', 'in', ids).execute()
  expect([words.length, codes.length]).toEqual([1, 1])
  expect(new Set(letters.map(({ html }) => html)).size).toBe(letters.length)
  const closed = await db
    .selectFrom('auditEvent')
    .select('id')
    .where('action', '=', 'activity-survey.closed')
    .where('subjectId', '=', surveyId)
    .execute()
  expect(closed).toHaveLength(1)
})
