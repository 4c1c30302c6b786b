import { rmSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { setTimeout as wait } from 'node:timers/promises'
import { startEmbedded } from '#db/embedded.mjs'
import { findApplicationRole, openDatabase, useDatabase, type Database } from '#db/connection.server'
import { openSession, readSession } from '~/access/session.server'
import { currentTime } from '~/kit/clock.server'
import type { Context } from '~/kit/context.server'
import { visitor } from '~/kit/actor'
import { freePort, root, runProgram, startProgram, type Running } from './processes'

const main = path.join(root, 'app/cli/main.mjs')
const server = path.join(import.meta.dirname, 'reference-server.mjs')

/** What the figures are taken on: one county in a database of its own, our server and the reference servers beside it. */
export class World {
  private opened: Promise<{ url: string; database: Database; stop: () => Promise<void> }> | undefined
  private ourServer: Promise<Running> | undefined
  private readonly references = new Map<string, Promise<Running>>()
  private readonly cookies = new Map<string, Promise<string>>()

  constructor(
    readonly folder: string,
    readonly size: { learners: number; courses: number },
    readonly say: (line: string) => void,
  ) {}

  /** One of our own commands on the built application, in a process of its own. */
  command(words: string[]): Promise<string> {
    return runProgram([main, ...words], { DATA_DIR: this.folder, DEMO: 'on', LOG_LEVEL: 'warn' })
  }

  forget() {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }

  /** The database of the county; opened when it is first asked for, and held until the end. */
  async database(): Promise<Database & { url: string }> {
    this.opened ??= this.open()
    const { url, database } = await this.opened
    return { ...database, url }
  }

  /** Our server as it is built, with one web process. */
  async ours(): Promise<Running> {
    await this.database()
    this.ourServer ??= this.serve()
    return this.ourServer
  }

  /** Another one of ours, on another address of the database. */
  async serve(environment: Record<string, string> = {}): Promise<Running> {
    const port = await freePort()
    const settings = {
      PORT: String(port),
      WORKERS: '1',
      METRICS_PORT: '0',
      DEMO: 'on',
      DEMO_AREA: 'off',
      DATA_DIR: this.folder,
      LOG_LEVEL: 'warn',
    }
    const running = await startProgram([main, 'start'], port, { ...settings, ...environment })
    await this.untilQuiet()
    return running
  }

  /** A reference server: R0 bare, R1 with one indexed query, R50 with one of fifty rows. */
  async reference(kind: 'R0' | 'R1' | 'R50'): Promise<Running> {
    const { url } = await this.database()
    const known = this.references.get(kind)
    if (known) return known
    const port = await freePort()
    const started = startProgram([server, kind, url, String(port)], port).then((running) => ({
      ...running,
      origin: `http://127.0.0.1:${port}`,
    }))
    this.references.set(kind, started)
    return started
  }

  /** The cookie of a demo sign-in, such as `learner2`. */
  cookie(who: string): Promise<string> {
    const known = this.cookies.get(who) ?? this.signIn(who)
    this.cookies.set(who, known)
    return known
  }

  /** The context somebody's page is made in. */
  async contextOf(who: string | null): Promise<Context> {
    const { db } = await this.database()
    const now = await currentTime(db)
    if (who === null) return { db, actor: visitor, now, requestId: 'bench' }
    const session = await readSession(new Request('http://localhost/', { headers: { Cookie: await this.cookie(who) } }))
    if (!session) throw new Error(`${who}@demo.example cannot sign in: is the demo area loaded?`)
    return { db, actor: session.visit.actor, now, requestId: 'bench' }
  }

  async close() {
    for (const running of [this.ourServer, ...this.references.values()])
      await (await running?.catch(() => undefined))?.stop()
    const opened = await this.opened?.catch(() => undefined)
    await opened?.database.close()
    await opened?.stop()
  }

  private async open() {
    const embedded = await startEmbedded({ root, dataDir: this.folder, say: this.say })
    const owner = openDatabase({ url: embedded.url, max: 1 })
    const role = await findApplicationRole(owner.pool)
    await owner.close()
    const database = openDatabase({ url: embedded.url, role, max: 4 })
    useDatabase(database)
    return { url: embedded.url, database, stop: embedded.stop }
  }

  private async signIn(who: string) {
    const { db } = await this.database()
    const { id, membershipId } = await db
      .selectFrom('account')
      .leftJoin('membership', (join) =>
        join.onRef('membership.accountId', '=', 'account.id').on('membership.endedAt', 'is', null),
      )
      .select(['account.id', 'membership.id as membershipId'])
      .where('account.email', '=', `${who}@demo.example`)
      .executeTakeFirstOrThrow(() => new Error(`There is no ${who}@demo.example: is the demo area loaded?`))
    const [pair = ''] = (await openSession(id, membershipId)).split(';')
    return pair
  }

  /** Nothing is measured while jobs of the loading still run. */
  private async untilQuiet() {
    const { db } = await this.database()
    for (let look = 0; look < 600; look += 1) {
      const { rows } = await sql<{ due: number }>`
        select count(*)::int as due from graphile_worker._private_jobs where run_at <= now() and attempts < max_attempts`.execute(
        db,
      )
      if (rows[0]?.due === 0) return
      await wait(200)
    }
  }
}
