import { describe, expect, test } from 'vitest'
import {
  callBackHandover,
  finishHandover,
  handOver,
  returnHandover,
  takeHandover,
} from '~/domain/handovers/handover.commands.server'
import { tellHandedOver, tellHandoverAnswered } from '~/domain/handovers/handover.jobs.server'
import {
  findHandover,
  handoverReasons,
  handoversOf,
  handoversOfLearner,
} from '~/domain/handovers/handover.queries.server'
import { handoverStates } from '~/domain/handovers/handover.states'
import { handoverSentences, handoverTags } from '~/domain/handovers/handover.words'
import { takeOn } from '~/domain/participation/caseload.commands.server'
import { roles } from '~/kit/actor'
import { systemContext } from '~/kit/context.server'
import { aLearner, aTown, FRIDAY, theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { anAdviser, aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()

async function aSchool() {
  const { db } = test$
  const town = await aTown(db)
  const tutor = await aStaffContext(db, town.schoolId, town, 'tutor', { form: '11A' })
  const adviser = await anAdviser(db, town)
  const colleague = await anAdviser(db, town)
  const learnerId = await aLearner(db, town)
  const [reason] = await handoverReasons(tutor)
  const asked = { reason: reason?.id ?? '', tried: 'Two talks and a letter home.' }
  return { db, town, tutor, adviser, colleague, learnerId, asked }
}

async function handed(isOnCaseload: boolean) {
  const school = await aSchool()
  if (isOnCaseload) await takeOn(school.adviser, school.learnerId)
  await handOver(school.tutor, [school.learnerId], school.asked)
  const [handover] = await handoversOfLearner(school.tutor, school.learnerId)
  if (!handover) throw new Error('Nothing was handed over.')
  const version = async () => ({ version: (await findHandover(systemContext(school.db, FRIDAY), handover.id)).version })
  return { ...school, handover, version }
}

function eventsOf(learnerId: string) {
  return test$.db
    .selectFrom('auditEvent')
    .select('action')
    .where('learnerId', '=', learnerId)
    .where('subjectType', '=', 'handover')
    .orderBy('happenedAt')
    .orderBy('id')
    .execute()
}

describe('a learner who is handed over', () => {
  test('goes to the adviser of the caseload, with the reason and what was tried', async () => {
    const { adviser, colleague, handover } = await handed(true)

    expect(await handoversOf(adviser, 'open')).toMatchObject([
      {
        id: handover.id,
        state: 'handed_over',
        reason: 'Does not come or does not answer',
        tried: 'Two talks and a letter home.',
        school: 'Northgate School',
      },
    ])
    expect(await handoversOf(colleague, 'open')).toEqual([])
    await expect(findHandover(colleague, handover.id)).rejects.toMatchObject({ name: 'NotFound' })
  })

  test('goes to the team where nobody has them, and whoever takes it has them on the caseload', async () => {
    const { db, adviser, colleague, handover, learnerId, version } = await handed(false)
    expect(await handoversOf(adviser, 'open')).toHaveLength(1)
    expect(await handoversOf(colleague, 'open')).toHaveLength(1)

    await takeHandover(colleague, handover.id, await version())

    expect(await handoversOf(adviser, 'all')).toEqual([])
    expect(await handoversOf(colleague, 'open')).toMatchObject([{ state: 'taken' }])
    const entries = await db
      .selectFrom('caseloadEntry')
      .select('adviserId')
      .where('learnerId', '=', learnerId)
      .execute()
    expect(entries).toEqual([{ adviserId: colleague.actor.id }])
  })

  test('is taken and done, and the school reads what came of it', async () => {
    const { tutor, adviser, handover, learnerId, version } = await handed(true)

    await takeHandover(adviser, handover.id, await version())
    await finishHandover(adviser, handover.id, { ...(await version()), answer: 'A place at Riverside.' })

    expect(await handoversOfLearner(tutor, learnerId)).toMatchObject([
      { state: 'done', answer: 'A place at Riverside.', adviser: 'Mr Okafor' },
    ])
    expect(await handoversOf(adviser, 'open')).toEqual([])
    expect((await eventsOf(learnerId)).map(({ action }) => action).sort()).toEqual([
      'handover.finished',
      'handover.made',
      'handover.taken',
    ])
  })

  test('is given back with a word, and can be handed over anew', async () => {
    const { tutor, adviser, handover, learnerId, asked, version } = await handed(true)

    await returnHandover(adviser, handover.id, { ...(await version()), answer: 'The school is nearer.' })
    await handOver(tutor, [learnerId], asked)

    const all = await handoversOfLearner(tutor, learnerId)
    expect(all.map(({ state }) => state).sort()).toEqual(['handed_over', 'returned'])
  })

  test('is called back by the school', async () => {
    const { tutor, adviser, handover, version } = await handed(true)

    await callBackHandover(tutor, handover.id, await version())

    expect(await handoversOf(adviser, 'open')).toEqual([])
    await expect(takeHandover(adviser, handover.id, await version())).rejects.toMatchObject({ code: 'not-from-here' })
  })

  test.each(['returned', 'done', 'called_back'] as const)('moves no more once it is %s', async (state) => {
    const { db, tutor, adviser, handover, version } = await handed(true)
    await db.updateTable('handover').set({ state, answer: 'An answer.' }).where('id', '=', handover.id).execute()
    const answer = { ...(await version()), answer: 'Words.' }

    for (const attempt of [
      () => takeHandover(adviser, handover.id, answer),
      () => returnHandover(adviser, handover.id, answer),
      () => finishHandover(adviser, handover.id, answer),
      () => callBackHandover(tutor, handover.id, answer),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'not-from-here' })
  })

  test('is not moved by whoever looked at it before it changed', async () => {
    const { adviser, handover, version } = await handed(true)
    const seen = await version()
    await takeHandover(adviser, handover.id, seen)

    await expect(returnHandover(adviser, handover.id, { ...seen, answer: 'Too late.' })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    })
  })
})

describe('handing over', () => {
  test('several at once leaves out who is with an adviser already', async () => {
    const { db, town, tutor, learnerId, asked } = await handed(true)
    const other = await aLearner(db, town, { givenNames: 'Joel' })

    expect(await handOver(tutor, [learnerId, other], asked)).toEqual({ handedOver: 1, leftOut: 1 })
    await expect(handOver(tutor, [learnerId, other], asked)).rejects.toMatchObject({ code: 'handed-over-already' })
  })

  test('is for the tutor of the form and those who lead, and for a reason that is on the list', async () => {
    const { db, town, tutor, adviser, learnerId, asked } = await aSchool()
    const otherTutor = await aStaffContext(db, town.schoolId, town, 'tutor', { form: '11B' })
    const officer = await aStaffContext(db, town.schoolId, town, 'exams-officer')

    await expect(handOver(otherTutor, [learnerId], asked)).rejects.toMatchObject({ name: 'NotFound' })
    for (const ctx of [officer, adviser, theLearner(db, learnerId, town)])
      await expect(handOver(ctx, [learnerId], asked)).rejects.toMatchObject({ name: 'NotAllowed' })
    await expect(handOver(tutor, [learnerId], { ...asked, reason: learnerId })).rejects.toMatchObject({
      code: 'unknown-reason',
      field: 'reason',
    })
  })

  test('of another school is nobody’s to see', async () => {
    const { db, handover } = await handed(true)
    const elsewhere = await aTown(db)
    const stranger = await aStaffContext(db, elsewhere.schoolId, elsewhere, 'head')
    const farAdviser = await anAdviser(db, elsewhere)

    for (const ctx of [stranger, farAdviser]) {
      await expect(findHandover(ctx, handover.id)).rejects.toMatchObject({ name: 'NotFound' })
      await expect(callBackHandover(ctx, handover.id, { version: 1 })).rejects.toMatchObject({ name: 'NotFound' })
    }
  })
})

describe('the letters of a handover', () => {
  test('name to the adviser who was handed over, and to the school what came of it', async () => {
    const { db, adviser, handover, version } = await handed(true)
    const system = systemContext(db, FRIDAY)
    const letters = (template: string) =>
      db.selectFrom('letter').select(['body', 'accountId']).where('template', '=', template).execute()

    await tellHandedOver.run(system, { handoverIds: [handover.id] })
    await tellHandedOver.run(system, { handoverIds: [handover.id] })
    const [asked, ...more] = await letters('HandedOver')
    expect(more).toEqual([])
    expect(asked).toMatchObject({ accountId: adviser.actor.id })
    expect(asked?.body).toContain('Northgate School asks you to take over with Amina Yusuf.')
    expect(asked?.body).not.toContain('Two talks')

    await returnHandover(adviser, handover.id, { ...(await version()), answer: 'The school is nearer.' })
    await tellHandoverAnswered.run(system, { handoverId: handover.id, eventId: handover.id })
    expect((await letters('HandoverAnswered')).map(({ body }) => body)).toEqual([
      expect.stringContaining('The adviser gives Amina Yusuf back to you, and says why.'),
    ])
  })
})

describe('the words of a handover', () => {
  test('every state has a name, and each event a sentence for those it concerns', () => {
    expect(Object.keys(handoverTags)).toEqual(handoverStates)
    const event = {
      id: '1',
      happenedAt: FRIDAY,
      action: 'handover.made',
      actorRole: 'tutor',
      actorName: null,
      isOnBehalf: false,
      organisationName: null,
      particulars: {},
    }
    const told = roles.filter((role) => handoverSentences['handover.made']?.(event, { role }) !== null)
    expect(told.toSorted()).toEqual(['adviser', 'careers-lead', 'head', 'learner', 'support', 'system', 'tutor'])
  })
})
