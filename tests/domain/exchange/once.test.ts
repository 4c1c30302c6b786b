import { expect, test } from 'vitest'
import { action as makeOffer } from '~/routes/api/make-offer'
import { action as writeNote } from '~/routes/api/write-note'
import { aChoice } from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'
import { aToken, call, itIs } from '#tests/support/programs'

const race$ = racingDatabase()
const ROUNDS = 100

test('a deed that is sent twice at once under one key is done once, a hundred times over', async () => {
  const { db } = race$
  await itIs(db)
  const choice = await aChoice(db)
  const { secret } = await aToken(db, choice.providerId)
  const note = (nth: number) =>
    call(writeNote, { secret, choiceId: choice.id, body: { text: `Note ${nth}` }, key: `key-number-${nth}` })

  for (let nth = 0; nth < ROUNDS; nth += 1) {
    const [one, other] = await Promise.all([note(nth), note(nth)])
    expect([one?.status, other?.status]).toEqual([200, 200])
    expect(one?.body).toEqual(other?.body)
  }

  const notes = await db.selectFrom('applicantNote').select('text').where('choiceId', '=', choice.id).execute()
  expect(new Set(notes.map(({ text }) => text)).size).toBe(ROUNDS)
  expect(notes).toHaveLength(ROUNDS)
})

test('of two programs that answer at once under keys of their own, one is told that it came second', async () => {
  const { db } = race$
  await itIs(db)
  for (let nth = 0; nth < 20; nth += 1) {
    const choice = await aChoice(db)
    const { secret } = await aToken(db, choice.providerId)
    const { version } = await db
      .selectFrom('choice')
      .select('version')
      .where('id', '=', choice.id)
      .executeTakeFirstOrThrow()
    const offer = () => call(makeOffer, { secret, choiceId: choice.id, body: { kind: 'unconditional' }, version })

    const statuses = (await Promise.all([offer(), offer()])).map(({ status }) => status)

    expect(statuses.toSorted()).toEqual([200, 412])
    const offers = await db.selectFrom('offer').select('id').where('choiceId', '=', choice.id).execute()
    expect(offers).toHaveLength(1)
  }
})
