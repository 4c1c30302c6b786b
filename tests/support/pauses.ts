import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { FRIDAY } from './admissions'

/** A provider that takes nothing from the first of November until the first of September, unless other days are given. */
export async function aPause(
  db: Kysely<DB>,
  providerId: string,
  { fromOn = '2026-11-01', opensOn = '2027-09-01' } = {},
) {
  const { id } = await db
    .insertInto('requestsOff')
    .values({ providerId, fromOn, opensOn, sentence: 'See you in September.', setAt: FRIDAY })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
