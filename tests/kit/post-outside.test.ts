import { expect, test } from 'vitest'
import { postOutside, safeUrl } from '~/kit/post-outside.server'

test.each([
  'http://college.example/',
  'https://127.0.0.1/',
  'https://[::1]/',
  'https://10.1.2.3/',
  'https://user@c.example/',
])('an address such as %s is never posted to', async (address) => {
  expect(() => safeUrl(address, false)).toThrow()
  const sent = await postOutside(address, { body: '{}', headers: {}, seconds: 1, mayBePrivate: false })
  expect(sent).toEqual({ status: null, failure: 'private-address' })
})

test('a name that points into our own network is not reached', async () => {
  const sent = await postOutside('https://localhost/', { body: '{}', headers: {}, seconds: 2, mayBePrivate: false })

  expect(sent.status).toBeNull()
})
