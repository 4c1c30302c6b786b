import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { openDatabase, type Database } from '#db/connection.server'
import { addAccount, addMembership } from '~/domain/accounts/account.commands.server'
import { addOrganisation } from '~/domain/accounts/organisation.commands.server'
import { systemContext } from '~/kit/context.server'
import type { Browser } from '#tests/support/http'
import { servedApplication } from '#tests/support/served'

const served = servedApplication()
let browser: Browser

beforeAll(async () => {
  const ctx = systemContext(served.db, new Date())
  const accountId = await addAccount(ctx, { email: 'manager@demo.example', name: 'Mr Okafor' })
  const organisationId = await addOrganisation(ctx, { kind: 'school', name: 'Northgate School', slug: 'northgate' })
  browser = await served.as({
    accountId,
    membershipId: await addMembership(ctx, { accountId, organisationId, role: 'head' }),
  })
})

describe('F-14: every connection to the database is cut', () => {
  test('the first request afterwards is answered, again and again', async () => {
    for (let cut = 0; cut < 5; cut += 1) {
      await Promise.all(Array.from({ length: 10 }, () => browser.get('/account')))

      expect(await cutAll()).toBeGreaterThan(0)

      expect((await browser.get('/account')).status).toBe(302)
    }
  })

  test('under load nothing hangs, no process ends, and all is well once it is over', async () => {
    const before = await served.visitor().get('/healthz')
    const load = keepAsking()
    for (let cut = 0; cut < 5; cut += 1) {
      await wait(250)
      await cutAll()
    }
    const answers = await load.stop()

    const after = await Promise.all(Array.from({ length: 20 }, () => browser.get('/account')))
    expect(before.status).toBe(200)
    expect(answers.length).toBeGreaterThan(50)
    expect(answers.filter((status) => status === 302).length).toBeGreaterThan(answers.length / 2)
    expect(after.filter(({ status }) => status !== 302)).toEqual([])
    expect((await browser.get('/healthz')).status).toBe(200)
    expect(served.server.process.exitCode).toBeNull()
    expect(served.server.output().match(/^ready /gm)?.length).toBe(1)
  })

  test('the jobs go on as well', async () => {
    const { db } = served
    await cutAll()

    const reply = await browser.post('/new-password', { email: 'manager@demo.example' })

    expect(reply.status).toBe(302)
    const hasLetter = () =>
      db.selectFrom('letter').select('id').where('template', '=', 'NewPassword').executeTakeFirst()
    for (let look = 0; look < 60 && !(await hasLetter()); look += 1) await wait(250)
    expect(await hasLetter()).toBeTruthy()
  })
})

/** Ends every connection to this database but the one that says so, as a restart would; returns when they are gone. */
async function cutAll() {
  const owner: Database = openDatabase({ url: served.url, max: 1 })
  const others = 'from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()'
  const { rows } = await owner.pool.query<{ pid: number }>(`select pid, pg_terminate_backend(pid) ${others}`)
  const pids = rows.map(({ pid }) => pid)
  for (let left = 1; left > 0;) {
    left = (await owner.pool.query('select from pg_stat_activity where pid = any ($1::int[])', [pids])).rowCount ?? 0
  }
  await owner.close()
  return pids.length
}

/** Eight visitors who ask again as soon as they are answered. */
function keepAsking() {
  let isOver = false
  const answers: number[] = []
  const one = async () => {
    while (!isOver) answers.push((await browser.get('/account')).status)
  }
  const all = Promise.all(Array.from({ length: 8 }, one))
  return {
    stop: async () => {
      isOver = true
      await all
      return answers
    },
  }
}
