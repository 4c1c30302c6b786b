import { describe, expect, test } from 'vitest'
import '#tests/support/reactions'
import { decideDispute, disputeDestination } from '~/domain/activity-surveys/dispute.commands.server'
import { disputes } from '~/domain/activity-surveys/dispute.queries.server'
import { drainJobs } from '~/kit/jobs.server'
import { aProvider, eventsOf, lettersIn } from '#tests/support/admissions'
import { anOpenSurvey, NOVEMBER, personOf } from '#tests/support/activity-surveys'
import { testDatabase } from '#tests/support/database'
import { aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()

describe('a dispute', () => {
  const knows = { code: '330', where: 'Garage', words: 'His mother told us.' }

  async function aDispute() {
    const survey = await anOpenSurvey(test$.db)
    const careers = await aStaffContext(test$.db, survey.town.schoolId, survey.town, 'careers-lead', { now: NOVEMBER })
    const { id } = await personOf(test$.db, survey.enrolled)
    return { ...survey, careers, personId: id, disputeId: await disputeDestination(careers, id, knows) }
  }

  test('is decided by an adviser with a reason, and the school is told without a name', async () => {
    const { db } = test$
    const { careers, adviser, enrolled, disputeId } = await aDispute()

    await decideDispute(adviser, disputeId, { outcome: 'taken', reason: 'The college confirms that he left.' })
    await drainJobs(db, NOVEMBER)

    expect(await personOf(db, enrolled)).toMatchObject({ code: '330', source: 'adviser' })
    expect(await disputes(careers, 'own')).toMatchObject([
      { outcome: 'taken', reason: 'The college confirms that he left.' },
    ])
    const told = (await lettersIn(db)).filter(({ template }) => template === 'DisputeDecided')
    expect(told).toHaveLength(1)
    expect(told[0]?.body).not.toMatch(/Amina|Yusuf/)
    expect(await eventsOf(db, disputeId)).toEqual(['destination.disputed', 'destination.dispute-decided'])
  })

  test('may be kept as it was', async () => {
    const { db } = test$
    const { adviser, enrolled, disputeId } = await aDispute()
    await decideDispute(adviser, disputeId, { outcome: 'kept', reason: 'The register has him.' })
    expect(await personOf(db, enrolled)).toMatchObject({ code: '230', source: 'record' })
    await expect(decideDispute(adviser, disputeId, { outcome: 'taken', reason: 'x' })).rejects.toMatchObject({
      code: 'decided-already',
    })
  })

  test('is raised once, by the school of that leaver, with something else than is recorded', async () => {
    const { db } = test$
    const { careers, town, personId, adviser } = await aDispute()
    const other = await aStaffContext(db, await aProvider(db, town, { kind: 'school' }), town, 'head', {
      now: NOVEMBER,
    })
    const tutor = await aStaffContext(db, town.schoolId, town, 'tutor', { now: NOVEMBER, form: '11A' })

    await expect(disputeDestination(careers, personId, knows)).rejects.toMatchObject({ code: 'disputed-already' })
    await expect(disputeDestination(careers, personId, { ...knows, code: '230' })).rejects.toMatchObject({
      code: 'the-same',
    })
    await expect(disputeDestination(other, personId, knows)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(disputeDestination(tutor, personId, knows)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(disputeDestination(adviser, personId, knows)).rejects.toMatchObject({ name: 'NotAllowed' })
  })
})
