import { sql } from 'kysely'
import { outOfAreaVisibleTo } from '~/access/out-of-area-scopes.server'
import type { Context } from '~/kit/context.server'
import { pageOf, valuesAt } from '~/kit/keyset.server'
import { listNames, type OutOfAreaList } from './list'

const PAGE_SIZE = 50
export const IN_A_FILE = 10_000

/** One page of a list, in the order of names. */
export async function outOfAreaPage(ctx: Context, list: OutOfAreaList, after: string | null) {
  const start = await placeOf(ctx, list, after)
  const rows = await listRows(ctx, list)
    .$if(start !== undefined, (query) =>
      query.where(
        sql<boolean>`(out_of_area.sort_name, out_of_area.learner_id) > (${start?.sortName ?? ''}, ${start?.learnerId ?? null}::uuid)`,
      ),
    )
    .limit(PAGE_SIZE + 1)
    .execute()
  return pageOf(rows, PAGE_SIZE, ({ learnerId }) => [learnerId])
}

/** A whole list, for a file. */
export function outOfAreaRows(ctx: Context, list: OutOfAreaList) {
  return listRows(ctx, list).limit(IN_A_FILE).execute()
}

function listRows(ctx: Context, list: OutOfAreaList) {
  return outOfAreaVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'outOfArea.learnerId')
    .leftJoin('organisation as home', 'home.id', 'learner.authorityId')
    .leftJoin('organisation as place', 'place.id', 'outOfArea.placeId')
    .leftJoin('organisation as placeAuthority', 'placeAuthority.id', 'place.authorityId')
    .leftJoin('activity', (join) =>
      join
        .onRef('activity.learnerId', '=', 'learner.id')
        .on('activity.status', '=', 'confirmed')
        .on('activity.endedAt', 'is', null),
    )
    .leftJoin('activityCode', 'activityCode.code', 'activity.code')
    .leftJoin('caseloadEntry', (join) =>
      join.onRef('caseloadEntry.learnerId', '=', 'learner.id').on('caseloadEntry.endedAt', 'is', null),
    )
    .leftJoin('account as adviser', 'adviser.id', 'caseloadEntry.adviserId')
    .select(['learner.id as learnerId', 'learner.givenNames', 'learner.familyName', 'learner.bornOn'])
    .select(['home.name as home', 'place.name as place', 'placeAuthority.name as placeAuthority'])
    .select(['activityCode.label', 'adviser.name as adviser', 'outOfArea.since'])
    .where('outOfArea.list', '=', list)
    .orderBy('outOfArea.sortName')
    .orderBy('outOfArea.learnerId')
}

// The address of a next page holds no name: the place of its first row is looked up by its id.
async function placeOf(ctx: Context, list: OutOfAreaList, after: string | null) {
  const [id] = valuesAt(after, 1) ?? []
  if (!id) return undefined
  return outOfAreaVisibleTo(ctx)
    .select(['outOfArea.sortName', 'outOfArea.learnerId'])
    .where('outOfArea.list', '=', list)
    .where('outOfArea.learnerId', '=', id)
    .executeTakeFirst()
}

/** How many are on each list. Counts and no names. */
export async function outOfAreaCounts(ctx: Context): Promise<Record<OutOfAreaList, number>> {
  const rows = await outOfAreaVisibleTo(ctx)
    .select('outOfArea.list')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .groupBy('outOfArea.list')
    .orderBy('outOfArea.list')
    .limit(listNames.length)
    .execute()
  const count = (list: OutOfAreaList) => Number(rows.find((row) => row.list === list)?.count ?? 0)
  return {
    'at-home': count('at-home'),
    'learns-elsewhere': count('learns-elsewhere'),
    'lives-elsewhere': count('lives-elsewhere'),
  }
}
