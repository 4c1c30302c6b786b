import { sql, type Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { COUNTING } from '~/domain/scorecards/month'
import { Tally } from '~/domain/scorecards/tally'
import { refreshAll } from '~/domain/guarantees/refresh.commands.server'
import { aProvider } from './admissions'
import type { ReturnTown } from './return-towns'

/** What the young people of the town do, in turn: each code that the figures tell apart. */
const codes = [
  '230',
  '210',
  '310',
  '320',
  '330',
  '410',
  '250',
  '260',
  '530',
  '619',
  '640',
  '820',
  '710',
  '615',
  '230',
  '230',
  '210',
]

/**
 * Some hundred young people of 15 to 18 at two schools, each of whom does something else, checked on another day; one in nine has an
 * activity nobody has looked at for long, one in eleven none at all.
 */
export async function aCohort(db: Kysely<DB>, town: ReturnTown, people = 240) {
  const otherId = await aProvider(db, town, { kind: 'school', name: 'Southgate School' })
  await sql`
    with made as (
      insert into learner (area_id, authority_id, given_names, family_name, legal_given_names, name_key, born_on, sex, postcode, created_at)
      select ${town.areaId}, ${town.authorityId}, 'Learner', 'No ' || n, 'Learner', 'no ' || lpad(n::text, 5, '0'),
        '2007-10-01'::date + n * 1277 / ${people}, (array['F', 'M', 'M'])[1 + n % 3],
        (array['AL7 1LZ', 'AL8 6AA', 'SG1 1AA', null])[1 + n % 4], '2026-09-01'
      from generate_series(1, ${people}) n
      returning id, right(name_key, 5)::int as n
    ), rolled as (
      insert into roll_entry (learner_id, school_id, year_group, started_on, recorded_at)
      select id, case when n % 5 < 3 then ${town.schoolId}::uuid else ${otherId}::uuid end, 12, '2025-09-01', '2026-09-01'
      from made where n % 7 > 0
    ), needing as (
      insert into learner_need (learner_id, kind, value, source, recorded_at)
      select id, 'sen', case when n % 2 = 0 then 'plan' else 'support' end, 'roll', '2026-09-01' from made where n % 6 = 0
    ), origin as (
      insert into learner_need (learner_id, kind, value, source, recorded_at)
      select id, 'ethnicity', (array['WBRI', 'AIND', 'CHNE', 'WBRI', 'BCRB', 'NOBT', 'WBRI', 'MWAS'])[1 + n % 8], 'roll', '2026-09-01'
      from made where n % 10 > 0
    ), caring as (
      insert into learner_characteristic (learner_id, code, from_on, recorded_at)
      select id, '140', '2026-01-01'::date, '2026-01-01'::timestamptz from made where n % 13 = 0
      union all select id, '160', '2026-01-01', '2026-01-01' from made where n % 10 = 0
    )
    insert into activity (learner_id, code, started_on, verified_on, ascertained_on, review_on, predicted_end_on, neet_started_on,
      status, source, recorded_at)
    select id, code, case when n % 9 = 0 then '2024-09-02'::date else '2026-09-07'::date end,
      case when n % 9 = 0 then '2025-01-10'::date else '2026-10-12'::date + n % 20 end, '2026-09-10',
      case when code in ('260', '710') then '2026-12-31'::date end, case when n % 9 > 0 and code in ('230', '210') then '2027-06-30'::date end,
      case when code in ('619', '640', '615') then case when n % 9 = 0 then '2024-09-02'::date else '2026-09-07'::date end - n * 3 end, 'confirmed', 'adviser', '2026-11-05'
    from (select id, n, ${codes}::text[] as list, (${codes}::text[])[1 + n % ${codes.length}] as code from made) as one
    where n % 11 > 0`.execute(db)
  return { otherId }
}

/** What the guarantee says of each of the town for a September, in turn: each answer there is, some of them of few. */
export async function someAnswers(db: Kysely<DB>, town: ReturnTown, season = 2026) {
  await refreshAll(town.system, { areaId: town.areaId, season })
  await sql`
    update guarantee set code = (array['110', '110', '110', '114', '115', '120', '140', '140', '151', '154', '159', '110', '159', '110', '122',
      '110', '140', '159', '110'])[1 + substring(sort_name from '\\d+')::int % 19], source = 'adviser', reason = 'As they say', decided_at = ${town.now}
    where area_id = ${town.areaId} and season = ${season} and substring(sort_name from '\\d+')::int % 5 > 0`.execute(db)
}

type Month = { periodEnd: string; seed: number; people: number; schoolIds: readonly (string | null)[] }

/**
 * A month as it was counted from people who are not there: so many at each of some schools, fewer at each than at the one before, some things
 * of few. Which people these are follows from a number.
 */
export async function aCountedMonth(db: Kysely<DB>, town: ReturnTown, { periodEnd, seed, people, schoolIds }: Month) {
  const tally = new Tally(periodEnd, null)
  let last = seed
  const next = () => (last = (last * 48_271) % 2_147_483_647) / 2_147_483_647
  // Each is half as often chosen as the one before.
  const oneOf = <One>(list: readonly One[], fewer = 2): One | undefined =>
    list[Math.min(list.length - 1, Math.floor(-Math.log(1 - next()) / Math.log(fewer)))]
  for (let n = 0; n < people; n += 1) {
    const isOlder = next() < 0.5
    const person = {
      ...{ learnerId: String(n), schoolId: oneOf(schoolIds, 1.6) ?? null, wardCode: null, postcode: 'AL7 1LZ' },
      ...{ bornOn: isOlder ? '2009-03-01' : '2010-03-01', gender: oneOf(['F', 'M', 'U'], 2.5) ?? 'U' },
      ...{ ethnicity: oneOf(['WBRI', 'AIND', 'BCRB', 'MWAS', 'NOBT'], 2) ?? null, leadAuthority: '919' },
      ...{ hasPlan: next() < 0.1 ? 'Y' : 'N', hasSupport: next() < 0.2 ? 'Y' : 'N' },
      characteristics: next() < 0.15 ? ['140'] : [],
      ...{ activity: oneOf(['210', '310', '619', '810', '410', '540', '250', '710'], 1.7) ?? null, isLapsed: 'N' },
      ...{ startedOn: null, neetSince: null, cohortStatus: null },
    }
    tally.add(person)
    const code = oneOf(['110', '159', '115', '140', '122', '151', '120'], 1.7) ?? '159'
    const outcome = outcomeOf[code] ?? 'not-recorded'
    tally.addGuarantee(
      'guarantee',
      {
        ...{ learnerId: person.learnerId, schoolId: person.schoolId, code, outcome, source: 'record' },
        yearGroup: isOlder ? 12 : 11,
      },
      person,
    )
  }
  const { id } = await db
    .insertInto('scorecardMonth')
    .values({
      areaId: town.areaId,
      periodEnd,
      stand: 'whole',
      counting: COUNTING,
      countedOn: periodEnd,
      people: tally.people,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('scorecardCount')
    .values(tally.counts(new Map()).map((one) => ({ ...one, monthId: id })))
    .execute()
  await db
    .insertInto('scorecardSchoolCount')
    .values(tally.schoolCounts().map(({ school, ...one }) => ({ ...one, schoolId: school, monthId: id })))
    .execute()
}

const outcomeOf: Readonly<Record<string, string>> = {
  ...{ '110': 'offer', '115': 'continuing', '120': 'not-appropriate', '122': 'not-appropriate' },
  ...{ '140': 'no-offer', '151': 'no-offer', '159': 'not-recorded' },
}
