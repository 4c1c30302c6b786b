import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { testDatabase } from '#tests/support/database'
import { addressOf, allDoors, type Door } from '#tests/support/doors'
import { anAgreement, sessionOf, somebodyAt, twoHouses } from '#tests/support/partners'

const test$ = testDatabase()
const doorShape = z.object({
  loader: z.custom<(args: LoaderFunctionArgs | ActionFunctionArgs) => Promise<unknown>>().optional(),
})

// What tells of no applicant stays the owner's own, agreement or not.
const ofHouse = ['courses', 'registers', 'events', 'staff', 'agreements', 'runs']
const stepOf = ({ pattern }: Door) => pattern.split('/')[2] ?? ''

let doors: (Door & { open: (cookie: string, params: Record<string, string>) => Promise<number> })[] = []

beforeAll(async () => {
  const all = (await allDoors()).filter(({ audience, hasLoader }) => audience === 'provider' && hasLoader)
  doors = await Promise.all(
    all.map(async (door) => {
      const { loader } = doorShape.parse(await import(/* @vite-ignore */ `../../../app/${door.file}`))
      return { ...door, open: (cookie, params) => statusAt(door, cookie, params, loader) }
    }),
  )
}, 180_000)

describe('every page of a provider', () => {
  test('tells of an applicant of another only under an agreement in force', async () => {
    const houses = await twoHouses(test$.db)
    const params = { choiceId: houses.choice.id }
    const ofApplicant = doors.filter((door) => door.params.join() === 'choiceId')
    const { cookie } = await sessionOf(houses.partner, await anAgreement(houses))
    const { cookie: alone } = await sessionOf(houses.partner, null)

    const open = await Promise.all(
      ofApplicant.map(async (door) => [door.pattern, await door.open(cookie, params)] as const),
    )
    const shut = await Promise.all(
      ofApplicant.map(async (door) => [door.pattern, await door.open(alone, params)] as const),
    )

    expect(ofApplicant.length).toBeGreaterThan(20)
    // A page that only leads on to another says nothing of the applicant.
    expect(shut.filter(([, status]) => status !== 404)).toEqual([['/provider/choices/:choiceId/feedback/none', 302]])
    // Some ask for more than that the applicant is there: an offer to change, an interview to call off.
    expect(open.filter(([pattern]) => pattern === '/provider/choices/:choiceId/offer')).toEqual([
      ['/provider/choices/:choiceId/offer', 200],
    ])
    expect(open.filter(([, status]) => status === 200).length).toBeGreaterThan(8)
    expect(open.filter(([, status]) => status === 500)).toEqual([])
  })

  test('that is the owner’s own house stays shut to whoever answers for it', async () => {
    const houses = await twoHouses(test$.db)
    const { cookie } = await sessionOf(houses.partner, await anAgreement(houses))
    const own = doors.filter(
      (door) => ofHouse.includes(stepOf(door)) && stepOf(door) !== 'runs' && door.params.length === 0,
    )

    const statuses = await Promise.all(own.map(async (door) => [door.pattern, await door.open(cookie, {})] as const))

    expect(statuses.length).toBeGreaterThan(8)
    expect(statuses.filter(([, status]) => status !== 403)).toEqual([])
  })

  test('about applicants is shut to a colleague who may not see them, and nothing answers with a fault', async () => {
    const houses = await twoHouses(test$.db)
    const { providerId, town } = houses.choice
    const blind = await somebodyAt(test$.db, providerId, town, { rights: ['manage'] })
    const { cookie } = await sessionOf(blind, null)
    const params = { choiceId: houses.choice.id }
    const ofApplicant = doors.filter((door) => door.params.join() === 'choiceId')

    const statuses = await Promise.all(ofApplicant.map((door) => door.open(cookie, params)))

    expect(new Set(statuses)).toEqual(new Set([403]))
  })
})

async function statusAt(
  door: Door,
  cookie: string,
  params: Record<string, string>,
  loader: ((args: LoaderFunctionArgs) => Promise<unknown>) | undefined,
): Promise<number> {
  const request = new Request(new URL(addressOf(door, params), 'http://onward.example'), {
    headers: { Cookie: cookie },
  })
  const answer: unknown = await loader?.({ request, params, context: {} }).catch((thrown: unknown) => thrown)
  if (answer instanceof Response) return answer.status
  if (answer instanceof Error) return 500
  const init = z.object({ init: z.object({ status: z.number().optional() }).nullish() }).safeParse(answer)
  return init.success ? (init.data.init?.status ?? 200) : 200
}
