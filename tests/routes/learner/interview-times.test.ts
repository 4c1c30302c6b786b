import { expect, test } from 'vitest'
import { bookInterview } from '~/domain/interviews/book-interview.commands.server'
import { layOutSlots } from '~/domain/interviews/interview-slot.commands.server'
import { offerTimes } from '~/domain/interviews/invitation.commands.server'
import { timesFor } from '~/domain/interviews/invitation.queries.server'
import { paths } from '~/paths'
import { action, loader } from '~/routes/learner/interview-times'
import { aChoice, FRIDAY, type ChoiceWithAll } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { setClock } from '#tests/support/served'
import { learnerCookie } from '#tests/support/signed-in'

const test$ = testDatabase()
const morning = { day: '2026-12-03', from: '09:00', to: '09:40', minutes: 20, seats: 1, place: 'Room 12', course: null }

test('whoever loses the last seat reads what happened, above the times that are still free', async () => {
  await setClock(test$.db, FRIDAY)
  const first = await invited(await aChoice(test$.db), true)
  const second = await invited(await aChoice(test$.db, { town: first.town, providerId: first.providerId }))
  const [wanted] = await timesFor(first.learner, first.id)
  const form = { slot: wanted?.id ?? '', interview: '' }
  await bookInterview(first.learner, first.id, form)

  const answer = await action(await visit(second, form))

  expect(answer).toMatchObject({
    init: { status: 409 },
    data: { errors: { slot: 'Somebody else took this time just before you. Choose another one.' } },
  })
  const page = await loader(await visit(second))
  expect(page).toMatchObject({ times: [{ text: '3 December 2026 at 9:20am' }], interview: null })
})

async function invited(choice: ChoiceWithAll, isFirst = false) {
  if (isFirst) await layOutSlots(choice.officer, morning)
  await offerTimes(choice.officer, choice.id, { bookBy: '2026-12-01', message: null, version: undefined })
  return choice
}

async function visit({ id, learnerId }: ChoiceWithAll, body?: Record<string, string>) {
  const request = new Request(`http://localhost${paths.learner.interviewTimes(id)}`, {
    method: body ? 'POST' : 'GET',
    headers: { Cookie: await learnerCookie(test$.db, learnerId) },
    ...(body ? { body: new URLSearchParams(body) } : {}),
  })
  return { request, params: { choiceId: id }, context: {} }
}
