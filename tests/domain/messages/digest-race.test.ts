import { createElement } from 'react'
import { expect, test } from 'vitest'
import Enrolled from '#emails/Enrolled'
import { writeDigests } from '~/domain/messages/digest.jobs.server'
import { staffKinds } from '~/domain/messages/letter-kind'
import { chooseLetters } from '~/domain/messages/letter-wish.commands.server'
import { systemContext } from '~/kit/context.server'
import { postLetter } from '~/kit/mail.server'
import { aColleague, aProvider, aTown, FRIDAY } from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'

const data = racingDatabase()

test('F-8: two workers write the daily letters at once: each reader gets one, and every thing is told once', async () => {
  const ctx = systemContext(data.db, FRIDAY)
  const provider = await aProvider(data.db, await aTown(data.db))
  for (let nth = 0; nth < 5; nth += 1) {
    const { accountId, email } = await aColleague(data.db, provider)
    await chooseLetters(ctx, accountId, staffKinds, new Map([['new', 'digest']]))
    for (const thing of ['one', 'two']) {
      await postLetter(ctx, {
        key: `${accountId}:${thing}`,
        template: 'ApplicationReceived',
        to: email,
        accountId,
        subject: `Thing ${thing}`,
        content: createElement(Enrolled, { name: 'A', course: 'B', provider: 'C', link: 'https://x.example' }),
      })
    }
  }
  const morning = systemContext(data.db, new Date('2026-11-21T07:30:00Z'))

  const written = await Promise.all([1, 2, 3].map(() => writeDigests(morning)))

  expect(written.reduce((sum, count) => sum + count, 0)).toBe(5)
  const letters = await data.db.selectFrom('letter').select(['template', 'digestId', 'fate', 'subject']).execute()
  expect(letters.filter(({ template }) => template === 'DailyDigest').map(({ subject }) => subject)).toEqual(
    Array.from({ length: 5 }, () => '2 things happened on Onward'),
  )
  expect(letters.filter(({ fate, digestId }) => fate === 'digest' && digestId === null)).toEqual([])
})
