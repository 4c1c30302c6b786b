import { expect, onTestFinished, test } from 'vitest'
import { openSession } from '~/access/session.server'
import { action } from '~/routes/provider/import-courses'
import { aTown, aProvider, aColleague } from '#tests/support/admissions'
import { catalogue } from '#tests/support/catalogues'
import { testDatabase } from '#tests/support/database'
import { forgetUpload } from '~/kit/uploads.server'
import type { Role } from '~/kit/actor'

const test$ = testDatabase()

/** Somebody of a college who sends a file. */
async function sends(role: Role, file: File | null) {
  const { db } = test$
  const town = await aTown(db)
  const providerId = await aProvider(db, town)
  const { accountId } = await aColleague(db, providerId, role)
  const membership = await db
    .selectFrom('membership')
    .select('id')
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow()
  const cookie = (await openSession(accountId, membership.id)).split(';')[0] ?? ''
  const body = new FormData()
  if (file) body.set('file', file)
  else body.set('other', 'x')
  const request = new Request('http://localhost/provider/courses/import', {
    method: 'POST',
    headers: { Cookie: cookie },
    body,
  })
  return action({ request, params: {}, context: {} })
}

test('a file sent by the manager leads to its preview', async () => {
  const answer = await sends(
    'admissions-manager',
    new File([catalogue([{ id: 'c1', title: 'Bakery' }])], '../../etc/courses.xml'),
  )

  const { id, fileName, keptAs } = await test$.db
    .selectFrom('intake')
    .select(['id', 'fileName', 'keptAs'])
    .executeTakeFirstOrThrow()
  if (keptAs !== null) onTestFinished(() => forgetUpload(keptAs))
  expect(answer).toMatchObject({ status: 302 })
  expect(answer instanceof Response && answer.headers.get('Location')).toBe(`/provider/courses/imports/${id}`)
  expect({ fileName, isKept: keptAs !== null }).toEqual({ fileName: 'courses.xml', isKept: true })
})

test('no file at all is said beside the field', async () => {
  expect(await sends('admissions-manager', null)).toMatchObject({
    init: { status: 422 },
    data: { errors: { file: 'Choose a file to send.' } },
  })
})

test('a file larger than may come is not stored', async () => {
  const answer = await sends('admissions-manager', new File([Buffer.alloc(20_000_001, 32)], 'large.xml'))

  expect(answer).toMatchObject({
    init: { status: 422 },
    data: { errors: { file: expect.stringContaining('larger than 20 MB') } },
  })
  expect(await test$.db.selectFrom('intake').select('id').execute()).toEqual([])
})

test('an officer is told who can', async () => {
  await expect(sends('admissions-officer', new File(['<catalog/>'], 'a.xml'))).rejects.toMatchObject({
    init: { status: 403 },
  })
})
