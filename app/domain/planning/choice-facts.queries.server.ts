import { sql } from 'kysely'
import { endedWithoutAPlace, seenByProvider } from '~/domain/applications/choice.states'

/** Reasons that say: there was no place left. */
export const fullReasons = ['course-full', 'higher-priority', 'waiting-list-over']
/** The same of a panel, which gives places that several share. */
export const fullPanelReasons = ['group-full', 'not-viable']
/** Reasons that say: I cannot get there. */
export const travelReasons = ['too-far', 'travel', 'transport']

/**
 * The start of a question: `facts` is one row for each choice that was sent in a cycle by a moment, with what had become of it by then.
 * Cycles of other areas that began on the same day count with it, for their learners apply here too.
 */
export function choiceFacts(cycleStartsOn: string, until: Date) {
  return sql`
    with sent as (
      select choice.id, choice.learner_id, choice.provider_id, choice.course_run_id as run_id, choice.state, choice.preference,
        coalesce(choice.first_course_run_id, choice.course_run_id) as asked_run_id,
        row_number() over (partition by choice.learner_id order by choice.preference, choice.sent_at, choice.id) = 1 as is_first,
        bool_and(choice.state = any (${endedWithoutAPlace}::choice_state[])) over (partition by choice.learner_id) as has_nothing_left,
        exists (select from enrolment where enrolment.choice_id = choice.id and enrolment.recorded_at < ${until}
          and enrolment.status <> 'not-arrived') as is_enrolled,
        exists (select from offer join reply on reply.offer_id = offer.id where offer.choice_id = choice.id
          and reply.kind = 'firm' and reply.replied_at < ${until}) as has_said_yes,
        exists (select from offer where offer.choice_id = choice.id and offer.made_at < ${until}) as has_offer
      from choice
      where choice.cycle_id in (select id from cycle where starts_on = ${cycleStartsOn}::date)
        and choice.sent_at < ${until} and choice.state = any (${seenByProvider}::choice_state[])
    ), facts as (
      select sent.*, has_said_yes or is_enrolled as is_accepted, has_offer or is_enrolled as is_offered,
        (has_said_yes or is_enrolled) and not state = any (${endedWithoutAPlace}::choice_state[]) as is_held,
        state = 'rejected' and exists (
          select from rejection join rejection_reason on rejection_reason.rejection_id = rejection.id
          join reason on reason.id = rejection_reason.reason_id
          where rejection.choice_id = sent.id and rejection.rejected_at < ${until} and reason.code = any (${fullReasons})) as is_refused_full,
        exists (select from withdrawal join reason on reason.id = withdrawal.reason_id where withdrawal.choice_id = sent.id
          and withdrawal.undone_at is null and withdrawal.withdrawn_at < ${until} and reason.code = any (${travelReasons}))
        or exists (select from offer join reply on reply.offer_id = offer.id join reason on reason.id = reply.reason_id
          where offer.choice_id = sent.id and reply.kind = 'decline' and reply.replied_at < ${until} and reason.code = any (${travelReasons}))
        or exists (select from enrolment join reason on reason.id = enrolment.reason_id where enrolment.choice_id = sent.id
          and enrolment.status = 'not-arrived' and enrolment.recorded_at < ${until} and reason.code = any (${travelReasons})) as cannot_reach
      from sent
    )`
}

/** A course's level as pages say it: from 4 up they are one. */
export const levelOfCourse = sql`case when course.level in ('5', '6', '7', '8') then '4' else coalesce(course.level, '') end`

/** The postcode district of a learner's home; of a protected address nothing. */
export const districtOfLearner = sql`
  case when learner.is_address_protected then '' else coalesce(substring(learner.postcode from '^[A-Z]{1,2}[0-9][A-Z0-9]?(?= )'), '') end`
