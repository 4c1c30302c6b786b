import { sql } from 'kysely'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import type { ReturnCodes } from './rule'

const MOST = 1000

/** What the return may say, as the lists stand on a day. */
export async function codesOn(ctx: Context, day: string): Promise<ReturnCodes> {
  const activities = await ctx.db
    .selectFrom('activityCode')
    .select(['code', 'family', 'isNeet', 'needsReviewDate', 'needsPredictedEnd'])
    .where('validFrom', '<=', day)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', day)]))
    .limit(MOST)
    .execute()
  const guarantees = await ctx.db
    .selectFrom('guaranteeCode')
    .select(['code', 'forYear11', 'forYear12'])
    .where('validFrom', '<=', day)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', day)]))
    .limit(MOST)
    .execute()
  const others = await otherCodes(ctx, day)
  const of = (list: string) => new Set(others.filter((row) => row.list === list).map(({ code }) => code))
  return {
    activities: new Map(activities.map(({ code, ...kind }) => [code, kind])),
    authorities: of('authority'),
    outside: of('outside'),
    ethnicities: of('ethnicity'),
    characteristics: of('characteristic'),
    destinations: of('destination'),
    guarantees: {
      11: new Set(guarantees.filter(({ forYear11 }) => forYear11).map(({ code }) => code)),
      12: new Set(guarantees.filter(({ forYear12 }) => forYear12).map(({ code }) => code)),
    },
  }
}

function otherCodes(ctx: Context, day: string) {
  const inForce = ctx.db
    .selectFrom('authorityCode')
    .select((eb) => [
      'code',
      sql<string>`case when ${eb.ref('isOutside')} then 'outside' else 'authority' end`.as('list'),
    ])
    .where('validFrom', '<=', day)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', day)]))
  return (
    inForce
      .unionAll(
        ctx.db
          .selectFrom('ethnicityCode')
          .select(['code', sql<string>`'ethnicity'`.as('list')])
          .where('validFrom', '<=', day)
          .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', day)])),
      )
      .unionAll(
        ctx.db
          .selectFrom('characteristicCode')
          .select(['code', sql<string>`'characteristic'`.as('list')])
          .where('validFrom', '<=', day)
          .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', day)])),
      )
      // An authority that is newer than the list is known from the register of establishments.
      .unionAll(
        ctx.db
          .selectFrom('organisation')
          .select((eb) => [sql<string>`${eb.ref('authorityCode')}`.as('code'), sql<string>`'authority'`.as('list')])
          .where('kind', '=', 'authority')
          .where('authorityCode', 'is not', null),
      )
      .unionAll(ctx.db.selectFrom('intendedDestination').select(['code', sql<string>`'destination'`.as('list')]))
      .orderBy('list')
      .orderBy('code')
      .limit(MOST)
      .execute()
  )
}

/** The rules in our words, as they hold on a day; those that do not hold then are not asked. */
export async function rulesOn(ctx: Context, day: string) {
  const all = await ctx.db
    .selectFrom('nccisRule')
    .select(['rule', 'level', 'priority', 'about', 'says', 'validFrom', 'validTo'])
    .orderBy('rule')
    .limit(MOST)
    .execute()
  const holds = ({ validFrom, validTo }: { validFrom: string; validTo: string | null }) =>
    validFrom <= day && (validTo === null || validTo >= day)
  return { rules: all.filter(holds), without: new Set(all.filter((row) => !holds(row)).map(({ rule }) => rule)) }
}

/** One rule in our words. */
export async function findRule(ctx: Context, rule: number) {
  const found = await ctx.db
    .selectFrom('nccisRule')
    .select(['rule', 'priority', 'about', 'says'])
    .where('rule', '=', rule)
    .executeTakeFirst()
  return orNotFound(found, 'rule')
}
