import { setTimeout as wait } from 'node:timers/promises'
import { figure, type Figure } from './figure'
import { countStatements } from './statement-counter'
import { tourOf, type Stop } from './tour'
import type { World } from './world'

/** B6: how many statements the making of each page sends, counted between our server and the database. */
export async function measure(world: World): Promise<Figure[]> {
  const { url } = await world.database()
  const counter = await countStatements(url)
  const server = await world.serve({ DATABASE_URL: counter.url })
  try {
    const counts = new Map<string, string[]>()
    for (const stop of await tourOf(world)) {
      const statements = await statementsOf(
        server.origin,
        stop,
        stop.who === null ? '' : await world.cookie(stop.who),
        counter.take,
      )
      if (statements) counts.set(stop.pattern, statements)
    }
    return [judged(counts)]
  } finally {
    await server.stop()
    counter.close()
  }
}

function judged(counts: Map<string, string[]>): Figure {
  const most = [...counts].sort(([, a], [, b]) => b.length - a.length)
  const over = most.filter(([, statements]) => statements.length > 5)
  const notes =
    over.length > 0
      ? `over five: ${over.map(([pattern, statements]) => `${pattern} ${statements.length}`).join(', ')}`
      : 'no page over five'
  return figure(
    {
      name: 'B6',
      what: `the page with most SQL statements, of ${counts.size}`,
      value: most[0]?.[1].length ?? 0,
      unit: 'statements',
      notes: `${notes}; begin and commit are not counted`,
    },
    { better: 'less', floor: 8, goal: 5 },
  )
}

/** The second look counts: the first may fill what is kept in memory for all. */
async function statementsOf(origin: string, { path }: Stop, cookie: string, take: () => string[]) {
  const headers = { Cookie: cookie || 'looking=1' }
  for (let look = 0; look < 2; look += 1) {
    take()
    const reply = await fetch(origin + path, { headers, redirect: 'manual' })
    await reply.text()
    await wait(20)
    if (reply.status !== 200) return null
  }
  return take()
}
