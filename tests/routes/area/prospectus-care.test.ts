import { describe, expect, test } from 'vitest'
import * as chaseDoor from '~/routes/area/chase-providers'
import * as newSynonym from '~/routes/area/new-synonym'
import * as removeDoor from '~/routes/area/remove-synonym'
import { aTown } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { colleagueCookie, sendForm } from '#tests/support/signed-in'

const test$ = testDatabase()
const falconry = { asked: 'falconry', meant: 'animal care', kind: 'synonym' }

async function aCoordinator() {
  const { areaId, schoolId } = await aTown(test$.db)
  const authority = await test$.db
    .insertInto('organisation')
    .values({ kind: 'authority', name: 'Marlshire', slug: 'marlshire-council', areaId })
    .returning('id')
    .executeTakeFirstOrThrow()
  return {
    schoolId,
    cookie: await colleagueCookie(test$.db, authority.id, 'coordinator'),
  }
}

describe('the doors of the area’s prospectus', () => {
  test('teach the search a word, and come back to the list', async () => {
    const { cookie } = await aCoordinator()

    const reply = await sendForm(newSynonym, { cookie, form: falconry, address: '/area/synonyms/new' })

    expect(reply).toMatchObject({ status: 302, location: '/area/synonyms' })
  })

  test('give the form back with what was typed where it is wrong, or known already', async () => {
    const { cookie } = await aCoordinator()
    const send = (form: Record<string, string>) => sendForm(newSynonym, { cookie, form, address: '/area/synonyms/new' })

    expect(await send({ ...falconry, meant: '' })).toMatchObject({
      status: 422,
      data: { errors: { meant: 'Write what courses call it' }, values: { asked: 'falconry' } },
    })
    expect(await send({ ...falconry, asked: 'dogs' })).toMatchObject({
      status: 409,
      data: { values: { asked: 'dogs' } },
    })
  })

  test('let nobody in from a school', async () => {
    const { schoolId } = await aCoordinator()
    const cookie = await colleagueCookie(test$.db, schoolId, 'careers-lead')

    expect(await sendForm(newSynonym, { cookie, form: falconry, address: '/area/synonyms/new' })).toMatchObject({
      status: 403,
    })
    expect(await sendForm(chaseDoor, { cookie, address: '/area/prospectus/letters' })).toMatchObject({ status: 403 })
  })

  test('say so where no provider is due a letter, and know no row that is not there', async () => {
    const { cookie } = await aCoordinator()
    const params = { synonymId: '00000000-0000-4000-8000-000000000001' }

    expect(await sendForm(chaseDoor, { cookie, address: '/area/prospectus/letters' })).toMatchObject({ status: 409 })
    expect(
      await sendForm(removeDoor, { cookie, params, address: `/area/synonyms/${params.synonymId}/removal` }),
    ).toMatchObject({ status: 404 })
  })
})
