import { Logger, runMigrations } from 'graphile-worker'
import { Migrator, type Migration } from 'kysely/migration'
import type { Pool } from 'pg'
import { findApplicationRole, openDatabase, type Database } from './connection.server'

const migrations = Object.fromEntries(
  Object.entries(import.meta.glob<Migration>('./migrations/*.ts', { eager: true })).map(([file, migration]) => [
    file.replace('./migrations/', '').replace('.ts', ''),
    migration,
  ]),
)

/** Any number nobody else uses: whoever holds this lock is migrating, and others wait. */
const LOCK = 20_261_121

/** Brings the database to the newest shape, one transaction for each migration, and the job queue to its own. */
export async function migrate(url: string, say: (line: string) => void = () => {}): Promise<void> {
  const database = openDatabase({ url, max: 3 })
  const lock = await database.pool.connect()
  try {
    await lock.query('select pg_advisory_lock($1)', [LOCK])
    await migrateTables(database, say)
    await runMigrations({ pgPool: database.pool, logger: silent })
    await openQueueToApplication(database.pool)
  } finally {
    lock.release(true)
    await database.close()
  }
}

/** The migrations the database still waits for. */
export async function pendingMigrations(database: Pick<Database, 'db'>): Promise<string[]> {
  const all = await migratorFor(database).getMigrations()
  return all.filter(({ executedAt }) => !executedAt).map(({ name }) => name)
}

async function migrateTables(database: Database, say: (line: string) => void) {
  const waiting = await pendingMigrations(database)
  const migrator = migratorFor(database)
  for (const name of waiting) {
    const { error } = await migrator.migrateTo(name)
    if (error) throw new Error(`The migration ${name} failed: ${messageOf(error)}`, { cause: error })
    say(`Migrated ${name}`)
  }
}

function migratorFor({ db }: Pick<Database, 'db'>) {
  // Two branches may each have brought a migration, so a younger one may find an older one done.
  return new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    allowUnorderedMigrations: true,
  })
}

/** A deed puts its jobs in the queue as the application's role, inside its own transaction. */
async function openQueueToApplication(pool: Pool) {
  if (!(await findApplicationRole(pool))) return
  await pool.query(`
    grant usage on schema graphile_worker to onward_app;
    grant select, insert, update, delete on all tables in schema graphile_worker to onward_app;
    grant usage, select on all sequences in schema graphile_worker to onward_app;
    grant execute on all functions in schema graphile_worker to onward_app;
    do $$ declare name text; begin
      for name in select relname from pg_class where relnamespace = 'graphile_worker'::regnamespace and relrowsecurity loop
        execute format('drop policy if exists onward_app on graphile_worker.%I', name);
        execute format('create policy onward_app on graphile_worker.%I to onward_app using (true) with check (true)', name);
      end loop;
    end $$`)
}

function messageOf(error: unknown) {
  return error instanceof Error ? error.message : String(error)
}

const silent = new Logger(() => () => {})
