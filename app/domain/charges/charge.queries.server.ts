import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { chargesVisibleTo, ratesVisibleTo } from '~/access/charge-scopes.server'
import { placementsVisibleTo } from '~/access/tracking-scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import type { Span } from './charge'

const MOST_STATEMENTS = 200
const MOST_LINES = 5000
const MOST_RATES = 300
const MOST_HOMES = 300
const MOST_RESTS = 50
const MOST_CANCELLED = 400

/** The statements the viewer may read, the newest period first. */
export function statementsOn(ctx: Context) {
  return statements(ctx)
    .where('chargeStatement.state', '!=', 'dropped')
    .orderBy('chargeStatement.fromOn', 'desc')
    .orderBy('home.name')
    .orderBy('chargeStatement.id')
    .limit(MOST_STATEMENTS)
    .execute()
}

/** One statement, with its frozen lines and the corrections in it. */
export async function findStatement(ctx: Context, statementId: string) {
  const row = await statements(ctx)
    .where('chargeStatement.id', '=', statementId)
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('chargeLine')
          .select(['chargeLine.placementId', 'chargeLine.course', 'chargeLine.penceEach', 'chargeLine.times'])
          .select(['chargeLine.notStarted', 'chargeLine.resting', 'chargeLine.cancelled', 'chargeLine.ended'])
          .select(['chargeLine.chargePence', 'chargeLine.creditPence'])
          .whereRef('chargeLine.statementId', '=', 'chargeStatement.id')
          .orderBy('chargeLine.position')
          .limit(MOST_LINES),
      ).as('lines'),
      jsonArrayFrom(
        eb
          .selectFrom('chargeCorrection')
          .innerJoin('chargeStatement as earlier', 'earlier.id', 'chargeCorrection.correctsId')
          .select(['earlier.id as correctsId', 'earlier.fromOn', 'earlier.untilOn', 'chargeCorrection.pence'])
          .whereRef('chargeCorrection.statementId', '=', 'chargeStatement.id')
          .orderBy('earlier.fromOn')
          .limit(MOST_STATEMENTS),
      ).as('corrections'),
    ])
    .executeTakeFirst()
  return orNotFound(row, 'statement')
}

/** The learners of these placements by name, for those who may read the statement. */
export async function namesOn(ctx: Context, placementIds: readonly string[]) {
  if (placementIds.length === 0) return new Map<string, string>()
  const rows = await placementsVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'placement.learnerId')
    .select(['placement.id', 'learner.givenNames', 'learner.familyName'])
    .where('placement.id', 'in', [...new Set(placementIds)])
    .orderBy('placement.id')
    .limit(MOST_LINES)
    .execute()
  return new Map(rows.map(({ id, givenNames, familyName }) => [id, `${givenNames} ${familyName}`]))
}

/** A statement, held against others until the deed is done. */
export async function lockStatement(ctx: Context, statementId: string) {
  const row = await chargesVisibleTo(ctx)
    .innerJoin('organisation as host', 'host.id', 'chargeStatement.hostId')
    .select(['chargeStatement.id', 'chargeStatement.hostId', 'chargeStatement.homeId', 'chargeStatement.state'])
    .select(['chargeStatement.fromOn', 'chargeStatement.untilOn', 'chargeStatement.version', 'host.areaId'])
    .where('chargeStatement.id', '=', statementId)
    .forUpdate('chargeStatement')
    .executeTakeFirst()
  return orNotFound(row, 'statement')
}

type Pair = { hostId: string; homeId: string }

/** Every block of every placement between a host and a home school in a period, with all that decides what was delivered. */
export function taughtBetween(ctx: Context, { hostId, homeId }: Pair, { fromOn, untilOn }: Span) {
  return placementsVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'placement.learnerId')
    .innerJoin('placementBooking', 'placementBooking.placementId', 'placement.id')
    .innerJoin('blockBooking', 'blockBooking.id', 'placementBooking.bookingId')
    .innerJoin('timetableBlock', 'timetableBlock.id', 'blockBooking.blockId')
    .innerJoin('courseRun', 'courseRun.id', 'blockBooking.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .select(['placement.id as placementId', 'course.title as course', 'placement.endsOn', 'placement.endedOn'])
    .select(['timetableBlock.weekday', 'timetableBlock.starts', 'timetableBlock.ends'])
    .select(['blockBooking.fromOn', 'blockBooking.untilOn', 'learner.givenNames', 'learner.familyName'])
    .select(sql<boolean>`placement.state = 'not-arrived'`.as('hasNotArrived'))
    .select(arrivedOn.as('arrivedOn'))
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('placementRest')
          .select(['placementRest.fromOn', 'placementRest.untilOn'])
          .whereRef('placementRest.placementId', '=', 'placement.id')
          .orderBy('placementRest.fromOn')
          .limit(MOST_RESTS),
      ).as('rests'),
      jsonArrayFrom(
        eb
          .selectFrom('classSession')
          .innerJoin('mark', 'mark.sessionId', 'classSession.id')
          .select(dayOf.as('day'))
          .distinct()
          .whereRef('mark.learnerId', '=', 'placement.learnerId')
          .where('mark.code', '=', CANCELLED)
          .whereRef('classSession.courseRunId', '=', 'blockBooking.courseRunId')
          .where(
            sql<boolean>`extract(isodow from ${dayOf}) = timetable_block.weekday
            and (class_session.starts_at at time zone 'Europe/London')::time < timetable_block.ends
            and (class_session.ends_at at time zone 'Europe/London')::time > timetable_block.starts`,
          )
          .orderBy('day')
          .limit(MOST_CANCELLED),
      ).as('cancelled'),
    ])
    .where('placement.hostId', '=', hostId)
    .where('placement.homeId', '=', homeId)
    .where('blockBooking.status', '!=', 'free')
    .where('blockBooking.fromOn', '<=', untilOn)
    .where((eb) => eb.or([eb('blockBooking.untilOn', '>=', fromOn), eb('placement.endsOn', '>=', fromOn)]))
    .orderBy('learner.familyName')
    .orderBy('learner.givenNames')
    .orderBy('placement.id')
    .orderBy('timetableBlock.weekday')
    .orderBy('blockBooking.fromOn')
    .orderBy('blockBooking.id')
    .limit(MOST_LINES)
    .execute()
}

const CANCELLED = 'X'

const dayOf = sql<string>`(class_session.starts_at at time zone 'Europe/London')::date`

// The first day is in the record of the deed: a placement itself keeps only when it was to begin.
const arrivedOn = sql<string | null>`(select min((event.particulars ->> 'day')::date) from audit_event event
  where event.subject_id = placement.id and event.action = 'placement.started')`

/** What was issued before between the two, with what later statements have corrected of it. */
export function issuedBefore(ctx: Context, { hostId, homeId }: Pair, fromOn: string) {
  return chargesVisibleTo(ctx)
    .select(['chargeStatement.id', 'chargeStatement.fromOn', 'chargeStatement.untilOn'])
    .select(
      sql<number>`(select coalesce(sum(charge_pence - credit_pence), 0)::int from charge_line line
      where line.statement_id = charge_statement.id)`.as('issuedPence'),
    )
    .select(
      sql<number>`(select coalesce(sum(pence), 0)::int from charge_correction correction
      where correction.corrects_id = charge_statement.id)`.as('correctedPence'),
    )
    .where('chargeStatement.hostId', '=', hostId)
    .where('chargeStatement.homeId', '=', homeId)
    .where('chargeStatement.state', '=', 'issued')
    .where('chargeStatement.fromOn', '<', fromOn)
    .orderBy('chargeStatement.fromOn')
    .limit(MOST_STATEMENTS)
    .execute()
}

/** The rates of an area, or those that count for one host in it: the latest first. */
export function ratesOf(ctx: Context, hostId?: string) {
  return ratesVisibleTo(ctx)
    .leftJoin('organisation as host', 'host.id', 'chargeRate.hostId')
    .select(['chargeRate.id', 'chargeRate.hostId', 'host.name as hostName', 'chargeRate.fromOn'])
    .select(['chargeRate.pencePerHour', 'chargeRate.minutesPerBlock'])
    .$if(hostId !== undefined, (query) =>
      query.where((eb) => eb.or([eb('chargeRate.hostId', 'is', null), eb('chargeRate.hostId', '=', hostId ?? '')])),
    )
    .orderBy('chargeRate.fromOn', 'desc')
    .orderBy('host.name')
    .orderBy('chargeRate.id')
    .limit(MOST_RATES)
    .execute()
}

/** The home schools from which this host has had learners. */
export function homesOf(ctx: Context) {
  return placementsVisibleTo(ctx)
    .innerJoin('organisation as home', 'home.id', 'placement.homeId')
    .select(['home.id', 'home.name'])
    .distinct()
    .orderBy('home.name')
    .orderBy('home.id')
    .limit(MOST_HOMES)
    .execute()
}

/** The hosts of an area whose learners come from other schools, or could. */
export function hostsOf(ctx: Context, areaId: string) {
  return ctx.db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('areaId', '=', areaId)
    .where((eb) =>
      eb.exists(eb.selectFrom('placement').select('placement.id').whereRef('placement.hostId', '=', 'organisation.id')),
    )
    .orderBy('name')
    .orderBy('id')
    .limit(MOST_HOMES)
    .execute()
}

function statements(ctx: Context) {
  return chargesVisibleTo(ctx)
    .innerJoin('organisation as host', 'host.id', 'chargeStatement.hostId')
    .innerJoin('organisation as home', 'home.id', 'chargeStatement.homeId')
    .select(['chargeStatement.id', 'chargeStatement.hostId', 'chargeStatement.homeId', 'chargeStatement.state'])
    .select(['chargeStatement.fromOn', 'chargeStatement.untilOn', 'chargeStatement.issuedAt', 'host.areaId'])
    .select(['chargeStatement.totalPence', 'chargeStatement.version', 'host.name as hostName', 'home.name as homeName'])
    .select(
      sql<number>`(select count(distinct placement_id)::int from charge_line line
      where line.statement_id = charge_statement.id)`.as('places'),
    )
}
