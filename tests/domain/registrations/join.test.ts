import { describe, expect, test } from 'vitest'
import '~/jobs'
import { sendApplication } from '~/domain/applications/application.commands.server'
import { acceptInvitation } from '~/domain/accounts/account.commands.server'
import { decideRegistration } from '~/domain/merging/registration-match.commands.server'
import { findToMatch } from '~/domain/merging/registration-match.queries.server'
import { addChoice } from '~/domain/applications/choice.commands.server'
import { askToJoin, confirmRegistration, forgetUnconfirmed } from '~/domain/registrations/registration.commands.server'
import { registrationsWaiting } from '~/domain/registrations/registration.queries.server'
import type { JoinForm } from '~/domain/registrations/registration.schemas'
import { visitor } from '~/kit/actor'
import { systemContext, type Context } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import {
  aCourseRun,
  aFinishedForm,
  aLearner,
  aProvider,
  aTown,
  countEvents,
  eventsOf,
  FRIDAY,
  lettersIn,
  stateOf,
  theLearner,
  type Town,
} from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aStaffContext, anAdviser } from '#tests/support/tracking'

const test$ = testDatabase()
const PASSWORD = 'three words together'
let nth = 0
const joel = (more: Partial<JoinForm> = {}): JoinForm => ({
  givenNames: 'Joel',
  familyName: 'Otieno',
  bornOn: '2010-05-04',
  email: `joel-${(nth += 1)}@example.org`,
  postcode: 'AL10 8RT',
  livesHere: true,
  schoolId: null,
  ...more,
})

const aVisitor = (now = FRIDAY): Context => ({ db: test$.db, now, requestId: 'test', actor: visitor })

async function codeTo(email: string) {
  await drainJobs(test$.db, FRIDAY)
  const letter = (await lettersIn(test$.db)).find(
    ({ toEmail, template }) => toEmail === email && template === 'JoinConfirm',
  )
  return /enter this code:\s+([0-9A-Z-]{14})/.exec(letter?.body ?? '')?.[1] ?? ''
}

async function whoJoined(town: Town, form = joel()) {
  await askToJoin(aVisitor(), form, `ip-${nth}`)
  const { learnerId } = await confirmRegistration(aVisitor(), {
    code: await codeTo(form.email),
    password: PASSWORD,
    ip: '1',
  })
  const { id } = await test$.db
    .selectFrom('registration')
    .select('id')
    .where('learnerId', '=', learnerId)
    .executeTakeFirstOrThrow()
  return { id, learnerId, learner: theLearner(test$.db, learnerId, town) }
}

async function readyToSend(town: Town, { learner, learnerId }: { learner: Context; learnerId: string }) {
  const choiceId = await addChoice(learner, learnerId, await aCourseRun(test$.db, await aProvider(test$.db, town)))
  await aFinishedForm(learner, learnerId)
  return choiceId
}

const decided = (said: 'new' | 'not-ours' | { sameAs: string }) => ({
  decision: typeof said === 'string' ? { kind: said, sameAs: null } : { kind: 'same' as const, sameAs: said.sameAs },
  reason: 'Spoke to them',
})

describe('joining without a school', () => {
  test('the letter’s link makes the account, once, and the form can be filled in at once', async () => {
    const town = await aTown(test$.db)
    const form = joel()
    await askToJoin(aVisitor(), form, 'ip')
    const code = await codeTo(form.email)

    const { learnerId } = await confirmRegistration(aVisitor(), { code, password: PASSWORD, ip: '1' })

    await expect(confirmRegistration(aVisitor(), { code, password: PASSWORD, ip: '1' })).rejects.toMatchObject({
      name: 'NotFound',
    })
    await readyToSend(town, { learnerId, learner: theLearner(test$.db, learnerId, town) })
    const account = await test$.db.selectFrom('account').select('email').where('learnerId', '=', learnerId).execute()
    expect(account).toEqual([{ email: form.email }])
  })

  test('a known address gets the same answer, the same rows at first and a letter of its own: nothing tells them apart', async () => {
    const town = await aTown(test$.db)
    const learnerId = await aLearner(test$.db, town)
    const known = await test$.db
      .selectFrom('account')
      .select('email')
      .where('learnerId', '=', learnerId)
      .executeTakeFirstOrThrow()
    const rows = () => test$.db.selectFrom('registration').select('status').execute()

    expect(await askToJoin(aVisitor(), joel({ email: known.email }), 'ip')).toBeUndefined()
    expect(await rows()).toEqual([{ status: 'unconfirmed' }])
    await drainJobs(test$.db, FRIDAY)

    expect((await lettersIn(test$.db)).map(({ template, toEmail }) => [template, toEmail])).toEqual([
      ['JoinKnown', known.email],
    ])
    expect(await rows()).toEqual([])
  })

  test('too many letters to one address are counted alike for known and unknown addresses', async () => {
    await aTown(test$.db)
    const form = joel({ email: `often-${nth}-${FRIDAY.getTime()}@example.org` })
    for (const ip of ['a', 'b', 'c']) await askToJoin(aVisitor(), form, ip)

    await expect(askToJoin(aVisitor(), form, 'd')).rejects.toMatchObject({ name: 'TooManyTries' })
  })

  test.each([
    ['too young', { bornOn: '2013-05-04' }, 'too-young'],
    ['too old', { bornOn: '1999-05-04' }, 'too-old'],
    ['not born yet', { bornOn: '2030-05-04' }, 'not-born'],
    ['living elsewhere', { livesHere: false }, 'other-area'],
  ] as const)('somebody %s is told kindly where to go', async (_, more, code) => {
    await aTown(test$.db)

    await expect(askToJoin(aVisitor(), joel(more), `ip-${code}`)).rejects.toMatchObject({ name: 'Refusal', code })
    expect(await test$.db.selectFrom('registration').select('id').execute()).toEqual([])
  })

  test('the link works for three days, and never as an invitation of another kind', async () => {
    await aTown(test$.db)
    const form = joel()
    await askToJoin(aVisitor(), form, 'ip')
    const code = await codeTo(form.email)
    const typed = { code, email: null, bornOn: null, password: PASSWORD, ip: '1' }

    await expect(acceptInvitation(aVisitor(), typed)).rejects.toMatchObject({ name: 'NotFound' })
    const late = aVisitor(new Date('2026-11-23T09:00:01Z'))
    await expect(confirmRegistration(late, { code, password: PASSWORD, ip: '1' })).rejects.toMatchObject({
      name: 'NotFound',
    })
  })

  test('whoever never confirms is forgotten after 14 days', async () => {
    await aTown(test$.db)
    await askToJoin(aVisitor(), joel(), 'ip')
    const night = (day: string) => systemContext(test$.db, new Date(`${day}T01:55:00Z`))

    for (const day of ['2026-11-28', '2026-12-04']) await forgetUnconfirmed(night(day))
    expect(await test$.db.selectFrom('registration').select('id').execute()).toHaveLength(1)
    await forgetUnconfirmed(night('2026-12-05'))

    expect(await test$.db.selectFrom('registration').select('id').execute()).toEqual([])
  })
})

describe('before the first sending', () => {
  test('sending is refused in plain words until somebody has said who it is; then it goes', async () => {
    const town = await aTown(test$.db)
    const who = await whoJoined(town)
    const choiceId = await readyToSend(town, who)
    const adviser = await anAdviser(test$.db, town)
    await expect(sendApplication(who.learner, who.learnerId)).rejects.toMatchObject({ code: 'not-matched-yet' })

    await decideRegistration(adviser, who.id, decided('new'))
    await sendApplication(who.learner, who.learnerId)
    await drainJobs(test$.db, FRIDAY)

    expect(await stateOf(test$.db, choiceId)).toBe('submitted')
    expect((await lettersIn(test$.db)).map(({ template }) => template)).toContain('JoinDecided')
    expect(await eventsOf(test$.db, who.id)).toEqual([
      'registration.asked',
      'registration.confirmed',
      'registration.decided',
    ])
  })

  test('somebody who is not ours cannot send', async () => {
    const town = await aTown(test$.db)
    const who = await whoJoined(town)
    await readyToSend(town, who)

    await decideRegistration(await anAdviser(test$.db, town), who.id, decided('not-ours'))

    await expect(sendApplication(who.learner, who.learnerId)).rejects.toMatchObject({ code: 'not-ours' })
  })

  test('somebody the school knew already: both records become one, with the form and the account', async () => {
    const town = await aTown(test$.db)
    const knownId = await aLearner(test$.db, town, { givenNames: 'Joel', familyName: 'Otieno' })
    await test$.db.updateTable('learner').set({ bornOn: '2010-05-04' }).where('id', '=', knownId).execute()
    await test$.db.deleteFrom('account').where('learnerId', '=', knownId).execute()
    const who = await whoJoined(town)
    const choiceId = await readyToSend(town, who)
    const adviser = await anAdviser(test$.db, town)
    expect((await findToMatch(adviser, who.id)).likely.map(({ id }) => id)).toEqual([knownId])

    await decideRegistration(adviser, who.id, decided({ sameAs: knownId }))

    await sendApplication(theLearner(test$.db, knownId, town), knownId)
    expect(await stateOf(test$.db, choiceId)).toBe('submitted')
    const [account] = await test$.db
      .selectFrom('account')
      .select('learnerId')
      .where('email', 'like', 'joel-%')
      .execute()
    expect(account).toEqual({ learnerId: knownId })
  })
})

describe('who says who it is', () => {
  test('the school that was named sees it, and says it of its own learners alone', async () => {
    const town = await aTown(test$.db)
    const elsewhere = await aProvider(test$.db, town, { kind: 'school', name: 'Westgate School' })
    const strangerId = await aLearner(
      test$.db,
      { ...town, schoolId: elsewhere },
      { givenNames: 'Joel', familyName: 'Otieno' },
    )
    const who = await whoJoined(town, joel({ schoolId: town.schoolId }))
    const head = await aStaffContext(test$.db, town.schoolId, town, 'head')
    const other = await aStaffContext(test$.db, elsewhere, town, 'head')
    const tutor = await aStaffContext(test$.db, town.schoolId, town, 'tutor', { form: '11A' })

    expect(await registrationsWaiting(head)).toHaveLength(1)
    for (const ctx of [other, tutor, who.learner]) expect(await registrationsWaiting(ctx)).toEqual([])
    for (const ctx of [other, tutor, who.learner])
      await expect(decideRegistration(ctx, who.id, decided('new'))).rejects.toMatchObject({ name: 'NotFound' })
    await expect(decideRegistration(head, who.id, decided({ sameAs: strangerId }))).rejects.toMatchObject({
      code: 'not-yours',
    })
    await decideRegistration(head, who.id, decided('new'))
  })

  test('an adviser of another area does not', async () => {
    const town = await aTown(test$.db)
    const who = await whoJoined(town)
    const stranger = await anAdviser(test$.db, await aTown(test$.db))

    await expect(decideRegistration(stranger, who.id, decided('new'))).rejects.toMatchObject({ name: 'NotFound' })
  })

  test('twice is refused, and leaves nothing', async () => {
    const town = await aTown(test$.db)
    const who = await whoJoined(town)
    const adviser = await anAdviser(test$.db, town)
    await decideRegistration(adviser, who.id, decided('new'))
    const before = await countEvents(test$.db)

    await expect(decideRegistration(adviser, who.id, decided('not-ours'))).rejects.toMatchObject({
      code: 'decided-already',
    })
    expect(await countEvents(test$.db)).toBe(before)
  })
})
