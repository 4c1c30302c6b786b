import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { NotReadable, Refusal } from '~/kit/errors'
import { nested } from '~/kit/form'
import { handleForm, noticeIn, redirectWithNotice } from '~/kit/form.server'

const schema = z.object({
  name: z.string().min(1, 'Enter a name'),
  grades: z.array(z.object({ grade: z.string().min(1, 'Enter a grade') })).optional(),
})

describe('a form that comes in', () => {
  test('dotted names become objects, repeated names become lists', () => {
    const form = formOf([
      ['a.b', '1'],
      ['a.c.d', '2'],
      ['tick', 'x'],
      ['tick', 'y'],
    ])

    expect(JSON.parse(JSON.stringify(nested(form)))).toEqual({ a: { b: '1', c: { d: '2' } }, tick: ['x', 'y'] })
  })

  test('cannot reach the prototype of anything', () => {
    nested(
      formOf([
        ['__proto__.polluted', 'yes'],
        ['constructor.prototype.polluted', 'yes'],
        ['a.__proto__.polluted', 'yes'],
      ]),
    )

    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  test('comes back with every mistake and what was typed, but never a password', async () => {
    const answer = await handleForm(
      posted([
        ['name', ''],
        ['password', 'a secret of mine'],
      ]),
      schema,
      () => Promise.resolve('done'),
    )

    expect(answer).toMatchObject({
      data: { errors: { name: 'Enter a name' }, values: { name: '' } },
      init: { status: 422 },
    })
    expect(JSON.stringify(answer)).not.toContain('a secret of mine')
  })

  test('a refusal comes back beside its field, or above the form, as 409', async () => {
    const refuse = (field?: string) => () => Promise.reject(new Refusal('closed', 'This course is closed.', field))

    const beside = await handleForm(posted([['name', 'Amina']]), schema, refuse('name'))
    const above = await handleForm(posted([['name', 'Amina']]), schema, refuse())

    expect(beside).toMatchObject({ data: { errors: { name: 'This course is closed.' } }, init: { status: 409 } })
    expect(above).toMatchObject({ data: { sentence: 'This course is closed.', errors: {} }, init: { status: 409 } })
  })

  test('any other mistake is ours and goes on up', async () => {
    const attempt = handleForm(posted([['name', 'Amina']]), schema, () => Promise.reject(new Error('broken')))

    await expect(attempt).rejects.toThrow('broken')
  })
})

test('a NUL in a field is left out', () => {
  expect(nested(formOf([['name', 'Ami\u0000na']]))).toEqual({ name: 'Amina' })
})

describe('F-39: a body made to do harm', () => {
  test.each([
    ['a field nested without end', `${'a.'.repeat(400_000)}=1`],
    ['a hundred thousand fields', Array.from({ length: 100_000 }, (_, n) => `f${n}=1`).join('&')],
    ['one field a hundred thousand times', 'name=1&'.repeat(100_000)],
    ['fields of what every object has', '__proto__.name=x&constructor.prototype.name=x&a.__proto__.b=x&toString=x'],
  ])('%s costs no more than a form does', async (_what, body) => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const request = new Request('http://localhost/', { method: 'POST', body, headers })
    const began = performance.now()

    const answer = await handleForm(request, schema, () => Promise.resolve('done'))

    expect(answer).toMatchObject({ init: { status: 422 } })
    expect(JSON.stringify(answer).length).toBeLessThan(2_000_000)
    expect(performance.now() - began).toBeLessThan(6_000) // a fifth of a second on a quiet machine
    expect(Reflect.get({}, 'name')).toBeUndefined()
  })

  test.each([
    ['of no kind', undefined],
    ['of JSON', 'application/json'],
    ['of parts without a boundary', 'multipart/form-data'],
    ['of parts that never come', 'multipart/form-data; boundary=x'],
  ])('a body %s is no form, and is said to be none', async (_what, type) => {
    const headers = type === undefined ? [] : [['Content-Type', type] satisfies [string, string]]
    const request = new Request('http://localhost/', { method: 'POST', body: '--x\r\nnonsense', headers })

    await expect(handleForm(request, schema, () => Promise.resolve('done'))).rejects.toBeInstanceOf(NotReadable)
  })
})

describe('a notice', () => {
  test('reaches the next page as it was written', () => {
    const response = redirectWithNotice('/learner', 'Saved; 100% done, “truly”')

    const cookie = response.headers.get('Set-Cookie')?.split(';')[0] ?? ''
    expect(noticeIn(new Request('http://localhost/learner', { headers: { Cookie: `onward=x; ${cookie}` } }))).toBe(
      'Saved; 100% done, “truly”',
    )
  })
})

function formOf(entries: [string, string][]) {
  const form = new FormData()
  for (const [name, value] of entries) form.append(name, value)
  return form
}

function posted(entries: [string, string][]) {
  return new Request('http://localhost/', { method: 'POST', body: new URLSearchParams(entries) })
}
