import { describe, expect, test } from 'vitest'
import { nightShift } from '~/night-shift'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import { staffKinds, learnerKinds, type Choice } from '~/domain/messages/letter-kind'
import { writeDigests } from '~/domain/messages/digest.jobs.server'
import { digestLines } from '~/domain/messages/digest'
import { agreeToTexts, chooseLetters } from '~/domain/messages/letter-wish.commands.server'
import { letterWishForm, textAgreementForm } from '~/domain/messages/letter-wish.schemas'
import { textOnLastDays } from '~/domain/messages/text-day.jobs.server'
import { textWords, withAddress } from '~/domain/messages/text.words'
import { systemContext, type Context } from '~/kit/context.server'
import { NotAllowed } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import { deliverText, postText, useTextSender } from '~/kit/text.server'
import {
  aChoice,
  aColleague,
  FRIDAY,
  lettersIn,
  unconditional,
  bringTo,
  type ChoiceWithAll,
} from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const at = (moment: string) => systemContext(test$.db, new Date(moment))
const asThemselves = (accountId: string): Context => {
  const ctx = systemContext(test$.db, FRIDAY)
  return { ...ctx, actor: { ...ctx.actor, role: 'admissions-officer', id: accountId } }
}

async function accountOf(learnerId: string) {
  const { id } = await test$.db
    .selectFrom('account')
    .select('id')
    .where('learnerId', '=', learnerId)
    .executeTakeFirstOrThrow()
  return id
}

const wanting = (entries: [string, Choice][]) => new Map(entries)

describe('the choice of letters', () => {
  test('is one’s own, and each change leaves one event', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'draft' })
    const { accountId } = await aColleague(db, choice.providerId)
    const other = await aColleague(db, choice.providerId)
    const ctx = asThemselves(accountId)

    await chooseLetters(ctx, accountId, staffKinds, wanting([['new', 'digest']]))
    await chooseLetters(ctx, accountId, staffKinds, wanting([['new', 'digest']]))
    await expect(chooseLetters(ctx, other.accountId, staffKinds, wanting([['new', 'digest']]))).rejects.toThrow(
      NotAllowed,
    )

    const events = await db.selectFrom('auditEvent').select('action').where('subjectId', '=', accountId).execute()
    expect(events.filter(({ action }) => action === 'letters.chosen')).toHaveLength(1)
  })

  test('knows only what a kind allows: a learner cannot turn answers off', () => {
    const form = letterWishForm(learnerKinds)

    expect(form.parse({ kinds: { reminders: 'digest', receipts: 'none', decisions: 'none' } }).kinds).toEqual(
      wanting([
        ['receipts', 'none'],
        ['reminders', 'email'],
        ['changes', 'email'],
        ['surveys', 'email'],
      ]),
    )
  })

  test('a letter one does not want is kept, but does not go', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'draft' })
    const accountId = await accountOf(choice.learnerId)
    await chooseLetters(systemContext(db, FRIDAY), accountId, learnerKinds, wanting([['receipts', 'none']]))
    await sendIt(choice)

    const letters = await db
      .selectFrom('letter')
      .select(['template', 'fate'])
      .where('accountId', '=', accountId)
      .execute()
    expect(letters).toEqual([{ template: 'ApplicationSent', fate: 'not-wanted' }])
  })
})

describe('the daily letter', () => {
  test('tells once, in the morning, what happened since the last one', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'draft' })
    const { accountId, email } = await aColleague(db, choice.providerId)
    await aColleague(db, choice.providerId)
    await chooseLetters(asThemselves(accountId), accountId, staffKinds, wanting([['new', 'digest']]))
    await sendIt(choice)

    expect(await writeDigests(at('2026-11-21T07:30:00Z'))).toBe(1)
    expect(await writeDigests(at('2026-11-21T07:30:00Z'))).toBe(0)
    expect(await writeDigests(at('2026-11-22T07:30:00Z'))).toBe(0)
    const [digest] = (await lettersIn(db)).filter(({ template }) => template === 'DailyDigest')
    expect(digest).toMatchObject({ toEmail: email, subject: 'One thing happened on Onward' })
    expect(digest?.body).toContain('Engineering')
    expect(nightShift.find(({ run }) => run === writeDigests)?.at).toBe('07:30')
  })

  test('says a subject once, with how often it came', () => {
    expect(digestLines(['A', 'B', 'A'])).toEqual(['A (2 times)', 'B'])
  })
})

describe('text messages', () => {
  test.each([
    ['07700 900 982', '+447700900982'],
    ['+44 7700 900982', '+447700900982'],
    ['0044 (0)7700-900982', '+447700900982'],
  ])('go to %s as %s', (typed, dialled) => {
    expect(textAgreementForm.parse({ agrees: 'yes', phone: typed })).toEqual({ phone: dialled })
  })

  test.each(['', '01234 567890', '07700', 'nine'])('do not go to “%s”', (typed) => {
    expect(textAgreementForm.safeParse({ agrees: 'yes', phone: typed }).success).toBe(false)
    expect(textAgreementForm.parse({ phone: typed })).toEqual({ phone: null })
  })

  test('are short and name nobody, with the address where there is room', () => {
    const all = [textWords.lastDayToApply(), textWords.lastDayToReply(), textWords.placeCameFree('2026-12-04')]

    for (const words of all)
      expect(withAddress(words, 'https://onward.example/learner').length).toBeLessThanOrEqual(160)
    expect(withAddress('Words', `https://${'x'.repeat(160)}.example`)).toBe('Words')
  })

  test('go on a last day to those who agreed, once', async () => {
    const { db } = test$
    const drafting = await aChoice(db, { state: 'draft' })
    const offered = await aChoice(db, { state: 'offer', town: drafting.town })
    await aChoice(db, { state: 'draft', town: drafting.town })
    for (const { learnerId } of [drafting, offered]) {
      await agreeToTexts(systemContext(db, FRIDAY), await accountOf(learnerId), '+447700900982')
    }

    await textOnLastDays(at('2026-12-04T08:00:00Z'))
    await textOnLastDays(at('2026-12-04T08:00:00Z'))
    await textOnLastDays(at('2027-09-15T07:00:00Z'))

    const texts = await db.selectFrom('textMessage').select(['learnerId', 'template']).orderBy('writtenAt').execute()
    expect(texts).toEqual([
      { learnerId: offered.learnerId, template: 'LastDayToReply' },
      { learnerId: drafting.learnerId, template: 'LastDayToApply' },
    ])
    await agreeToTexts(systemContext(db, FRIDAY), await accountOf(drafting.learnerId), null)
    const more = { key: 'more', template: 'X', learnerId: drafting.learnerId, body: 'More' }
    await postText(systemContext(db, FRIDAY), more)
    expect(await db.selectFrom('textMessage').selectAll().execute()).toHaveLength(2)
  })

  test('tell of a place that came free for somebody on a waiting list, through the sender that is plugged in', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'waiting_list' })
    await agreeToTexts(systemContext(db, FRIDAY), await accountOf(choice.learnerId), '+447700900982')
    const sent: string[] = []
    useTextSender(async ({ to, body }) => void sent.push(`${to} ${body}`))
    await makeOffer(choice.officer, choice.id, unconditional)
    await drainJobs(db, FRIDAY)
    useTextSender(undefined)

    expect(deliverText.name).toBe('texts/deliver-text')
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatch(/^\+447700900982 Onward: you were on a waiting list/)
  })
})

async function sendIt(choice: ChoiceWithAll) {
  await bringTo(test$.db, choice, 'submitted')
  await drainJobs(test$.db, FRIDAY)
}
