import { describe, expect, test } from 'vitest'
import '#tests/support/reactions'
import { answerSurvey, openLink } from '~/domain/activity-surveys/answer.commands.server'
import { endLinks, printLetters, remindOfSurveys } from '~/domain/activity-surveys/letter.commands.server'
import { peopleToWriteTo } from '~/domain/activity-surveys/reminder.queries.server'
import { resultHeadings, resultLines } from '~/domain/activity-surveys/result-file.queries.server'
import {
  closeActivitySurvey,
  closeDueSurveys,
  openActivitySurvey,
} from '~/domain/activity-surveys/survey.commands.server'
import { countsBySchool, peopleNotKnown } from '~/domain/activity-surveys/survey.queries.server'
import { recordLeaving } from '~/domain/nccis-returns/cohort-leaving.commands.server'
import { proposalsOf } from '~/domain/participation/proposal.queries.server'
import { updateActivity } from '~/domain/participation/activity.commands.server'
import { visitor } from '~/kit/actor'
import { systemContext, type Context } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { aLearner, aTown, eventsOf, lettersIn, theLearner } from '#tests/support/admissions'
import { aCoordinator, anOpenSurvey, NOVEMBER, personOf, terms } from '#tests/support/activity-surveys'
import { testDatabase } from '#tests/support/database'
import { anAdviser, eventsCalled } from '#tests/support/tracking'

const test$ = testDatabase()
const at = (moment: string) => new Date(`${moment}T09:00:00Z`)
const anybody = (now = NOVEMBER): Context => ({ db: test$.db, now, actor: visitor, requestId: 'test' })
const said = { bornOn: '2011-03-27', answer: 'college', startedOn: null, where: 'Riverside', words: null }
const everybody = { schoolId: null, after: null }

async function aLink() {
  const survey = await anOpenSurvey(test$.db)
  const letters = await printLetters(survey.adviser, survey.surveyId, { school: survey.town.schoolId, everybody: true })
  const code = letters.find(({ familyName }) => familyName === 'Baker')?.code ?? ''
  return { ...survey, code }
}

describe('opening', () => {
  test('freezes whom it asks; what the record knows counts as answered, and is not asked', async () => {
    const { db } = test$
    const { enrolled, silent, onPaper, surveyId, adviser, town } = await anOpenSurvey(db)

    const { rows } = await peopleNotKnown(adviser, surveyId, everybody)
    await aLearner(db, town, { familyName: 'Late' })

    expect(rows.map(({ learnerId }) => learnerId)).toEqual([silent, onPaper])
    expect(await personOf(db, enrolled)).toMatchObject({ code: '230', source: 'record' })
    expect(await eventsOf(db, surveyId)).toEqual(['activity-survey.opened'])
  })

  test('writes to whoever is not known and has an address, once each', async () => {
    const { db } = test$
    const { surveyId } = await anOpenSurvey(db)

    await drainJobs(db, NOVEMBER)
    await drainJobs(db, NOVEMBER)

    const letters = (await lettersIn(db)).filter(({ template }) => template === 'ActivitySurvey')
    expect(letters.map(({ body }) => body.includes('Dear Ben'))).toEqual([true])
    const kept = await db.selectFrom('activitySurveyCode').select(['codeHash', 'round']).execute()
    expect(kept).toHaveLength(1)
    expect(letters[0]?.body).not.toContain(kept[0]?.codeHash)
    expect(surveyId).toBeTruthy()
  })

  test.each([
    ['a second time', terms, 'opened-already'],
    ['before the day it asks about', { ...terms, referenceOn: '2027-11-06' }, 'too-early'],
    ['for a year that nobody looks at', { ...terms, leavingYear: 2020 }, 'other-year'],
  ])('is refused %s', async (_, form, code) => {
    const { coordinator } = await anOpenSurvey(test$.db)
    await expect(openActivitySurvey(coordinator, form)).rejects.toMatchObject({ code })
  })

  test('is refused where nobody has left, and to anybody but a coordinator', async () => {
    const { db } = test$
    const town = await aTown(db)
    await expect(openActivitySurvey(await aCoordinator(db, town), terms)).rejects.toMatchObject({ code: 'nobody' })
    await expect(openActivitySurvey(await anAdviser(db, town, NOVEMBER), terms)).rejects.toMatchObject({
      name: 'NotAllowed',
    })
  })

  test('is nobody’s business in another area', async () => {
    const { db } = test$
    const { surveyId } = await anOpenSurvey(db)
    const stranger = await anAdviser(db, await aTown(db), NOVEMBER)
    const coordinator = await aCoordinator(db, await aTown(db))

    expect((await peopleNotKnown(stranger, surveyId, everybody)).rows).toEqual([])
    expect(await countsBySchool(coordinator, surveyId)).toEqual([])
    await expect(closeActivitySurvey(coordinator, surveyId, 1)).rejects.toMatchObject({ name: 'NotFound' })
  })
})

describe('an answer by link', () => {
  test('counts, is a proposal to the adviser, and can be given again', async () => {
    const { db } = test$
    const { silent, adviser, code } = await aLink()

    await answerSurvey(anybody(), code, '10.0.0.1', said)
    const first = await personOf(db, silent)
    await answerSurvey(anybody(at('2027-11-06')), code, '10.0.0.1', { ...said, answer: 'job', where: 'Harbour Café' })

    expect(first).toMatchObject({ code: '230', source: 'learner', saidOn: '2027-11-05' })
    expect(await personOf(db, silent)).toMatchObject({ code: '330' })
    const proposals = await proposalsOf(adviser, silent)
    expect(proposals).toMatchObject([{ code: '330', source: 'survey', evidence: { where: 'Harbour Café' } }])
    expect(await eventsCalled(db, 'activity-survey.answered')).toHaveLength(2)
  })

  test('takes the right date of birth, and five tries', async () => {
    const { db } = test$
    const { silent, code } = await aLink()
    const wrong = { ...said, bornOn: '2011-03-28' }

    for (let tried = 0; tried < 5; tried += 1)
      await expect(answerSurvey(anybody(), code, '10.0.0.2', wrong)).rejects.toMatchObject({ code: 'wrong-birth-date' })

    await expect(answerSurvey(anybody(), code, '10.0.0.2', said)).rejects.toMatchObject({ name: 'TooManyTries' })
    expect((await personOf(db, silent)).code).toBeNull()
  })

  test('is not given on a link that was never made, was taken away, or after the last day', async () => {
    const { silent, adviser, surveyId, code, town } = await aLink()
    const { id } = await personOf(test$.db, silent)
    await expect(openLink(anybody(), 'AAAA-BBBB-CCCC', '10.0.0.3')).rejects.toMatchObject({ name: 'NotFound' })
    await expect(answerSurvey(anybody(at('2028-02-01')), code, '10.0.0.3', said)).rejects.toMatchObject({
      code: 'survey-closed',
    })

    await endLinks(adviser, id)

    await expect(answerSurvey(anybody(), code, '10.0.0.3', said)).rejects.toMatchObject({ name: 'NotFound' })
    const [letter] = await printLetters(adviser, surveyId, { school: town.schoolId, everybody: true })
    await expect(openLink(anybody(), letter?.code ?? '', '10.0.0.3')).resolves.toBeTruthy()
    expect(await eventsOf(test$.db, id)).toEqual(['activity-survey.link-ended'])
  })

  test('is refused for what began later and for an answer that is not on the list', async () => {
    const { code } = await aLink()
    const later = { ...said, startedOn: '2027-11-03' }
    await expect(answerSurvey(anybody(), code, '10.0.0.4', later)).rejects.toMatchObject({ code: 'began-later' })
    await expect(answerSurvey(anybody(), code, '10.0.0.4', { ...said, answer: 'flying' })).rejects.toMatchObject({
      code: 'unknown-answer',
    })
  })

  test('is outranked by an adviser’s newer word about the day', async () => {
    const { db } = test$
    const { silent, adviser, code } = await aLink()
    await answerSurvey(anybody(), code, '10.0.0.5', said)

    const newer = {
      code: '619',
      startedOn: '2027-10-01',
      verifiedOn: '2027-11-09',
      reviewOn: null,
      predictedEndOn: null,
    }
    await updateActivity({ ...adviser, now: at('2027-11-09') }, silent, newer)
    await drainJobs(db, at('2027-11-09'))

    expect(await personOf(db, silent)).toMatchObject({ code: '619', source: 'adviser' })
  })
})

describe('letters', () => {
  test('remind on their day, once, also with two workers, and only who is not known', async () => {
    const { db } = test$
    const { code } = await aLink()
    await drainJobs(db, NOVEMBER)
    const night = systemContext(db, at('2027-11-19'))

    await remindOfSurveys(systemContext(db, at('2027-11-18')))
    await Promise.all([remindOfSurveys(night), remindOfSurveys(night)])
    await drainJobs(db, at('2027-11-19'))
    await remindOfSurveys(night)
    await drainJobs(db, at('2027-11-19'))
    const reminded = await lettersIn(db)
    await answerSurvey(anybody(at('2027-11-20')), code, '10.0.0.6', said)
    await remindOfSurveys(systemContext(db, at('2027-12-10')))
    await drainJobs(db, at('2027-12-10'))

    const subjects = (letters: typeof reminded) =>
      letters.filter(({ template }) => template === 'ActivitySurvey').length
    expect([subjects(reminded), subjects(await lettersIn(db))]).toEqual([2, 2])
  })

  test('do not go to somebody whose record has gone meanwhile', async () => {
    const { db } = test$
    const { silent } = await anOpenSurvey(db)
    await db.updateTable('learner').set({ areaId: null }).where('id', '=', silent).execute()

    await drainJobs(db, NOVEMBER)

    expect((await lettersIn(db)).filter(({ template }) => template === 'ActivitySurvey')).toEqual([])
  })

  test('on paper are for those whom no e-mail reaches; a protected address is on none', async () => {
    const { db } = test$
    const { adviser, surveyId, town, onPaper } = await anOpenSurvey(db)
    await db
      .updateTable('learner')
      .set({ address: '1 Hidden Lane', postcode: 'QX1 1AA', isAddressProtected: true })
      .where('id', '=', onPaper)
      .execute()

    const letters = await printLetters(adviser, surveyId, { school: town.schoolId, everybody: false })

    expect(letters).toMatchObject([{ givenNames: 'Pia', address: null, postcode: null }])
    expect(await eventsOf(db, surveyId)).toContain('activity-survey.letters-printed')
    const coordinator = await aCoordinator(db, town)
    await expect(
      printLetters(coordinator, surveyId, { school: town.schoolId, everybody: false }),
    ).rejects.toMatchObject({ name: 'NotAllowed' })
  })

  test.each(['D', 'E'] as const)('go to nobody who is followed here no longer (%s)', async (status) => {
    const { db } = test$
    const { adviser, surveyId, town, silent, onPaper } = await anOpenSurvey(db)
    const left = { status, authority: status === 'E' ? '001' : null, leftOn: '2027-11-02', note: null }
    for (const learnerId of [silent, onPaper]) await recordLeaving(adviser, learnerId, left)

    expect(await printLetters(adviser, surveyId, { school: town.schoolId, everybody: true })).toEqual([])
    expect(await peopleToWriteTo(systemContext(db, NOVEMBER), surveyId, null)).toEqual([])
  })
})

describe('closing', () => {
  test('fixes a line for each: what counts, and 810 for whom nobody knows', async () => {
    const { db } = test$
    const { coordinator, surveyId, silent, code } = await aLink()
    await answerSurvey(anybody(), code, '10.0.0.7', { ...said, where: '=HYPERLINK("x")' })

    await closeActivitySurvey(coordinator, surveyId, 1)

    const lines = []
    for await (const line of resultLines(coordinator, surveyId)) lines.push(line)
    expect(lines.map((line) => line[resultHeadings.indexOf('ActivityCode')]).toSorted()).toEqual(['230', '230', '810'])
    expect(lines.every((line) => line.length === resultHeadings.length)).toBe(true)
    await expect(answerSurvey(anybody(), code, '10.0.0.7', said)).rejects.toMatchObject({ code: 'survey-closed' })
    await expect(closeActivitySurvey(coordinator, surveyId, 2)).rejects.toMatchObject({ code: 'closed-already' })
    await expect(
      db.updateTable('activitySurveyResult').set({ code: '210' }).where('learnerId', '=', silent).execute(),
    ).rejects.toThrow()
  })

  test('comes by itself the night after the last day, once', async () => {
    const { db } = test$
    const { surveyId, coordinator } = await anOpenSurvey(db)
    await closeDueSurveys(systemContext(db, at('2028-01-31')))
    expect(await db.selectFrom('activitySurveyResult').select('learnerId').execute()).toEqual([])

    const night = systemContext(db, at('2028-02-01'))
    await closeDueSurveys(night)
    await closeDueSurveys(night)

    expect(await db.selectFrom('activitySurveyResult').select('learnerId').execute()).toHaveLength(3)
    expect(await eventsOf(db, surveyId)).toEqual(['activity-survey.opened', 'activity-survey.closed'])
    await expect(closeActivitySurvey({ ...coordinator, now: at('2028-02-02') }, surveyId, 2)).rejects.toMatchObject({
      code: 'closed-already',
    })
  })

  test('is refused on another version', async () => {
    const { coordinator, surveyId } = await anOpenSurvey(test$.db)
    await expect(closeActivitySurvey(coordinator, surveyId, 7)).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })
})

test('a learner who is signed in reads nothing of the survey', async () => {
  const { db } = test$
  const { surveyId, silent, town } = await anOpenSurvey(db)
  const learner = theLearner(db, silent, town, NOVEMBER)
  expect((await peopleNotKnown(learner, surveyId, everybody)).rows).toEqual([])
})
