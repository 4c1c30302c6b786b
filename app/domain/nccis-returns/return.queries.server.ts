import { faultsVisibleTo, returnsVisibleTo } from '~/access/return-scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { pageOf, valuesAt } from '~/kit/keyset.server'

const MONTHS_SHOWN = 36
const MOST_RULES = 200
const MOST_AREAS = 500
export const FAULTS_ON_A_PAGE = 50

/** The areas that have said which database is theirs. */
export function areasWithReturns(ctx: Context): Promise<{ id: string; slug: string }[]> {
  return ctx.db
    .selectFrom('areaSetting')
    .innerJoin('area', 'area.id', 'areaSetting.areaId')
    .select(['area.id', 'area.slug'])
    .where('areaSetting.name', '=', 'nccisDatabase')
    .orderBy('area.id')
    .limit(MOST_AREAS)
    .execute()
}

/** A month of an area that was asked for and stands. */
export function monthOf(ctx: Context, areaId: string, periodEnd: string) {
  return returnsVisibleTo(ctx)
    .select('nccisSnapshot.id')
    .where('nccisSnapshot.areaId', '=', areaId)
    .where('nccisSnapshot.periodEnd', '=', periodEnd)
    .where('nccisSnapshot.status', '!=', 'replaced')
    .executeTakeFirst()
}

/** The months of the area, the latest first, with how many faults of each priority they have. */
export function monthsOf(ctx: Context) {
  return returnsVisibleTo(ctx)
    .select(['nccisSnapshot.id', 'nccisSnapshot.periodEnd', 'nccisSnapshot.status', 'nccisSnapshot.people'])
    .select(['nccisSnapshot.askedAt', 'nccisSnapshot.sentAt'])
    .select((eb) =>
      ([1, 2, 3] as const).map((priority) =>
        eb
          .selectFrom('nccisFinding')
          .innerJoin('nccisRule', 'nccisRule.rule', 'nccisFinding.rule')
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .whereRef('nccisFinding.snapshotId', '=', 'nccisSnapshot.id')
          .where('nccisRule.priority', '=', priority)
          .$asScalar()
          .$notNull()
          .as(`priority${priority}`),
      ),
    )
    .orderBy('nccisSnapshot.periodEnd', 'desc')
    .orderBy('nccisSnapshot.status')
    .orderBy('nccisSnapshot.askedAt', 'desc')
    .orderBy('nccisSnapshot.id')
    .limit(MONTHS_SHOWN)
    .execute()
}

/** One month of the area. */
export async function findReturn(ctx: Context, snapshotId: string) {
  const found = await returnsVisibleTo(ctx)
    .leftJoin('account as asker', 'asker.id', 'nccisSnapshot.askedById')
    .leftJoin('account as sender', 'sender.id', 'nccisSnapshot.sentById')
    .select(['nccisSnapshot.id', 'nccisSnapshot.areaId', 'nccisSnapshot.periodEnd', 'nccisSnapshot.status'])
    .select(['nccisSnapshot.people', 'nccisSnapshot.askedAt', 'nccisSnapshot.frozenAt', 'nccisSnapshot.sentAt'])
    .select(['nccisSnapshot.databaseCode', 'asker.name as askedBy', 'sender.name as sentBy'])
    .where('nccisSnapshot.id', '=', snapshotId)
    .executeTakeFirst()
  return orNotFound(found, 'return')
}

/** How often each rule is broken in one month, what stops the file first. */
export function faultsOf(ctx: Context, snapshotId: string) {
  return returnsVisibleTo(ctx)
    .innerJoin('nccisFinding', 'nccisFinding.snapshotId', 'nccisSnapshot.id')
    .innerJoin('nccisRule', 'nccisRule.rule', 'nccisFinding.rule')
    .select(['nccisRule.rule', 'nccisRule.priority', 'nccisRule.about', 'nccisRule.says'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('nccisSnapshot.id', '=', snapshotId)
    .groupBy(['nccisRule.rule', 'nccisRule.priority', 'nccisRule.about', 'nccisRule.says'])
    .orderBy('nccisRule.priority')
    .orderBy('nccisRule.rule')
    .limit(MOST_RULES)
    .execute()
}

/** The same of the record as it stood last night. */
export function faultsNow(ctx: Context) {
  return faultsVisibleTo(ctx)
    .innerJoin('nccisRule', 'nccisRule.rule', 'nccisFinding.rule')
    .select(['nccisRule.rule', 'nccisRule.priority', 'nccisRule.about', 'nccisRule.says'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .groupBy(['nccisRule.rule', 'nccisRule.priority', 'nccisRule.about', 'nccisRule.says'])
    .orderBy('nccisRule.priority')
    .orderBy('nccisRule.rule')
    .limit(MOST_RULES)
    .execute()
}

/** Whose record breaks one rule, by name, a page at a time: for those who mend it. */
export async function learnersWithFault(ctx: Context, rule: number, after: string | null) {
  const [id] = valuesAt(after, 1) ?? []
  const start = id
    ? await faultsVisibleTo(ctx)
        .innerJoin('learner', 'learner.id', 'nccisFinding.learnerId')
        .select(['learner.nameKey', 'nccisFinding.id'])
        .where('nccisFinding.id', '=', id)
        .executeTakeFirst()
    : undefined
  const rows = await faultsVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'nccisFinding.learnerId')
    .leftJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .leftJoin('organisation as school', 'school.id', 'rollEntry.schoolId')
    .leftJoin('caseloadEntry', (join) =>
      join.onRef('caseloadEntry.learnerId', '=', 'learner.id').on('caseloadEntry.endedAt', 'is', null),
    )
    .leftJoin('account as adviser', 'adviser.id', 'caseloadEntry.adviserId')
    .select(['nccisFinding.id', 'learner.id as learnerId', 'learner.givenNames', 'learner.familyName'])
    .select(['school.name as schoolName', 'adviser.name as adviserName'])
    .where('nccisFinding.rule', '=', rule)
    .$if(start !== undefined, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('learner.nameKey', 'nccisFinding.id'), '>', eb.tuple(start?.nameKey ?? '', start?.id ?? '')),
      ),
    )
    .orderBy('learner.nameKey')
    .orderBy('nccisFinding.id')
    .limit(FAULTS_ON_A_PAGE + 1)
    .execute()
  return pageOf(rows, FAULTS_ON_A_PAGE, (row) => [row.id])
}
