import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { careOf } from './care.queries.server'

/** One learner: who they are and where they are at school now. An address that is protected stays hidden. */
export async function findLearner(ctx: Context, learnerId: string) {
  const learner = await learnersVisibleTo(ctx)
    .leftJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .leftJoin('organisation as school', 'school.id', 'rollEntry.schoolId')
    .where('learner.id', '=', learnerId)
    .select([
      'learner.id',
      'learner.givenNames',
      'learner.familyName',
      'learner.legalGivenNames',
      'learner.legalFamilyName',
    ])
    .select(['learner.bornOn', 'learner.email', 'learner.phone', 'learner.areaId', 'learner.authorityId'])
    .select((eb) => [
      eb.case().when('learner.isAddressProtected', '=', false).then(eb.ref('learner.address')).end().as('address'),
      eb.case().when('learner.isAddressProtected', '=', false).then(eb.ref('learner.postcode')).end().as('postcode'),
    ])
    .select(['rollEntry.yearGroup', 'rollEntry.form', 'school.id as schoolId', 'school.name as schoolName'])
    .executeTakeFirst()
  return orNotFound(learner, 'learner')
}

/** Whether a learner's address is protected, for those who may decide it. */
export async function findToProtect(ctx: Context, learnerId: string) {
  const found = await learnersVisibleTo(ctx)
    .select(['learner.id', 'learner.givenNames', 'learner.isAddressProtected'])
    .where('learner.id', '=', learnerId)
    .executeTakeFirst()
  const learner = orNotFound(found, 'learner')
  mustBeAllowed(ctx, 'address.protect', await careOf(ctx, learnerId))
  return learner
}

export type RollPage = {
  schoolId: string
  yearGroup?: number
  form?: string
  /** the last learner of the page before */
  after?: { familyName: string; givenNames: string; id: string } | null
  size?: number
}

/** Who is on a school's roll now, by name. Pages follow one another by the last name seen, however long the roll. */
export function learnersOnRoll(ctx: Context, { schoolId, yearGroup, form, after = null, size = 50 }: RollPage) {
  return learnersVisibleTo(ctx)
    .innerJoin('rollEntry', 'rollEntry.learnerId', 'learner.id')
    .where('rollEntry.schoolId', '=', schoolId)
    .where('rollEntry.leftOn', 'is', null)
    .$if(yearGroup !== undefined, (query) => query.where('rollEntry.yearGroup', '=', yearGroup ?? 0))
    .$if(form !== undefined, (query) => query.where('rollEntry.form', '=', form ?? ''))
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(learner.family_name, learner.given_names, learner.id) >
          (${after?.familyName}, ${after?.givenNames}, ${after?.id}::uuid)`,
      ),
    )
    .select(['learner.id', 'learner.givenNames', 'learner.familyName', 'rollEntry.yearGroup', 'rollEntry.form'])
    .select((eb) =>
      eb
        .exists(eb.selectFrom('account').select('account.id').whereRef('account.learnerId', '=', 'learner.id'))
        .as('hasAccount'),
    )
    .orderBy('learner.familyName')
    .orderBy('learner.givenNames')
    .orderBy('learner.id')
    .limit(size)
    .execute()
}

/** The form groups of a school, with how many are on the roll and how many have no account yet: for printing codes. */
export function formsOf(ctx: Context, schoolId: string) {
  return learnersVisibleTo(ctx)
    .innerJoin('rollEntry', 'rollEntry.learnerId', 'learner.id')
    .leftJoin('account', 'account.learnerId', 'learner.id')
    .where('rollEntry.schoolId', '=', schoolId)
    .where('rollEntry.leftOn', 'is', null)
    .select(['rollEntry.yearGroup', 'rollEntry.form'])
    .select((eb) => [
      eb.fn.countAll<number>().as('learners'),
      eb.fn.countAll<number>().filterWhere('account.id', 'is', null).as('withoutAccount'),
    ])
    .groupBy(['rollEntry.yearGroup', 'rollEntry.form'])
    .orderBy('rollEntry.yearGroup')
    .orderBy('rollEntry.form')
    .limit(500)
    .execute()
}
