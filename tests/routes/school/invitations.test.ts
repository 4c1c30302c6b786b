import { expect, test } from 'vitest'
import { openSession } from '~/access/session.server'
import { action } from '~/routes/school/invitations'
import { aTown } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()

async function aTutorsForm() {
  const { db } = test$
  const town = await aTown(db)
  for (const [form, familyName] of [
    ['11A', 'Yusuf'],
    ['11B', 'Brandt'],
  ] as const) {
    const named = {
      givenNames: 'Amina',
      familyName,
      legalGivenNames: 'Amina',
      nameKey: familyName,
      bornOn: '2011-03-27',
    }
    const { id: learnerId } = await db
      .insertInto('learner')
      .values({ areaId: town.areaId, ...named })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('rollEntry')
      .values({ learnerId, schoolId: town.schoolId, yearGroup: 11, form, recordedAt: new Date() })
      .execute()
  }
  const tutor = await aStaffContext(db, town.schoolId, town, 'tutor', { form: '11A' })
  const membership = await db
    .selectFrom('membership')
    .select('id')
    .where('accountId', '=', tutor.actor.id)
    .executeTakeFirstOrThrow()
  const cookie = (await openSession(tutor.actor.id ?? '', membership.id)).split(';')[0] ?? ''
  return (form: string) =>
    action({
      request: new Request('http://localhost/school/invitations', {
        method: 'POST',
        headers: { Cookie: cookie },
        body: new URLSearchParams({ form }),
      }),
      params: {},
      context: {},
    })
}

test('a tutor gets the codes of the own form to print, once', async () => {
  const invite = await aTutorsForm()

  const first = await invite('11A')
  const second = await invite('11A')

  const code = expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  expect(first).toMatchObject({
    data: { invited: { form: '11A', codes: [{ name: 'Amina Yusuf', code, hasLetter: false }] } },
  })
  expect(second).toMatchObject({ data: { invited: { codes: [] } } })
})

test('another form gives a tutor no codes', async () => {
  const invite = await aTutorsForm()

  expect(await invite('11B')).toMatchObject({ data: { invited: { codes: [] } } })
})
