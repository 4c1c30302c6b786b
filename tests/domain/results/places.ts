import { prepareDecisions } from '~/domain/results/prepare.commands.server'
import { releaseResults } from '~/domain/results/release-due.commands.server'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { aChoice, lettersIn, type ChoiceWithAll } from '#tests/support/admissions'
import type { testDatabase } from '#tests/support/database'
import { aResult } from '#tests/support/results'
import { aStaffContext } from '#tests/support/tracking'

/** The minute at which results are out in the summer of the towns of these tests. */
export const MINUTE = new Date('2027-08-26T07:00:00Z')

/** Places that depend on a 5 in mathematics, what comes in for them, and the minute itself. */
export function onResultsDay(test$: ReturnType<typeof testDatabase>) {
  /** A learner whose identity was seen. */
  async function aPlace(given: Parameters<typeof aChoice>[1] = {}) {
    const { db } = test$
    const choice = await aChoice(db, { state: 'accepted_conditional', ...given })
    await db
      .updateTable('offerCondition')
      .set({ status: 'met' })
      .where('kind', '=', 'identity')
      .where('offerId', 'in', db.selectFrom('offer').select('id').where('choiceId', '=', choice.id))
      .execute()
    const officer = await aStaffContext(db, choice.providerId, choice.town, 'admissions-officer')
    return { ...choice, officer }
  }

  const maths = (choice: ChoiceWithAll, grade: string, givenById = choice.town.schoolId) =>
    aResult(test$.db, choice, { subject: 'Mathematics', grade, givenById })

  const prepare = (choice: ChoiceWithAll, form: object) =>
    prepareDecisions(choice.officer, choice.town.cycleId, {
      ...{ choices: [choice.id], decision: 'hold', run: '', reason: '' },
      ...form,
    })

  const templates = async () => (await lettersIn(test$.db)).map(({ template }) => template)
  const atMinute = () => systemContext(test$.db, MINUTE)

  async function release() {
    const settled = await releaseResults(atMinute())
    await drainJobs(test$.db, MINUTE)
    return settled
  }

  return { aPlace, maths, prepare, templates, release, atMinute }
}
