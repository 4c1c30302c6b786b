import { sql } from 'kysely'
import { returnsVisibleTo } from '~/access/return-scopes.server'
import { composed } from '~/domain/nccis-returns/compose'
import { authoritiesOf, peopleOf } from '~/domain/nccis-returns/known.queries.server'
import type { Context } from '~/kit/context.server'
import { neetCodes, standingOf, type Standing } from './standing'
import { academicAge, isOfArea, type Counted } from './tally'

const BATCH = 1000

// Where somebody is on the roll on a day, or was last.
const schoolOn = (day: string) => sql<string | null>`(
  select school_id from roll_entry
  where roll_entry.learner_id = person.learner_id and (roll_entry.started_on is null or roll_entry.started_on <= ${day})
  order by roll_entry.left_on is null or roll_entry.left_on > ${day} desc, roll_entry.started_on desc nulls last, roll_entry.recorded_at desc,
    roll_entry.id
  limit 1)`

/** The people of a frozen month, some at a time. */
export async function* frozenPeople(ctx: Context, snapshotId: string, periodEnd: string): AsyncGenerator<Counted[]> {
  const frozen = returnsVisibleTo(ctx).select('nccisSnapshot.id').where('nccisSnapshot.id', '=', snapshotId)
  for (let after = -1; ;) {
    const { rows } = await sql<Counted & { position: number }>`
      select person.position, person.learner_id as "learnerId", ${told('bornOn')}, ${told('gender')}, ${told('ethnicity')},
        ${told('leadAuthority')}, ${told('postcode')}, ${told('hasPlan')}, ${told('hasSupport')}, ${told('activity')},
        ${told('isLapsed')}, ${told('startedOn')}, ${told('neetSince')}, ${told('cohortStatus')},
        array(select jsonb_array_elements_text(person.record -> 'characteristics')) as characteristics,
        ${schoolOn(periodEnd)} as "schoolId",
        (select ward_code from postcode_ward where postcode = person.record ->> 'postcode') as "wardCode"
      from nccis_snapshot_row person
      where person.snapshot_id in (${frozen}) and person.position > ${after}
      order by person.position
      limit ${BATCH}`.execute(ctx.db)
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return
    after = last.position
  }
}

function told(field: string) {
  return sql`person.record ->> ${sql.lit(field)} as ${sql.ref(field)}`
}

/** The people of the area as the record stands today, some at a time: told by the very rules of the national return. */
export async function* peopleToday(ctx: Context, areaId: string, today: string): AsyncGenerator<Counted[]> {
  const authorities = await authoritiesOf(ctx, areaId)
  for await (const some of peopleOf(ctx, { areaId, databaseCode: '000', authorities, periodEnd: today })) {
    const people = some.map((known) => ({ learnerId: known.learnerId, ...composed(known, today) }))
    const places = await placesOf(ctx, people, today)
    yield people.map((person) => ({ ...person, schoolId: null, wardCode: null, ...places.get(person.learnerId) }))
  }
}

type Placed = { learnerId: string; postcode: string | null }

/** Where some people live and which school they are or were last at, on a day. */
export async function placesOf(ctx: Context, people: readonly Placed[], day: string) {
  const ids = people.map(({ learnerId }) => learnerId)
  const postcodes = people.map(({ postcode }) => postcode)
  const { rows } = await sql<Pick<Counted, 'learnerId' | 'schoolId' | 'wardCode'>>`
    select person.learner_id as "learnerId", ${schoolOn(day)} as "schoolId", postcode_ward.ward_code as "wardCode"
    from unnest(${ids}::uuid[], ${postcodes}::text[]) as person (learner_id, postcode)
    left join postcode_ward on postcode_ward.postcode = person.postcode`.execute(ctx.db)
  return new Map(rows.map(({ learnerId, schoolId, wardCode }) => [learnerId, { schoolId, wardCode }]))
}

/** Who was out of work and learning at the end of a frozen month. */
export async function neetIn(ctx: Context, snapshotId: string, periodEnd: string): Promise<Set<string>> {
  const frozen = returnsVisibleTo(ctx).select('nccisSnapshot.id').where('nccisSnapshot.id', '=', snapshotId)
  const { rows } = await sql<Pick<Counted, 'learnerId' | 'bornOn' | 'cohortStatus'>>`
    select person.learner_id as "learnerId", ${told('bornOn')}, ${told('cohortStatus')}
    from nccis_snapshot_row person
    where person.snapshot_id in (${frozen}) and person.record ->> 'activity' = any (${neetCodes})`.execute(ctx.db)
  return new Set(
    rows.flatMap((one) => (academicAge(one.bornOn, periodEnd) !== null && isOfArea(one) ? [one.learnerId] : [])),
  )
}

/** Where some people stood in a frozen month. */
export async function standingsIn(ctx: Context, snapshotId: string, periodEnd: string, learnerIds: readonly string[]) {
  const frozen = returnsVisibleTo(ctx).select('nccisSnapshot.id').where('nccisSnapshot.id', '=', snapshotId)
  const { rows } = await sql<Pick<Counted, 'learnerId' | 'bornOn' | 'activity' | 'isLapsed' | 'cohortStatus'>>`
    select person.learner_id as "learnerId", ${told('bornOn')}, ${told('activity')}, ${told('isLapsed')}, ${told('cohortStatus')}
    from nccis_snapshot_row person
    where person.snapshot_id in (${frozen}) and person.learner_id = any (${learnerIds}::uuid[])`.execute(ctx.db)
  return new Map(
    rows.flatMap((one): [string, Standing][] => {
      if (academicAge(one.bornOn, periodEnd) === null || !isOfArea(one)) return []
      return [[one.learnerId, standingOf({ code: one.activity, isLapsed: one.isLapsed === 'Y' })]]
    }),
  )
}
