import { describe, expect, test } from 'vitest'
import { choiceHistoryFor } from '~/domain/reports/choice-history'
import { eventsOfChoice } from '~/domain/applications/choice.queries.server'
import { findApplicantToDecide } from '~/domain/offers/applicant.queries.server'
import { mayWrite } from '~/domain/talks/talk'
import { answerProvider, writeToLearner } from '~/domain/talks/talk.commands.server'
import { findTalk } from '~/domain/talks/talk.queries.server'
import { drainJobs } from '~/kit/jobs.server'
import type { Context } from '~/kit/context.server'
import { visitor } from '~/kit/actor'
import {
  aChoice,
  aColleague,
  anOfficerAt,
  aProvider,
  countEvents,
  eventsOf,
  FRIDAY,
  lettersIn,
} from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()

describe('a talk', () => {
  test.each([
    ['submitted', true, true, true],
    ['submitted', true, false, false],
    ['submitted', false, false, true],
    ['rejected', false, false, true],
    ['draft', false, false, false],
  ] as const)('on a choice that is %s: learner %s, begun %s → %s', (state, isLearner, hasBegun, expected) => {
    expect(mayWrite(state, { isLearner, hasBegun })).toBe(expected)
  })

  test('goes both ways, each message with one event and one letter that does not hold its words', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    await aColleague(db, choice.providerId, 'admissions-manager')

    await writeToLearner(choice.officer, choice.id, 'Bring a drawing, please')
    await answerProvider(choice.learner, choice.id, 'I will bring two')
    await drainJobs(db, FRIDAY)

    const { messages } = await findTalk(choice.learner, choice.id)
    expect(messages.map(({ text }) => text).toSorted()).toEqual(['Bring a drawing, please', 'I will bring two'])
    expect((await eventsOf(db, choice.id)).slice(-2)).toEqual(['talk.message-sent', 'talk.answered'])
    const letters = (await lettersIn(db)).filter(({ template }) => template.startsWith('Message'))
    expect(letters.map(({ template }) => template).toSorted()).toEqual(['MessageAnswered', 'MessageToLearner'])
    expect(letters.map(({ body }) => body).join()).not.toContain('drawing')
  })

  test('moves no state and no clock', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const row = () => db.selectFrom('choice').selectAll().where('id', '=', choice.id).executeTakeFirstOrThrow()
    const before = await row()

    await writeToLearner(choice.officer, choice.id, 'Hello')

    expect(await row()).toEqual(before)
  })

  test('is read by its two sides only, and told of to them only', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    await writeToLearner(choice.officer, choice.id, 'Hello')
    const other = anOfficerAt(db, await aProvider(db, choice.town), choice.town)
    const tutor: Context = {
      ...choice.officer,
      actor: {
        ...visitor,
        role: 'tutor' as const,
        organisationId: choice.town.schoolId,
        form: '11A',
        areaId: choice.town.areaId,
      },
    }

    await expect(findTalk(other, choice.id)).rejects.toThrow('no such choice')
    expect((await findTalk(tutor, choice.id)).messages).toEqual([])
    expect((await findApplicantToDecide(choice.officer, choice.id)).messages).toHaveLength(1)
    const told = async (reader: Context) =>
      choiceHistoryFor(reader.actor, await eventsOfChoice(reader, choice.id)).map(({ what }) => what)
    expect(await told(choice.learner)).toContain('Riverside College wrote to you')
    expect((await told(tutor)).join()).not.toContain('wrote')
  })

  test('is not begun by the learner, nor flooded; what is refused leaves nothing', async () => {
    const { db } = test$
    const choice = await aChoice(db)

    await expect(answerProvider(choice.learner, choice.id, 'Hello?')).rejects.toMatchObject({ code: 'no-talk' })
    for (let at = 0; at < 10; at += 1) await writeToLearner(choice.officer, choice.id, `Hello ${at}`)
    const events = await countEvents(db)
    await expect(writeToLearner(choice.officer, choice.id, 'Again')).rejects.toMatchObject({ code: 'enough-for-today' })
    await expect(writeToLearner(choice.learner, choice.id, 'As them')).rejects.toThrow()
    await expect(answerProvider(choice.officer, choice.id, 'As the learner')).rejects.toThrow()
    expect(await countEvents(db)).toBe(events)
  })
})
