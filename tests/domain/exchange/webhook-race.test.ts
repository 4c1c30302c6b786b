import { expect, test } from 'vitest'
import '~/jobs'
import { writeDeliveries } from '~/domain/exchange/delivery.commands.server'
import { sendWhatIsLeft } from '~/domain/exchange/delivery.jobs.server'
import { sendWaiting } from '~/domain/exchange/sending.commands.server'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import { inTransaction, systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { aChoice, FRIDAY, jobsIn, unconditional } from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'
import { manyApplicants } from '#tests/support/queues'
import { aProgram, aWebhook } from '#tests/support/webhooks'

const race$ = racingDatabase()

test('what is committed is told, whoever dies in between; what is taken back is told to nobody', async () => {
  const { db } = race$
  const choice = await aChoice(db)
  const program = await aProgram(200)
  await aWebhook(db, choice, program.url)
  await drainJobs(db, FRIDAY)

  const lost = inTransaction(choice.officer, async (ctx) => {
    await makeOffer(ctx, choice.id, unconditional)
    throw new Error('killed before the commit')
  })
  await expect(lost).rejects.toThrow('killed')
  expect(await jobsIn(db)).not.toContain('exchange/tell-programs')

  await makeOffer(choice.officer, choice.id, unconditional)
  expect(await jobsIn(db)).toContain('exchange/tell-programs')
  const event = await db
    .selectFrom('auditEvent')
    .select('id')
    .where('action', '=', 'offer.made')
    .executeTakeFirstOrThrow()
  // Killed between the writing down and the sending: the row is there, and the night finds it.
  await writeDeliveries(systemContext(db, FRIDAY), event.id)
  expect(program.messages).toEqual([])

  await sendWhatIsLeft(systemContext(db, FRIDAY))
  await drainJobs(db, FRIDAY)

  expect(program.messages).toHaveLength(1)
})

test('two processes that send at once send each message once, and number them one by one', async () => {
  const { db } = race$
  const first = await aChoice(db)
  const program = await aProgram(200)
  const { id } = await aWebhook(db, first, program.url)
  const ids = [first.id, ...(await manyApplicants(db, first, 9))]
  await Promise.all(ids.map((choiceId) => makeOffer(first.officer, choiceId, unconditional)))
  const events = await db
    .selectFrom('auditEvent')
    .select('id')
    .where('action', '=', 'offer.made')
    .where('subjectId', 'in', ids)
    .execute()
  const ctx = systemContext(db, FRIDAY)

  await Promise.all([...events, ...events].map((event) => writeDeliveries(ctx, event.id)))
  await Promise.all([1, 2, 3, 4].map(() => sendWaiting(ctx, id)))
  await sendWaiting(ctx, id)

  const told = program.messages.map(({ headers }) => headers['onward-delivery'])
  expect(told).toHaveLength(10)
  expect(new Set(told).size).toBe(10)
})

test('a provider without a program gets no job for it, and one with it no more than one for each deed', async () => {
  const { db } = race$
  const choice = await aChoice(db)
  await drainJobs(db, FRIDAY)

  await makeOffer(choice.officer, choice.id, unconditional)

  expect((await jobsIn(db)).filter((name) => name.startsWith('exchange/'))).toEqual([])
})
