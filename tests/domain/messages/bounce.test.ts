import { expect, test } from 'vitest'
import { recordBounce, tryAddressAgain } from '~/domain/messages/bounce.commands.server'
import { brokenAddressOf } from '~/domain/messages/bounce.queries.server'
import { systemContext } from '~/kit/context.server'
import { NotAllowed } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import '~/jobs'
import * as schoolPage from '~/routes/school/learner'
import * as bouncesPage from '~/routes/support/bounces'
import * as againDoor from '~/routes/support/try-address-again'
import { aChoice, aProvider, FRIDAY, theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { openPage } from '#tests/support/pages'
import { colleagueCookie, sendForm } from '#tests/support/signed-in'

const test$ = testDatabase()

test('a recorded bounce stops letters, shows on the learner’s page for staff, and may be tried again', async () => {
  const { db } = test$
  const choice = await aChoice(db, { state: 'draft' })
  const { email } = await db
    .selectFrom('account')
    .select('email')
    .where('learnerId', '=', choice.learnerId)
    .executeTakeFirstOrThrow()
  const service = await aProvider(db, choice.town, { kind: 'service', name: 'Support' })
  const cookie = await colleagueCookie(db, service, 'support')
  const school = await colleagueCookie(db, choice.town.schoolId, 'head')
  const seen = () =>
    openPage(schoolPage, '/school/learners/:learnerId', `/school/learners/${choice.learnerId}`, { Cookie: school })

  expect((await seen()).text).not.toContain('Letters do not arrive')
  expect(await sendForm(bouncesPage, { cookie, form: { email: email.toUpperCase() } })).toMatchObject({ status: 302 })
  expect((await seen()).text).toContain(`Letters do not arrive at ${email.toUpperCase()}`)
  expect((await openPage(bouncesPage, '/support/bounces', '/support/bounces', { Cookie: cookie })).text).toContain(
    'Try again',
  )

  await writeSomething(choice.id)
  expect(await fates(choice.learnerId)).toEqual(['no-address'])
  await sendForm(againDoor, { cookie, form: { email } })
  expect((await seen()).text).not.toContain('Letters do not arrive')
})

test('only support says which addresses work, and nobody reads of a learner they may not see', async () => {
  const { db } = test$
  const choice = await aChoice(db, { state: 'draft' })
  const other = await aChoice(db, { state: 'draft' })
  const learner = theLearner(db, choice.learnerId, choice.town)
  await recordBounce(systemContext(db, FRIDAY), 'nobody@example.org')

  await expect(recordBounce(learner, 'x@example.org')).rejects.toThrow(NotAllowed)
  await expect(tryAddressAgain(learner, 'nobody@example.org')).rejects.toThrow(NotAllowed)
  expect(await brokenAddressOf(learner, other.learnerId)).toBeUndefined()
})

async function writeSomething(choiceId: string) {
  const { tellOverdue } = await import('~/domain/clocks/overdue.jobs.server')
  await test$.db.updateTable('choice').set({ state: 'overdue' }).where('id', '=', choiceId).execute()
  await tellOverdue.run(systemContext(test$.db, FRIDAY), { choiceId })
  await drainJobs(test$.db, FRIDAY)
}

async function fates(learnerId: string) {
  const letters = await test$.db.selectFrom('letter').select('fate').where('learnerId', '=', learnerId).execute()
  return letters.map(({ fate }) => fate)
}
