import { describe, expect, test } from 'vitest'
import '~/jobs'
import { actionsWithRule } from '~/domain/applications/transition.words'
import { forgetDeliveries, writeDeliveries } from '~/domain/exchange/delivery.commands.server'
import { sendWhatIsLeft } from '~/domain/exchange/delivery.jobs.server'
import { messageSchema } from '~/domain/exchange/message.schemas'
import { sendWaiting } from '~/domain/exchange/sending.commands.server'
import { isGivenUp, pauseAfter, toldActions } from '~/domain/exchange/webhook'
import {
  addWebhook,
  pauseWebhook,
  removeWebhook,
  replayDelivery,
  resumeWebhook,
  tryWebhook,
} from '~/domain/exchange/webhook.commands.server'
import { deliveriesOf, findWebhook } from '~/domain/exchange/webhook.queries.server'
import { inviteToInterview } from '~/domain/interviews/interview.commands.server'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import { acceptFirm } from '~/domain/offers/reply.commands.server'
import { systemContext } from '~/kit/context.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import {
  aChoice,
  anOfficerAt,
  aProvider,
  bringTo,
  eventsOf,
  FRIDAY,
  jobsIn,
  lettersIn,
  unconditional,
} from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aStaffContext } from '#tests/support/tracking'
import { aProgram, aWebhook } from '#tests/support/webhooks'

const test$ = testDatabase()
const system = (minutes = 0) => systemContext(test$.db, new Date(FRIDAY.getTime() + minutes * 60_000))
const HOUR = 60
const DAY = 24 * HOUR

const read = ({ body }: { body: string }) => messageSchema.parse(JSON.parse(body))

describe('a program with a webhook', () => {
  test('is told what happens, in order, signed, and without a word about the learner', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'draft' })
    const program = await aProgram(200)
    const { secret, id, manager } = await aWebhook(db, choice, program.url)

    await bringTo(db, choice, 'submitted')
    await drainJobs(db, FRIDAY)
    await makeOffer(choice.officer, choice.id, unconditional)
    await drainJobs(db, FRIDAY)
    await acceptFirm(choice.learner, choice.id)
    await drainJobs(db, FRIDAY)

    expect(program.messages.map(read).map(({ kind, state, sequence }) => [kind, state, sequence])).toEqual([
      ['application.received', 'submitted', 1],
      ['application.changed', 'offer', 2],
      ['application.changed', 'place_confirmed', 3],
      ['place.accepted', 'place_confirmed', 4],
    ])
    expect(program.messages.every(({ isSigned }) => isSigned(secret))).toBe(true)
    expect(program.messages.some(({ isSigned }) => isSigned('another secret'))).toBe(false)
    const [first] = program.messages
    expect(first?.headers['onward-delivery']).toBe(first && read(first).id)
    expect(program.messages.map(({ body }) => body).join()).not.toMatch(/amina|yusuf|mark-of/i)
    expect((await deliveriesOf(manager, id)).every(({ deliveredAt }) => deliveredAt !== null)).toBe(true)
  })

  test('is told only what its manager ticked', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const program = await aProgram(200)
    await aWebhook(db, choice, program.url, ['interview.booked'])
    await drainJobs(db, FRIDAY)

    const when = { day: '2026-12-01', time: '09:30', place: 'Room 12', message: null }
    await inviteToInterview(choice.officer, choice.id, when)
    await makeOffer(choice.officer, choice.id, unconditional)
    await drainJobs(db, FRIDAY)

    expect(program.messages.map(read).map(({ kind }) => kind)).toEqual(['interview.booked'])
  })

  test('costs a provider without one no job, and nobody is told of another’s applications', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const other = await aProvider(db, choice.town, { name: 'Lakeside College' })
    const program = await aProgram(200)
    await aWebhook(db, { providerId: other, town: choice.town }, program.url)
    await drainJobs(db, FRIDAY)

    await makeOffer(choice.officer, choice.id, unconditional)

    expect(await jobsIn(db)).not.toContain('exchange/tell-programs')
    await drainJobs(db, FRIDAY)
    expect(program.messages).toEqual([])
  })

  test('is told once, also when the job is done twice', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const program = await aProgram(200)
    const { id } = await aWebhook(db, choice, program.url)
    await makeOffer(choice.officer, choice.id, unconditional)
    const event = await db
      .selectFrom('auditEvent')
      .select('id')
      .where('action', '=', 'offer.made')
      .executeTakeFirstOrThrow()

    await writeDeliveries(system(), event.id)
    await writeDeliveries(system(), event.id)
    await sendWaiting(system(), id)

    expect(program.messages).toHaveLength(1)
  })
})

describe('a program that fails', () => {
  async function aFailing(...answers: Parameters<typeof aProgram>) {
    const { db } = test$
    const choice = await aChoice(db)
    const program = await aProgram(...answers)
    const webhook = await aWebhook(db, choice, program.url)
    await tryWebhook(webhook.manager, webhook.id)
    return { db, choice, program, ...webhook }
  }

  test('is tried again after growing pauses, and gets the same message under the same id', async () => {
    const { program, id, manager } = await aFailing(500, 'hang', 302, 200)

    expect(await sendWaiting(system(), id, 0.2)).toMatchObject({ attempts: 1, nextInSeconds: 60 })
    expect(await sendWaiting(system(), id, 0.2)).toMatchObject({ attempts: 0, nextInSeconds: null })
    expect(await sendWaiting(system(2), id, 0.2)).toMatchObject({ attempts: 1, nextInSeconds: 300 })
    expect((await deliveriesOf(manager, id))[0]).toMatchObject({ failure: 'too-slow', status: null, tries: 2 })
    expect(await sendWaiting(system(10), id, 0.2)).toMatchObject({ attempts: 1 })
    expect((await deliveriesOf(manager, id))[0]).toMatchObject({ failure: null, status: 302, tries: 3 })
    expect(await sendWaiting(system(60), id, 0.2)).toMatchObject({ attempts: 1, nextInSeconds: null })

    expect((await deliveriesOf(manager, id))[0]).toMatchObject({ status: 200, tries: 4 })
    expect(new Set(program.messages.map(({ headers }) => headers['onward-delivery'])).size).toBe(1)
    expect(new Set(program.messages.map(({ body }) => body)).size).toBe(1)
    expect(new Set(program.messages.map(({ headers }) => headers['onward-timestamp'])).size).toBe(4)
  })

  test('keeps the order of each application: a later message waits for the earlier one', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const program = await aProgram(500, 200)
    const { id } = await aWebhook(db, choice, program.url)
    await makeOffer(choice.officer, choice.id, unconditional)
    await acceptFirm(choice.learner, choice.id)
    await drainJobs(db, FRIDAY)
    expect(program.messages.map(read).map(({ sequence }) => sequence)).toEqual([1])

    await sendWaiting(system(2), id)

    expect(program.messages.map(read).map(({ sequence }) => sequence)).toEqual([1, 1, 2, 3])
  })

  test('is paused after three days, its managers are told once, and nothing is lost when it goes on', async () => {
    const { db, choice, program, id, manager } = await aFailing(500, 500, 200)
    await sendWaiting(system(), id)
    await drainJobs(db, FRIDAY)

    for (const minutes of [3 * DAY, 3 * DAY + 1]) {
      await sendWhatIsLeft(system(minutes))
      await drainJobs(db, new Date(FRIDAY.getTime() + minutes * 60_000))
    }
    expect(await findWebhook(manager, id)).toMatchObject({ pausedFor: 'failures' })
    expect((await lettersIn(db)).filter(({ template }) => template === 'WebhookPaused')).toHaveLength(1)
    expect(await eventsOf(db, id)).toEqual(['webhook.added', 'webhook.tried', 'webhook.paused'])

    await makeOffer(choice.officer, choice.id, unconditional)
    await drainJobs(db, FRIDAY)
    expect(program.messages).toHaveLength(2)
    await resumeWebhook(manager, id)
    await drainJobs(db, FRIDAY)

    expect(
      program.messages
        .slice(2)
        .map(read)
        .map(({ kind }) => kind),
    ).toEqual(['application.changed'])
  })

  test('is sent one again when its manager asks, word for word', async () => {
    const { db, program, id, manager } = await aFailing(200)
    await drainJobs(db, FRIDAY)
    const [sent] = await deliveriesOf(manager, id)

    await replayDelivery(manager, id, sent?.id ?? '')
    await drainJobs(db, FRIDAY)

    expect(program.messages.map(({ body }) => body)).toEqual([program.messages[0]?.body, program.messages[0]?.body])
    await expect(replayDelivery(manager, id, id)).rejects.toThrow(NotFound)
  })

  test('is left to the process that is at it', async () => {
    const { db, program, id } = await aFailing(200)
    await db
      .updateTable('webhook')
      .set({ busyUntil: new Date(Date.now() + 60_000) })
      .where('id', '=', id)
      .execute()

    expect(await sendWaiting(system(), id)).toMatchObject({ attempts: 0 })
    expect(program.messages).toEqual([])
  })
})

describe('a webhook', () => {
  test('is looked after by the managers of its own provider alone', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const { id, manager } = await aWebhook(db, choice, 'http://127.0.0.1:9/')
    const stranger = await aStaffContext(
      db,
      await aProvider(db, choice.town, { name: 'Lakeside College' }),
      choice.town,
      'admissions-manager',
    )
    const officer = anOfficerAt(db, choice.providerId, choice.town)

    for (const who of [stranger, officer]) {
      await expect(findWebhook(who, id)).rejects.toThrow(NotFound)
      await expect(pauseWebhook(who, id)).rejects.toThrow(NotFound)
    }
    const asOfficer = { ...officer, actor: { ...officer.actor, id: manager.actor.id } }
    await expect(addWebhook(asOfficer, { url: 'http://127.0.0.1:9/', kinds: ['place.accepted'] })).rejects.toThrow(
      NotAllowed,
    )
    await pauseWebhook(manager, id)
    await expect(tryWebhook(manager, id)).rejects.toMatchObject({ code: 'webhook-paused' })
    await removeWebhook(manager, id)
    expect(await eventsOf(db, id)).toEqual(['webhook.added', 'webhook.paused', 'webhook.removed'])
  })

  test('keeps its secret locked, and there are no more than ten', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const { secret, manager } = await aWebhook(db, choice, 'http://127.0.0.1:9/')
    const row = await db.selectFrom('webhook').select('secret').executeTakeFirstOrThrow()
    expect(row.secret.toString('latin1')).not.toContain(secret)

    for (let n = 1; n < 10; n += 1) await addWebhook(manager, { url: 'http://127.0.0.1:9/', kinds: ['place.accepted'] })

    const eleventh = addWebhook(manager, { url: 'http://127.0.0.1:9/', kinds: ['place.accepted'] })
    await expect(eleventh).rejects.toMatchObject({ code: 'too-many-webhooks' })
  })

  test('forgets after thirty days', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const { id, manager } = await aWebhook(db, choice, 'http://127.0.0.1:9/')
    await tryWebhook(manager, id)

    expect([await forgetDeliveries(system(29 * DAY)), await forgetDeliveries(system(31 * DAY))]).toEqual([0, 1])
  })

  test('waits longer after each failure, and gives up after three days', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 50].map(pauseAfter)).toEqual([60, 300, 900, 3600, 10800, 21600, 43200, 43200])
    const before = (hours: number) => isGivenUp({ dueFrom: new Date(FRIDAY.getTime() - hours * 3_600_000) }, FRIDAY)
    expect([before(71), before(72)]).toEqual([false, true])
  })

  test('tells of every move that a provider sees', () => {
    const untold = actionsWithRule.filter((action) => !toldActions.includes(action))

    expect(untold).toEqual([
      ...['choice.added', 'choice.removed', 'application.sent-to-school', 'application.returned'],
      'application.missed-deadline',
      ...['feedback.given', 'feedback.none', 'condition.decided'],
      ...['deferral.proposed', 'deferral.refused', 'deferral.lapsed', 'enrolment.chased'],
    ])
  })
})
