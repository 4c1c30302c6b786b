import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { wholeApi } from '~/domain/exchange/openapi'
import { vendorOperations } from '~/domain/exchange/vendor-api'
import { allDoors } from '#tests/support/doors'

const api = wholeApi('https://onward.example')
const shape = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({ operationId: z.string() }))),
  components: z.object({ schemas: z.record(z.string(), z.looseObject({})) }),
})

describe('the description of the interface for programs', () => {
  test('is one OpenAPI 3.1 document in which every reference leads somewhere', () => {
    const { components } = shape.parse(api)
    const refs = [...JSON.stringify(api).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = '']) => ref)

    expect(api.openapi).toBe('3.1.0')
    expect(refs.length).toBeGreaterThan(60)
    expect(refs.filter((ref) => !(ref.replace('#/components/schemas/', '') in components.schemas))).toEqual([])
  })

  test('names every operation once', () => {
    const { paths } = shape.parse(api)
    const names = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    )

    expect(names).toHaveLength(new Set(names).size)
    expect(names).toEqual(expect.arrayContaining(vendorOperations.map(({ name }) => name)))
  })

  test('tells of every door for programs with a token, and of no other', async () => {
    const doors = (await allDoors()).filter(({ pattern }) => /^\/api\/v1\/(applications|reasons)/.test(pattern))
    const asked = doors.flatMap(({ pattern, hasLoader, hasAction }) => {
      const path = pattern.replace(':choiceId', '{id}')
      return [...(hasLoader ? [`get ${path}`] : []), ...(hasAction ? [`post ${path}`] : [])]
    })

    expect(vendorOperations.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(asked.toSorted())
  })

  test('says what is sent as it is sent: a condition by its kind, and nothing that is not named', () => {
    const { Offer } = shape.parse(api).components.schemas

    expect(Offer).toMatchObject({ type: 'object', additionalProperties: false, required: ['kind'] })
  })
})
