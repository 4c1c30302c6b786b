import path from 'node:path'
import { sql, type Kysely } from 'kysely'
import { migrate } from '#db/migrate.server'
import type { DB } from '#db/schema'
import { openSession } from '~/access/session.server'
import { addAccount, addMembership } from '~/domain/accounts/account.commands.server'
import { systemContext } from '~/kit/context.server'
import { providerPaths } from '~/provider-paths'
import { aChoice, type ChoiceWithAll } from '#tests/support/admissions'
import { manyApplicants } from '#tests/support/queues'
import { setClock } from '#tests/support/served'
import { figure, percentile, type Figure } from './figure'
import { metersOn } from './meters'
import { World } from './world'

const PLACES = 13_000
const ROUNDS = 5
// A morning of the summer of the cycle that `aTown` opens, when places are confirmed.
const IN_AUGUST = new Date('2027-08-27T09:00:00Z')

/** B16: one provider with as many starters as a county has asks for its sheet. */
export async function measure(world: World): Promise<Figure[]> {
  const own = new World(path.join(world.folder, 'export'), { learners: 0, courses: 0 }, world.say)
  own.forget()
  try {
    const { db, url } = await own.database()
    await migrate(url, own.say)
    const college = await aLargeCollege(db)
    const meters = await metersOn()
    const { origin, stop } = await own.serve({ WORKERS: '1', ...meters.environment })
    try {
      await sheet(origin, college)
      const { memoryMb: before } = await meters.read()
      const taken = []
      for (let round = 0; round < ROUNDS; round += 1)
        taken.push({ ...(await sheet(origin, college)), ...(await meters.read()) })
      return judged(taken, before)
    } finally {
      await stop()
    }
  } finally {
    await own.close()
    own.forget()
  }
}

type Taken = { firstMs: number; ms: number; rows: number; columns: number; memoryMb: number }

function judged(taken: readonly Taken[], before: number): Figure[] {
  const middle = (of: (one: Taken) => number) => percentile(taken.map(of), 0.5)
  const shape = `${taken[0]?.rows ?? 0} places, ${taken[0]?.columns ?? 0} columns`
  return [
    figure(
      {
        name: 'B16',
        what: `the sheet of ${shape}: rows`,
        value: middle(({ rows, ms }) => (rows * 1000) / ms),
        unit: 'rows/s',
      },
      { better: 'more', floor: 2000, goal: 50_000 },
    ),
    figure(
      { name: 'B16-first', what: 'the same: its first byte', value: middle(({ firstMs }) => firstMs), unit: 'ms' },
      { better: 'less', floor: 1000, goal: 300 },
    ),
    figure(
      {
        name: 'B16-memory',
        what: `the same ${ROUNDS} times: what the web process grows by at most`,
        value: Math.max(...taken.map(({ memoryMb }) => memoryMb)) - before,
        unit: 'MB',
      },
      { better: 'less', floor: 100, goal: 30 },
    ),
  ]
}

async function sheet(origin: string, { cookie, year }: { cookie: string; year: string }) {
  const began = performance.now()
  const answer = await fetch(`${origin}${providerPaths.starterSheet('admissions', { year })}`, { headers: { cookie } })
  if (answer.status !== 200 || !answer.body) throw new Error(`The sheet answers ${answer.status}.`)
  let firstMs = 0
  let text = ''
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    firstMs ||= performance.now() - began
    text += part.value
  }
  const ms = performance.now() - began
  const [heading = '', ...rows] = text.trimEnd().split('\r\n')
  return { firstMs, ms, rows: rows.length, columns: heading.split(',').length }
}

/** A college whose places of a year are all confirmed; the year, and the cookie of its officer. */
async function aLargeCollege(db: Kysely<DB>) {
  const first = await aChoice(db, { state: 'place_confirmed' })
  await manyApplicants(db, first, PLACES - 1, 'place_confirmed')
  await db.updateTable('courseRun').set({ places: PLACES }).where('id', '=', first.runId).execute()
  await sql`delete from graphile_worker._private_jobs`.execute(db)
  await sql`analyze`.execute(db)
  await setClock(db, IN_AUGUST)
  return { cookie: await cookieOf(db, first), year: first.town.cycleId }
}

async function cookieOf(db: Kysely<DB>, { providerId }: ChoiceWithAll): Promise<string> {
  const ctx = systemContext(db, IN_AUGUST)
  const accountId = await addAccount(ctx, { email: 'sheets@onward.example', name: 'Sam Okafor' })
  const membershipId = await addMembership(ctx, { accountId, organisationId: providerId, role: 'admissions-officer' })
  const [cookie = ''] = (await openSession(accountId, membershipId)).split(';')
  return cookie
}
