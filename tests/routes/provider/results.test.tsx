import { expect, test } from 'vitest'
import { systemContext } from '~/kit/context.server'
import { rehearse } from '~/domain/results/rehearse.commands.server'
import { prepareDecisions } from '~/domain/results/prepare.commands.server'
import { addToWaitingList } from '~/domain/waiting-lists/waiting-list.commands.server'
import * as callsPage from '~/routes/provider/results-calls'
import * as runPage from '~/routes/provider/results-run'
import * as resultsPage from '~/routes/provider/results'
import { aChoice, type ChoiceWithAll } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { openPage } from '#tests/support/pages'
import { aResult, resultsMorning } from '#tests/support/results'
import { colleagueCookie } from '#tests/support/signed-in'
import { aReason, aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()
const MINUTE = new Date('2027-08-26T07:00:00Z')

async function aPlace(grade: string) {
  const { db } = test$
  const choice = await aChoice(db, { state: 'accepted_conditional', run: { places: 1 } })
  await aResult(db, choice, { subject: 'Maths', grade, givenById: choice.providerId })
  const officer = await aStaffContext(db, choice.providerId, choice.town, 'admissions-officer')
  const Cookie = await colleagueCookie(db, choice.providerId, 'admissions-officer')
  return { choice: { ...choice, officer }, Cookie }
}

async function prepared({ officer, id, town }: ChoiceWithAll, decision: 'hold' | 'not-met') {
  const reason = decision === 'hold' ? '' : await aReason(test$.db, 'conditions-missed', 'grade-missed')
  await prepareDecisions(officer, town.cycleId, { choices: [id], decision, run: '', reason })
}

test('the page of results day shows how places stand, each condition, and what is prepared', async () => {
  const { choice, Cookie } = await aPlace('4')
  await prepared(choice, 'hold')

  const { html } = await openPage(resultsPage, '/provider/results', '/provider/results', { Cookie })

  expect(html).toContain('Missed by one (1)')
  expect(html).toContain('Mathematics: grade 5 or better')
  expect(html).toContain('Hold it: we decide later')
  expect(html).toContain('Until then nobody but your staff sees what you put in here.')
})

test('a rehearsal reports what would be left of each course', async () => {
  const { choice, Cookie } = await aPlace('2')
  await prepared(choice, 'not-met')
  const runId = await rehearse(choice.officer)

  const { html } = await openPage(runPage, '/provider/results/runs/:runId', `/provider/results/runs/${runId}`, {
    Cookie,
  })

  expect(html).toContain('This was a rehearsal')
  expect(html).toMatch(/Conditions not met.*?>1</)
  const cells = [...html.matchAll(/govuk-table__cell--numeric">([^<]*)</g)].map(([, text]) => text)
  expect(cells.slice(-6)).toEqual(['1', '0', '1', '0', '1', '0'])
})

test('after the minute the call list names who missed, with the number, and who is next for the place', async () => {
  const { db } = test$
  const { choice, Cookie } = await aPlace('2')
  await prepared(choice, 'not-met')
  const next = await aChoice(db, { town: choice.town, providerId: choice.providerId })
  await db.updateTable('choice').set({ courseRunId: choice.runId }).where('id', '=', next.id).execute()
  await addToWaitingList(next.officer, next.id, { expiresOn: '2027-09-30' })
  await resultsMorning(systemContext(db, MINUTE))

  const { html } = await openPage(callsPage, '/provider/results/calls', '/provider/results/calls', { Cookie })

  expect(html).toContain(`/provider/choices/${choice.id}`)
  expect(html).toContain('mark-of-phone')
  expect(html).toContain(`/provider/choices/${next.id}/waiting-list/call-up`)
})
