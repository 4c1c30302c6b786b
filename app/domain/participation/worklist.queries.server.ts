import { sql, type ExpressionBuilder } from 'kysely'
import type { DB } from '#db/schema'
import { addDays } from '~/kit/dates'
import { checkedBefore, type Worklist } from './caseload'
import { WARNING_DAYS } from './currency'

/** What lists are sorted by where a day may be missing; the indexes are made of the same words. */
export const sortKeys = {
  next: sql<string>`coalesce(caseload_entry.next_action_on, '9999-12-31'::date)`,
  contact: sql<Date>`coalesce(caseload_entry.last_contact_at, '1900-01-01T00:00:00Z'::timestamptz)`,
}

type Tables = DB & {
  current: { lapsesOn: string | null; isNeet: boolean; reviewOn: string | null; verifiedOn: string }
  proposed: { proposalId: string | null }
  tally: Record<
    'sent' | 'offers' | 'unanswered' | 'held' | 'ended' | 'notArrived' | 'enrolled' | 'notSent' | 'drafts',
    number | null
  >
}

export type Asked = { today: string; isPastDeadline: boolean; silentSince: Date }

/** Whether a learner is on a list that is worked out from what is known of them. */
export function onWorklist(
  eb: ExpressionBuilder<Tables, 'caseloadEntry' | 'current' | 'proposed' | 'tally'>,
  worklist: Worklist,
  { today, isPastDeadline, silentSince }: Asked,
) {
  const conditions: Record<Worklist, () => ReturnType<typeof eb.and>> = {
    all: () => eb.and([]),
    'not-applied': () => eb.and([eb('tally.sent', '=', 0)]),
    'not-sent': () =>
      eb.and([
        eb('tally.sent', 'is not', null),
        eb.or([
          eb('tally.notSent', '>', 0),
          ...(isPastDeadline ? [eb('tally.drafts', '>', 0)] : [hasClosedDraft(eb, today)]),
        ]),
      ]),
    'no-offer': () =>
      eb.and([eb('tally.sent', '>', 0), eb('tally.offers', '=', 0), eb('tally.ended', '<', eb.ref('tally.sent'))]),
    'all-ended': () =>
      eb.and([eb('tally.sent', '>', 0), eb('tally.offers', '=', 0), eb('tally.ended', '>=', eb.ref('tally.sent'))]),
    'offer-unanswered': () => eb.and([eb('tally.unanswered', '>', 0)]),
    'no-place': () => eb.and([eb('tally.sent', '>', 0), eb('tally.held', '=', 0)]),
    'not-arrived': () => eb.and([eb('tally.notArrived', '>', 0), eb('tally.enrolled', '=', 0)]),
    'to-confirm': () => eb.and([eb('proposed.proposalId', 'is not', null)]),
    lapsing: () =>
      eb.and([eb('current.lapsesOn', '>=', today), eb('current.lapsesOn', '<=', addDays(today, WARNING_DAYS))]),
    lapsed: () => eb.and([eb('current.lapsesOn', '<', today)]),
    'review-due': () =>
      eb.and([
        eb('current.isNeet', '=', true),
        eb.or([
          eb('current.reviewOn', '<=', today),
          ...Object.entries(checkedBefore(today)).map(([level, day]) =>
            eb.and([eb('caseloadEntry.priority', '=', Number(level)), eb('current.verifiedOn', '<=', day)]),
          ),
        ]),
      ]),
    'contact-due': () => eb.and([eb(sortKeys.next, '<=', today)]),
    'no-contact': () => eb.and([eb(sortKeys.contact, '<', silentSince)]),
  }
  return conditions[worklist]()
}

/** A draft of a course that has closed by itself, before the area's own last day. */
function hasClosedDraft(eb: ExpressionBuilder<Tables, 'caseloadEntry' | 'tally'>, today: string) {
  return eb.exists(
    eb
      .selectFrom('choice as draft')
      .innerJoin('courseRun', 'courseRun.id', 'draft.courseRunId')
      .select('draft.id')
      .whereRef('draft.learnerId', '=', 'caseloadEntry.learnerId')
      .where('draft.state', '=', 'draft')
      .where('courseRun.applyUntil', '<', today),
  )
}
