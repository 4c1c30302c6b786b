import { expect, test } from 'vitest'
import '~/jobs'
import { decideConsent } from '~/domain/consents/consent.commands.server'
import { consentsOf } from '~/domain/consents/consent.queries.server'
import { hideFromParent } from '~/domain/parents/parent-block.commands.server'
import { ADULTS_AT_MOST } from '~/domain/parents/parent'
import { inviteParent } from '~/domain/parents/parent-invitation.commands.server'
import { linkedLearners, parentsOf } from '~/domain/parents/parent.queries.server'
import { visitor } from '~/kit/actor'
import { drainJobs } from '~/kit/jobs.server'
import { aLearner, aTown, FRIDAY, theLearner } from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'
import { accept, codeInLetter, samira } from '#tests/support/parents'
import { aStaffContext } from '#tests/support/tracking'

const race$ = racingDatabase()

async function anAmina() {
  const town = await aTown(race$.db)
  const learnerId = await aLearner(race$.db, town)
  return { town, learnerId, learner: theLearner(race$.db, learnerId, town) }
}

test('one code sent twice at the same moment links once', async () => {
  const { learner, learnerId } = await anAmina()
  const email = `twice-${learnerId}@example.org`
  await inviteParent(learner, learnerId, { ...samira, email })
  await drainJobs(race$.db, FRIDAY)
  const code = await codeInLetter(race$.db, email)

  const tried = await Promise.allSettled([1, 2, 3].map(() => accept(race$.db, code, FRIDAY)))

  expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await parentsOf(learner, learnerId)).linked).toHaveLength(1)
})

test('many invitations at once are counted one after the other', async () => {
  const { learner, learnerId } = await anAmina()
  const emails = Array.from({ length: ADULTS_AT_MOST + 4 }, (_, nth) => `many-${nth}-${learnerId}@example.org`)

  await Promise.allSettled(emails.map((email) => inviteParent(learner, learnerId, { ...samira, email })))

  expect((await parentsOf(learner, learnerId)).invited).toHaveLength(ADULTS_AT_MOST)
})

test('an adult who accepts at the moment the learner is hidden from them sees nothing, whoever comes first', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { town, learner, learnerId } = await anAmina()
    const email = `hidden-${learnerId}@example.org`
    const head = await aStaffContext(race$.db, town.schoolId, town, 'head')
    await inviteParent(learner, learnerId, { ...samira, email })
    await drainJobs(race$.db, FRIDAY)
    const code = await codeInLetter(race$.db, email)

    const [accepted] = await Promise.allSettled([
      accept(race$.db, code, FRIDAY),
      hideFromParent(head, learnerId, { email, basis: 'court-order', note: 'Order of 1 October' }),
    ])

    const id = accepted.status === 'fulfilled' ? accepted.value.accountId : null
    const parent = { ...learner, actor: { ...visitor, id, role: 'parent' } as const }
    expect(await linkedLearners(parent)).toEqual([])
  }
})

test('two tabs that say the same at once are one answer', async () => {
  const { learner, learnerId } = await anAmina()

  await Promise.all([1, 2, 3].map(() => decideConsent(learner, learnerId, 'plan', true)))

  expect(await consentsOf(learner, learnerId)).toHaveLength(1)
})
