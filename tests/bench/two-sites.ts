import { request } from 'node:http'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { findRegister } from '~/domain/attendance/register.queries.server'
import { paths } from '~/paths'
import { FRIDAY } from '#tests/support/admissions'
import { Browser } from '#tests/support/http'
import { cookieOf } from '#tests/support/plans'
import { aHostedLearner } from '#tests/support/registers'
import { setClock } from '#tests/support/served'
import { aSession } from '#tests/support/tracking'
import { figure, percentile, type Figure } from './figure'
import { World } from './world'

const ROUNDS = 100
const PAUSE_MS = 60
const LONGEST_MS = 10_000

/** B27: from the press of the host’s button to the mark standing in what the home school’s open page loads, two web processes. */
export async function measure(world: World): Promise<Figure[]> {
  const own = new World(path.join(world.folder, 'two-sites'), { learners: 0, courses: 0 }, world.say)
  own.forget()
  try {
    const { db } = await own.database()
    const { origin, stop } = await own.serve({ WORKERS: '2' })
    try {
      const took = await rounds(db, origin)
      return [
        figure(
          {
            name: 'B27',
            what: 'a mark of the host to the home school’s open page, 95th percentile',
            value: percentile(took, 0.95),
            unit: 'ms',
            notes: `${ROUNDS} marks, half of them within ${Math.round(percentile(took, 0.5))} ms`,
          },
          { better: 'less', floor: 5000, goal: 2000, stretch: 500 },
        ),
      ]
    } finally {
      await stop()
    }
  } finally {
    await own.close()
    own.forget()
  }
}

async function rounds(db: Kysely<DB>, origin: string): Promise<number[]> {
  await setClock(db, FRIDAY)
  const { teacher, tutor, runId, learnerId } = await aHostedLearner(db)
  const sessionId = await aSession(teacher, runId)
  const first = await findRegister(teacher, sessionId)
  const host = new Browser(origin, await cookieOf(db, teacher))
  const home = new Browser(origin, await cookieOf(db, tutor))
  const line = new Line(`${origin}${paths.tracking.todayEvents(String(Date.now()))}`, await cookieOf(db, tutor))
  await wait(500)
  const took: number[] = []
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const [code, words] = round % 2 === 0 ? ['L', 'Late'] : ['O', 'Absent, no reason']
      const began = performance.now()
      const heard = line.next()
      const saved = await host.post(paths.provider.register(sessionId), {
        version: String(first.version + round),
        [`marks.${learnerId}.code`]: code ?? '',
        reason: 'Seen in the workshop',
      })
      if (saved.status !== 302) throw new Error(`The register was not saved: ${saved.status}`)
      await heard
      const page = await home.get(paths.tracking.today)
      if (!page.text.includes(`>${words}<`)) throw new Error(`The page of the school does not say ${words}.`)
      took.push(performance.now() - began)
      await wait(PAUSE_MS)
    }
  } finally {
    line.close()
    host.close()
    home.close()
  }
  return took
}

/** The line on which an open page hears of changes, as a browser keeps it. */
class Line {
  private heard: (() => void) | null = null
  private readonly asked

  constructor(url: string, cookie: string) {
    this.asked = request(url, { headers: { accept: 'text/event-stream', cookie } }, (answer) => {
      answer.on('data', (part: Buffer) => {
        if (part.toString().includes('event: changed')) this.heard?.()
      })
      answer.on('error', () => {})
    })
    this.asked.on('error', () => {})
    this.asked.end()
  }

  /** The next change that is told. */
  next(): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('Nothing was heard on the line.')), LONGEST_MS)
      this.heard = () => {
        clearTimeout(late)
        resolve()
      }
    })
  }

  close() {
    this.asked.destroy()
  }
}
