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
