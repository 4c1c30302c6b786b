import { expect, test } from 'vitest'
import '~/jobs'
import { sendApplication } from '~/domain/applications/application.commands.server'
import { mergeLearners } from '~/domain/merging/merge.commands.server'
import { aChoice, aFinishedForm, aLearner, aTown, theLearner } from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'
import { anAdviser } from '#tests/support/tracking'

const race$ = racingDatabase()
const form = { wins: {}, reason: 'Spoke to both at school' }

test.each([
  ['the one that goes', 'gone'],
  ['the one that is kept', 'kept'],
] as const)(
  'sending by %s at the moment of the merge goes whole or is refused in words, and nothing is left behind',
  async (_, whose) => {
    const { db } = race$
    for (let round = 0; round < 8; round += 1) {
      const town = await aTown(db)
      const [keptId, goneId] = [await aLearner(db, town), await aLearner(db, town)]
      const sender = whose === 'gone' ? goneId : keptId
      const other = whose === 'gone' ? keptId : goneId
      if (round % 2 === 0) await aChoice(db, { town, learnerId: other, state: 'draft', run: { title: 'Art' } })
      const choice = await aChoice(db, { town, learnerId: sender, state: 'draft' })
      await aFinishedForm(choice.learner, sender)
      const adviser = await anAdviser(db, town)

      const [sent, merged] = await Promise.allSettled([
        sendApplication(theLearner(db, sender, town), sender),
        mergeLearners(adviser, keptId, goneId, form),
      ])

      expect(merged.status).toBe('fulfilled')
      const row = await db
        .selectFrom('choice')
        .innerJoin('application', 'application.id', 'choice.applicationId')
        .select(['choice.state', 'choice.learnerId', 'application.learnerId as formOf'])
        .where('choice.id', '=', choice.id)
        .executeTakeFirstOrThrow()
      expect(row).toMatchObject({ learnerId: keptId, formOf: keptId })
      if (sent.status === 'fulfilled') expect(row.state).toBe(sent.value.choiceIds.length > 0 ? 'submitted' : 'draft')
      else {
        expect(sent.reason).toMatchObject({ name: expect.stringMatching(/^(Refusal|NotFound)$/) })
        expect(row.state).toBe('draft')
      }
    }
  },
  180_000,
)

test('two advisers at once: one merge holds, the other is told', async () => {
  const { db } = race$
  const town = await aTown(db)
  const [one, two] = [await aLearner(db, town), await aLearner(db, town)]
  const advisers = [await anAdviser(db, town), await anAdviser(db, town)]

  const tried = await Promise.allSettled([
    mergeLearners(advisers[0] ?? theLearner(db, one, town), one, two, form),
    mergeLearners(advisers[1] ?? theLearner(db, one, town), two, one, form),
  ])

  expect(tried.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const gone = await db
    .selectFrom('learner')
    .select('id')
    .where('mergedIntoId', 'is not', null)
    .where('id', 'in', [one, two])
    .execute()
  expect(gone).toHaveLength(1)
})
