import { sql, type ExpressionBuilder } from 'kysely'
import type { DB } from '#db/schema'

/** The London day of a session, as part of a question about it. */
export const dayOfSession = sql<string>`(class_session.starts_at at time zone 'Europe/London')::date`

/** The code of an absence that the home school knew of before, for a learner and a session of a question. */
export const knownAbsence = sql<string | null>`(select absence.code from known_absence absence
  where absence.learner_id = learner.id and absence.taken_back_at is null
    and ${dayOfSession} between absence.from_on and absence.until_on
  order by absence.told_at desc limit 1)`.as('knownCode')

/**
 * Who is on the register of a session: whoever is enrolled on its course run that day, whoever is placed there, and whoever
 * has a mark in it. Who comes from another school for one block of the area is on the registers of that block alone.
 */
export function expectedInSession(eb: ExpressionBuilder<DB, 'classSession'>) {
  const enrolled = eb
    .selectFrom('enrolment')
    .select('enrolment.learnerId')
    .whereRef('enrolment.courseRunId', '=', 'classSession.courseRunId')
    .where('enrolment.status', '!=', 'not-arrived')
    .where(sql<boolean>`coalesce(enrolment.started_on <= ${dayOfSession}, true)`)
    .where(sql<boolean>`coalesce(enrolment.ended_on >= ${dayOfSession}, true)`)
    .where(sql<boolean>`not exists (select from programme_break away where away.enrolment_id = enrolment.id
      and ${dayOfSession} between away.from_on and coalesce(away.until_on, 'infinity'))`)
  const placed = eb
    .selectFrom('placementSpell')
    .innerJoin('placement', 'placement.id', 'placementSpell.placementId')
    .select('placement.learnerId')
    .whereRef('placementSpell.courseRunId', '=', 'classSession.courseRunId')
    .where(isPlacedThere)
  const marked = eb
    .selectFrom('mark as kept')
    .select('kept.learnerId')
    .whereRef('kept.sessionId', '=', 'classSession.id')
  return enrolled.union(placed).union(marked)
}

/**
 * Whether a placement on the course run of a session covers its day and its block, for a question that has joined the
 * placement’s courses (`placement_spell`): the learner may have followed another before or since. One that has ended since still stood on
 * the registers until its last day; one that rests does not.
 */
export const isPlacedThere = sql<boolean>`(
  placement.state not in ('withdrawn', 'not-arrived')
  and ${dayOfSession} between placement_spell.from_on and coalesce(placement_spell.until_on, 'infinity')
  and ${dayOfSession} between placement.starts_on and coalesce(placement.ended_on, placement.ends_on)
  and not exists (select from placement_rest rest where rest.placement_id = placement.id
    and ${dayOfSession} between rest.from_on and coalesce(rest.until_on, 'infinity'))
  and (
    not exists (select from timetable_slot slot where slot.id = class_session.slot_id and slot.block_id is not null)
    or not exists (select from placement_booking any_block where any_block.placement_id = placement.id)
    or exists (select from placement_booking
      join block_booking held on held.id = placement_booking.booking_id and held.status = 'confirmed'
      join timetable_slot slot on slot.block_id = held.block_id
      where slot.id = class_session.slot_id and placement_booking.placement_id = placement.id
        and ${dayOfSession} between held.from_on and held.until_on)))`
