import { expect, test } from 'vitest'
import '~/jobs'
import { decideRegistration } from '~/domain/merging/registration-match.commands.server'
import { askToJoin, confirmRegistration } from '~/domain/registrations/registration.commands.server'
import { visitor } from '~/kit/actor'
import type { Context } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { aTown, FRIDAY, lettersIn } from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'
import { anAdviser } from '#tests/support/tracking'

const race$ = racingDatabase()

test('a link opened twice at once makes one record, and two advisers at once decide once', async () => {
  const { db } = race$
  const town = await aTown(db)
  const ctx: Context = { db, now: FRIDAY, requestId: 'test', actor: visitor }
  const joel = { givenNames: 'Joel', familyName: 'Otieno', bornOn: '2010-05-04', email: 'joel@example.org' }
  await askToJoin(ctx, { ...joel, postcode: 'AL10 8RT', livesHere: true, schoolId: null }, 'ip')
  await drainJobs(db, FRIDAY)
  const [letter] = await lettersIn(db)
  const code = /enter this code:\s+([0-9A-Z-]{14})/.exec(letter?.body ?? '')?.[1] ?? ''

  const opened = await Promise.allSettled(
    [1, 2, 3].map(() => confirmRegistration(ctx, { code, password: 'three words together', ip: '1' })),
  )
  expect(opened.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await db.selectFrom('learner').select('id').execute()).toHaveLength(1)

  const { id } = await db.selectFrom('registration').select('id').executeTakeFirstOrThrow()
  const advisers = [await anAdviser(db, town), await anAdviser(db, town)]
  const form = { decision: { kind: 'new' as const, sameAs: null }, reason: 'Spoke to him' }
  const said = await Promise.allSettled(advisers.map((adviser) => decideRegistration(adviser, id, form)))
  expect(said.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})
