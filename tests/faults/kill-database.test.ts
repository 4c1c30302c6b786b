import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase, type Database } from '#db/connection.server'
import { Browser } from '#tests/support/http'
import { aCrowd, type OneOfMany } from './support/crowd'
import { Service } from './support/service'

const PEOPLE = 24
const KILLS = Number(process.env.ONWARD_KILLS ?? 5)
const PATIENCE_MS = 20_000

let service: Service
let data: Database
let people: OneOfMany[]

/** A PostgreSQL of its own, as `npm start` runs it: that of the other tests keeps nothing safe through a crash. */
beforeAll(async () => {
  service = await Service.start()
  data = openDatabase({ url: databaseUrl(), max: 2 })
  ;({ people } = await aCrowd(data.db, PEOPLE))
}, 90_000)
afterAll(async () => {
  await data.close()
  await service.remove()
})

describe('F-13: kill -9 of the database under load', () => {
  test('nothing acknowledged is lost, the service comes back by itself, and no process ends', async () => {
    const load = new Writing(people)
    const outages: number[] = []

    for (let kill = 0; kill < KILLS; kill += 1) {
      await wait(400 + Math.random() * 600)
      process.kill(postmasterPid(), 'SIGKILL')
      outages.push(await untilAnswered())
    }
    await wait(300)
    const acknowledged = await load.stop()

    const kept = await saved()
    const lost = acknowledged.filter(({ learnerId, answer }) => (kept.get(learnerId) ?? '') < answer)
    expect(acknowledged.length).toBeGreaterThan(PEOPLE)
    expect(lost).toEqual([])
    expect(await doubled()).toEqual([])
    expect(Math.max(...outages)).toBeLessThan(PATIENCE_MS)
    expect(service.isUp).toBe(true)
    expect(service.output.match(/^ready /gm)?.length).toBe(1)
  }, 120_000)

  test('stopped and started again, all of it is still there', async () => {
    const before = await saved()

    expect(await service.stop()).toBe(0)
    await service.startAgain()
    await data.close()
    data = openDatabase({ url: databaseUrl(), max: 2 })

    expect(await saved()).toEqual(before)
  }, 60_000)
})

/** Everybody saves the same page of the form again and again, with a new answer each time. */
class Writing {
  private isOver = false
  private readonly acknowledged: { learnerId: string; answer: string }[] = []
  private readonly all: Promise<unknown>

  constructor(people: OneOfMany[]) {
    this.all = Promise.all(people.map((one) => this.keepSaving(one)))
  }

  async stop() {
    this.isOver = true
    await this.all
    return this.acknowledged
  }

  private async keepSaving({ learnerId, cookie }: OneOfMany) {
    const browser = new Browser(service.origin, cookie)
    for (let n = 1; !this.isOver; n += 1) {
      const answer = `answer ${String(n).padStart(6, '0')}`
      const reply = await browser
        .post('/learner/application/statement', { 'answers.statement': answer, isFinished: 'yes' })
        .catch(() => null)
      if (reply?.status === 302) this.acknowledged.push({ learnerId, answer })
      else await wait(50)
    }
    browser.close()
  }
}

/** The answer each learner's form holds now. */
async function saved() {
  const rows = await data.db
    .selectFrom('applicationSection')
    .innerJoin('application', 'application.id', 'applicationSection.applicationId')
    .select(['application.learnerId', 'applicationSection.answers'])
    .where('section', '=', 'statement')
    .execute()
  return new Map(rows.map(({ learnerId, answers }) => [learnerId, statementIn(answers)]))
}

function statementIn(answers: unknown): string {
  return typeof answers === 'object' && answers !== null && 'statement' in answers ? String(answers.statement) : ''
}

/** Each request leaves one event or none. */
function doubled() {
  return data.db
    .selectFrom('auditEvent')
    .select('requestId')
    .where('action', '=', 'section.saved')
    .where('requestId', '!=', 'test')
    .groupBy('requestId')
    .having((eb) => eb.fn.countAll(), '>', 1)
    .execute()
}

/** How long it took until a page that needs the database was shown again. */
async function untilAnswered() {
  const began = performance.now()
  const browser = new Browser(service.origin, people[0]?.cookie)
  while (performance.now() - began < PATIENCE_MS) {
    const reply = await browser.get('/learner').catch(() => null)
    if (reply?.status === 200) break
    await wait(25)
  }
  browser.close()
  return performance.now() - began
}

function postmasterPid() {
  return Number(readFileSync(path.join(service.folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
}

function databaseUrl() {
  const [, , , port] = readFileSync(path.join(service.folder, 'postgres/postmaster.pid'), 'utf8').split('\n')
  const password = readFileSync(path.join(service.folder, 'postgres/onward.password'), 'utf8')
  return `postgres://onward:${password}@127.0.0.1:${port}/onward`
}
