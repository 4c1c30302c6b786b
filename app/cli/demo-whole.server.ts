import type pg from 'pg'
import { migrate } from '#db/migrate.server'

type Load = { url: string; pool: pg.Pool; say: (line: string) => void; load: () => Promise<void> }

/**
 * The demo area whole or not at all. It takes half a minute to make; where that was cut off, what there is of it goes
 * before it is made again. Nothing else can be lost: the mark is only set on an empty database, before anybody is served.
 */
export async function loadDemoWhole({ url, pool, say, load }: Load): Promise<void> {
  if (await isCutOff(pool)) {
    say('The demo area was cut off while it was made: it is made again')
    await pool.query('drop schema public cascade; create schema public; drop schema graphile_worker cascade')
    await migrate(url)
  }
  const { rowCount } = await pool.query(
    `insert into system_setting (name, value, updated_at)
     select 'demo-load', '"begun"', now() where not exists (select from area) and not exists (select from account)`,
  )
  await load()
  if (rowCount === 1) await pool.query(`delete from system_setting where name = 'demo-load'`)
}

async function isCutOff(pool: pg.Pool) {
  const found = await pool.query(`select from system_setting where name = 'demo-load'`)
  return found.rowCount === 1
}
