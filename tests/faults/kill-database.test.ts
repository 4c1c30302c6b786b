import { existsSync, readFileSync } from 'node:fs'
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
}, 180_000)
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
      outages.push(await killDatabase())
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
  }, 180_000)

  test('what was promised for later is done, even if the database died while it was being done', async () => {
    const emails = await addresses()
    let promised = 0
    for (let kill = 0; kill < 3; kill += 1) {
      const asked = emails.slice(kill * 8, kill * 8 + 8).map((email) => askForPassword(email))
      promised += (await Promise.all(asked)).filter((isPromised) => isPromised).length
      await wait(Math.random() * 60)
      await killDatabase()
    }

    // What failed is tried again after e, e², e³ … seconds, so a letter that met every kill comes after a minute or two.
    for (let look = 0; look < 600 && (await passwordLetters()) < promised; look += 1) await wait(250)
    expect(promised).toBeGreaterThan(8)
    expect(await passwordLetters()).toBe(promised)
  }, 210_000)

  test('stopped and started again, all of it is still there', async () => {
    const before = await saved()

    expect(await service.stop()).toBe(0)
    await service.startAgain()
    await data.close()
    data = openDatabase({ url: databaseUrl(), max: 2 })

    expect(await saved()).toEqual(before)
  }, 180_000)
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

async function addresses() {
  const rows = await data.db
    .selectFrom('account')
    .select('email')
    .where('learnerId', 'is not', null)
    .orderBy('email')
    .execute()
  return rows.map(({ email }) => email)
}

async function askForPassword(email: string) {
  const browser = new Browser(service.origin)
  const reply = await browser.post('/new-password', { email }).catch(() => null)
  browser.close()
  return reply?.status === 302
}

async function passwordLetters() {
  const letters = data.db.selectFrom('letter').select('id').where('template', '=', 'NewPassword')
  return (await letters.execute().catch(() => [])).length
}

/**
 * How long it took until a page that needs the database was shown again by another server than the killed one, whose last
 * processes may go on answering for a moment.
 */
async function killDatabase() {
  const killed = postmasterPid()
  process.kill(killed, 'SIGKILL')
  const began = performance.now()
  const browser = new Browser(service.origin, people[0]?.cookie)
  while (performance.now() - began < PATIENCE_MS) {
    if ([0, killed].includes(postmasterPid())) {
      await wait(25)
      continue
    }
    const reply = await browser.get('/learner').catch(() => null)
    if (reply?.status === 200) break
    await wait(25)
  }
  browser.close()
  return performance.now() - began
}

/** 0 while there is none. */
function postmasterPid() {
  const file = path.join(service.folder, 'postgres/postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
}

function databaseUrl() {
  const [, , , port] = readFileSync(path.join(service.folder, 'postgres/postmaster.pid'), 'utf8').split('\n')
  const password = readFileSync(path.join(service.folder, 'postgres/onward.password'), 'utf8')
  return `postgres://onward:${password}@127.0.0.1:${port}/onward`
}
