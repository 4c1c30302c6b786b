import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { ulnReading } from '~/domain/learners/learner-number'
import type { Context } from '~/kit/context.server'
import { dayReading } from '~/kit/intake-day'
import { postcodeReading } from '~/kit/postcode'
import type { Person } from './person-index'
import type { ToldRow } from './told-sheet'

const PEOPLE_AT_MOST = 5_000

/**
 * The learners of the provider’s area who may be meant by a batch of rows. They are compared here and never shown: the
 * provider is told no more than whether a row was clear. A protected address is not compared.
 */
export async function peopleLike(ctx: Context, rows: readonly ToldRow[], thisYear: number): Promise<Person[]> {
  const ulns = known(rows, ({ who }) => ulnReading(who.uln).value)
  const births = known(rows, ({ who }) => dayReading(who.bornOn, 'day-month-year', thisYear).value)
  const postcodes = known(rows, ({ postcode }) => postcodeReading(postcode).value)
  const numbered = people(ctx).where('learner.id', 'in', (eb) =>
    eb
      .selectFrom('learnerIdentifier')
      .select('learnerIdentifier.learnerId')
      .where('learnerIdentifier.kind', '=', 'uln')
      .where('learnerIdentifier.supersededAt', 'is', null)
      .where('learnerIdentifier.value', 'in', ulns),
  )
  const born = people(ctx)
    .where('learner.bornOn', 'in', births)
    .where('learner.postcode', 'in', postcodes)
    .where('learner.isAddressProtected', '=', false)
  const found = [
    ...(ulns.length === 0 ? [] : await numbered.execute()),
    ...(births.length === 0 || postcodes.length === 0 ? [] : await born.execute()),
  ]
  const unique = new Map(found.map((one) => [one.id, one]))
  return [...unique.values()].map(({ ulns, givenNames, familyName, legalGivenNames, legalFamilyName, ...person }) => ({
    ...person,
    ...{ upns: [], admissionNumbers: [], form: null },
    ulns: ulns.map(({ value }) => value),
    names: [
      { familyName, givenNames },
      { familyName: legalFamilyName ?? familyName, givenNames: legalGivenNames },
    ],
  }))
}

function people(ctx: Context) {
  return ctx.db
    .selectFrom('learner')
    .select(['learner.id', 'learner.bornOn', 'learner.givenNames', 'learner.familyName'])
    .select(['learner.legalGivenNames', 'learner.legalFamilyName'])
    .select(
      sql<string | null>`case when learner.is_address_protected then null else learner.postcode end`.as('postcode'),
    )
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('learnerIdentifier as number')
          .select('number.value')
          .whereRef('number.learnerId', '=', 'learner.id')
          .where('number.kind', '=', 'uln')
          .where('number.supersededAt', 'is', null),
      ).as('ulns'),
    )
    .where('learner.areaId', '=', ctx.actor.areaId)
    .where('learner.mergedIntoId', 'is', null)
    .orderBy('learner.id')
    .limit(PEOPLE_AT_MOST)
}

function known(rows: readonly ToldRow[], read: (row: ToldRow) => string | null): string[] {
  return [...new Set(rows.flatMap((row) => read(row) ?? []))]
}
