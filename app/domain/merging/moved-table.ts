/** A column that names a learner, and when its row has to stay with the record that goes. */
export type MovedTable = {
  table: string
  column: string
  /** Names the row among those of one learner. */
  key: string
  /** Holds where the kept record (`kept`) has such a row (`gone`) already. */
  clash?: string
  /** In the words of the preview: one, several. Nothing where it is not told. */
  words?: readonly [string, string]
}

const moved = (table: string, more: Partial<MovedTable> = {}): MovedTable => ({
  table,
  column: 'learner_id',
  key: 'id',
  ...more,
})

const inProgress = (row: string) => `${row}.state not in ('not_sent', 'enrolled', 'did_not_attend', 'rejected',
  'ended_no_reply', 'offer_withdrawn', 'declined', 'lapsed', 'conditions_not_met', 'withdrawn', 'course_cancelled')`
const withoutItsApplication = `exists (select from application where application.id = gone.application_id
  and application.learner_id = gone.learner_id)`

/** Everything that goes from one record to the other, in this order: what hangs on an application follows it. */
export const movedTables: readonly MovedTable[] = [
  moved('account', { clash: 'true', words: ['account', 'accounts'] }),
  moved('invitation'),
  moved('cohort_leaving', { clash: 'kept.taken_back_at is null and gone.taken_back_at is null' }),
  moved('learner_identifier', { words: ['number', 'numbers'] }),
  moved('roll_entry', {
    clash: 'kept.left_on is null and gone.left_on is null',
    words: ['time at a school', 'times at a school'],
  }),
  moved('learner_need', { clash: 'kept.ended_at is null and gone.ended_at is null and kept.kind = gone.kind' }),
  moved('parent_link', {
    clash: 'kept.ended_at is null and gone.ended_at is null and kept.account_id = gone.account_id',
    words: ['linked adult', 'linked adults'],
  }),
  moved('parent_request'),
  moved('parent_block'),
  moved('consent'),
  moved('registration', { clash: 'true' }),
  moved('roll_question'),
  moved('roll_question', { column: 'became_id' }),
  moved('shortlist_entry', { key: 'course_id', clash: 'kept.course_id = gone.course_id' }),
  moved('grade', {
    clash: 'kept.qualification = gone.qualification and kept.subject = gone.subject and kept.stage = gone.stage',
    words: ['grade', 'grades'],
  }),
  moved('exam_result', {
    clash: `kept.cycle_id = gone.cycle_id and kept.given_by_id = gone.given_by_id
      and kept.qualification = gone.qualification and kept.subject = gone.subject`,
    words: ['result', 'results'],
  }),
  moved('progress_note'),
  moved('plan', { clash: 'true' }),
  moved('plan_version', { clash: 'kept.section = gone.section', words: ['part of the plan', 'parts of the plan'] }),
  moved('plan_contribution'),
  moved('review', {
    clash: "kept.state in ('due', 'on-hold') and gone.state in ('due', 'on-hold')",
    words: ['review', 'reviews'],
  }),
  moved('target', { words: ['target', 'targets'] }),
  moved('application', { clash: 'kept.cycle_id = gone.cycle_id', words: ['application form', 'application forms'] }),
  moved('choice', {
    clash: `kept.course_run_id = gone.course_run_id and ${inProgress('kept')} and ${inProgress('gone')}`,
    words: ['choice', 'choices'],
  }),
  moved('plan_share'),
  moved('co_signature', { clash: withoutItsApplication }),
  moved('reference', { clash: withoutItsApplication }),
  moved('outside_application', {
    clash: `kept.told_by_id = gone.told_by_id and kept.cycle_id = gone.cycle_id and kept.told_key = gone.told_key`,
    words: ['application elsewhere', 'applications elsewhere'],
  }),
  moved('nudge'),
  moved('handover', { clash: "kept.state in ('handed_over', 'taken') and gone.state in ('handed_over', 'taken')" }),
  moved('enrolment', { words: ['enrolment', 'enrolments'] }),
  moved('mark', { clash: 'kept.session_id = gone.session_id', words: ['mark in a register', 'marks in registers'] }),
  moved('panel_case', { words: ['case of a panel', 'cases of a panel'] }),
  moved('block_booking', {
    clash: `kept.block_id = gone.block_id and kept.status <> 'free' and gone.status <> 'free'
      and daterange(kept.from_on, kept.until_on, '[]') && daterange(gone.from_on, gone.until_on, '[]')`,
  }),
  moved('placement', { words: ['placement', 'placements'] }),
  moved('home_mark', { clash: 'kept.session_id = gone.session_id' }),
  moved('known_absence'),
  moved('survey_asked', { clash: 'kept.survey_id = gone.survey_id' }),
  moved('learner_risk', { clash: 'true' }),
  moved('risk_record', { clash: 'kept.season = gone.season and kept.taken = gone.taken' }),
  moved('attendance_alert', {
    clash: `kept.provider_id = gone.provider_id and kept.kind = gone.kind and kept.closed_on is null
      and gone.closed_on is null`,
  }),
  moved('attendance_summary', {
    clash: `kept.organisation_id = gone.organisation_id and kept.from_on = gone.from_on and kept.until_on = gone.until_on
      and kept.source = gone.source and kept.replaced_at is null and gone.replaced_at is null`,
  }),
  moved('progress_subject', {
    clash: `kept.organisation_id = gone.organisation_id and kept.year = gone.year and kept.key = gone.key`,
    words: ['subject with reports', 'subjects with reports'],
  }),
  moved('progress_risk'),
  moved('intervention'),
  moved('must_study_exemption', {
    clash: 'kept.subject = gone.subject and kept.ended_at is null and gone.ended_at is null',
  }),
  moved('activity', {
    clash:
      "kept.status = 'confirmed' and kept.ended_at is null and gone.status = 'confirmed' and gone.ended_at is null",
    words: ['activity', 'activities'],
  }),
  moved('learner_characteristic', {
    clash: 'kept.until_on is null and gone.until_on is null and kept.code = gone.code',
  }),
  moved('level_of_need', { clash: 'kept.until_on is null and gone.until_on is null' }),
  moved('guarantee', { clash: 'kept.season = gone.season and kept.year_group = gone.year_group' }),
  moved('activity_survey_person', { clash: 'kept.survey_id = gone.survey_id' }),
  moved('out_of_area', { clash: 'kept.list = gone.list' }),
  moved('leaver', { clash: 'kept.leaving_year = gone.leaving_year' }),
  moved('contact', { words: ['contact', 'contacts'] }),
  moved('confidential_note'),
  moved('caseload_entry', { clash: 'kept.ended_at is null and gone.ended_at is null' }),
  moved('destination', {
    clash: `kept.superseded_at is null and gone.superseded_at is null and kept.cycle_id = gone.cycle_id
      and kept.kind = gone.kind`,
  }),
  moved('programme_end', { words: ['ending of a programme', 'endings of programmes'] }),
  // The number that was given first stays the one of the return; the other is told there as the one before.
  moved('nccis_identifier'),
  moved('return_question'),
  moved('adviser_task'),
  moved('sustained_check'),
  moved('letter', { words: ['letter', 'letters'] }),
  moved('text_message'),
  moved('learner', { column: 'merged_into_id' }),
]

/** Columns that name a learner and whose rows stay where they are, each with why. */
export const staying: Readonly<Record<string, string>> = {
  'audit_event.learner_id': 'The history is append-only: it is read together with the kept record’s.',
  'record_view.learner_id': 'The access log is append-only: it is read together with the kept record’s.',
  'pupil_row.learner_id': 'What the last file of a school said of this row: the next file says it of the kept record.',
  'nccis_snapshot_row.learner_id': 'A month of the return was frozen as it was.',
  'nccis_finding.learner_id': 'Found anew every night; what was found in a frozen month belongs to it.',
  'impossible_state.learner_id': 'Found anew every night.',
  'activity_survey_result.learner_id': 'A closed survey is never changed.',
  'guarantee_month_row.learner_id': 'A locked month is never changed.',
  'learner_merge.kept_id': 'Tells of the merge itself.',
  'learner_merge.gone_id': 'Tells of the merge itself.',
}
