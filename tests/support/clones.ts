import pg from 'pg'

/** The migrated database all others are copied from. */
export const TEMPLATE = 'onward_template'

/** The address of another database on the same server. */
export function databaseOn(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

/** Makes a database, empty or as a copy of the template. */
export function makeDatabase(server: string, name: string, template?: string): Promise<void> {
  return asOwner(server, `create database ${name}${template ? ` template ${template}` : ''}`)
}

/** Makes a template that takes long to fill, once for all processes: whoever else asks waits until it is there. */
export async function makeTemplateOnce(server: string, name: string, fill: (url: string) => Promise<void>) {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount !== 0) return
    const unfinished = `${name}_unfinished`
    await dropDatabase(server, unfinished)
    await makeDatabase(server, unfinished, TEMPLATE)
    await fill(databaseOn(server, unfinished))
    await client.query(`alter database ${unfinished} rename to ${name}`)
  } finally {
    await client.end()
  }
}

/** Drops a database, whoever may still be using it. */
export function dropDatabase(server: string, name: string): Promise<void> {
  return asOwner(server, `drop database if exists ${name} with (force)`)
}

/**
 * Leaves the room of rows that were rolled back unused, so that rows lie in the order in which they were written, whichever
 * file of tests wrote to the database before.
 */
export async function neverTidy(server: string): Promise<void> {
  await asOwner(server, 'alter system set autovacuum = off')
  await asOwner(server, 'select pg_reload_conf()')
}

async function asOwner(server: string, statement: string) {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
