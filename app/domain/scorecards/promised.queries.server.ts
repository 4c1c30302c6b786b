import { sql } from 'kysely'
import { guaranteesVisibleTo } from '~/access/guarantee-scopes.server'
import { follows } from '~/access/return-scopes.server'
import { composed } from '~/domain/nccis-returns/compose'
import { authoritiesOf, cohortVisibleTo, theseOf } from '~/domain/nccis-returns/known.queries.server'
import { isCounted } from '~/domain/guarantees/guarantee.queries.server'
import type { Context } from '~/kit/context.server'
import { placesOf } from './person.queries.server'
import type { Counted, Promised } from './tally'

const BATCH = 500
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Which answers of the September Guarantee a month has: those of a locked month, else those of a September as they stand. */
export type Answers = { areaId: string; season: number; lockedId: string | null }

// Once the cohort is frozen, whoever comes later is not counted in it. Whoever has left since is told of elsewhere or by nobody; in a month that
// was locked before they stand as they stood.
function answered(ctx: Context, { areaId, season, lockedId }: Answers) {
  return lockedId
    ? sql`select learner_id, year_group, code, source, school_id from guarantee_month_row where month_id = ${lockedId}`
    : sql`${guaranteesVisibleTo(ctx)
        .select(['guarantee.learnerId', 'guarantee.yearGroup', 'guarantee.code', 'guarantee.source'])
        .select('guarantee.schoolId')
        .where('guarantee.areaId', '=', areaId)
        .where('guarantee.season', '=', season)
        .where(isCounted)
        .where(follows('guarantee.learnerId'))}`
}

const told = sql`promised.learner_id as "learnerId", promised.year_group as "yearGroup", promised.code, promised.source,
  promised.school_id as "schoolId", guarantee_code.outcome`

/** The answers of some people. */
export async function promisedTo(ctx: Context, answers: Answers, learnerIds: readonly string[]): Promise<Promised[]> {
  const { rows } = await sql<Promised>`
    select ${told} from (${answered(ctx, answers)}) as promised join guarantee_code on guarantee_code.code = promised.code
    where promised.learner_id = any (${learnerIds}::uuid[])`.execute(ctx.db)
  return rows
}

/** Among whom a month has counted already: a frozen month, or the record as it stands on a day. */
export type Among = { snapshotId: string | null; day: string }

/**
 * The answers of whoever a month does not tell of, some at a time, with what the record has of them: who only goes to school here
 * in a month in which nobody asks for these, and of a locked month who has left since.
 */
export async function* promisedBeside(ctx: Context, answers: Answers, among: Among) {
  const { areaId } = answers
  const { snapshotId, day } = among
  const month = { areaId, databaseCode: '000', authorities: await authoritiesOf(ctx, areaId), periodEnd: day }
  const isTold = snapshotId
    ? sql`exists (select from nccis_snapshot_row known where known.snapshot_id = ${snapshotId} and known.learner_id = promised.learner_id)`
    : sql`promised.learner_id in (${cohortVisibleTo(ctx, month).select('learner.id')})`
  for (let after = { learnerId: NOBODY, yearGroup: 0 }; ;) {
    const { rows } = await sql<Promised>`
      select ${told} from (${answered(ctx, answers)}) as promised join guarantee_code on guarantee_code.code = promised.code
      where (promised.learner_id, promised.year_group) > (${after.learnerId}::uuid, ${after.yearGroup}::int) and not ${isTold}
      order by promised.learner_id, promised.year_group
      limit ${BATCH}`.execute(ctx.db)
    const last = rows.at(-1)
    if (!last) return
    const ids = [...new Set(rows.map(({ learnerId }) => learnerId))]
    const people = (await theseOf(ctx, month, ids)).map((known) => ({
      learnerId: known.learnerId,
      ...composed(known, day),
    }))
    const places = await placesOf(ctx, people, day)
    const known = new Map(
      people.map((one): [string, Counted] => [
        one.learnerId,
        { ...one, schoolId: null, wardCode: null, ...places.get(one.learnerId) },
      ]),
    )
    yield { rows, known }
    if (rows.length < BATCH) return
    after = last
  }
}
