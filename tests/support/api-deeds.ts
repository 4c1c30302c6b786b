import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import type { ChoiceState } from '~/domain/applications/choice.states'
import { FRIDAY, type ChoiceWithAll } from './admissions'
import type { Door } from './programs'
import type { How } from './standing'

type Scene = { db: Kysely<DB>; choice: ChoiceWithAll }

/** One deed of a program: where it can be done, what is sent, and what it comes to. */
export type ApiDeed = {
  name: string
  /** Its door, in the folder of doors for programs. */
  file: string
  from: ChoiceState
  to: ChoiceState
  how?: How
  event: string
  isOnVersion: boolean
  prepare?: (scene: Scene) => Promise<unknown>
  /** The list its reason is on. */
  list?: string
  body: (scene: Scene) => Promise<Record<string, unknown>>
}

const sent = (body: Record<string, unknown>) => () => Promise.resolve(body)
const unconditional = { kind: 'unconditional' }
const usual = { from: 'submitted', isOnVersion: true } as const

async function decisions({ db, choice }: Scene) {
  const rows = await db
    .selectFrom('offerCondition')
    .innerJoin('offer', 'offer.id', 'offerCondition.offerId')
    .select('offerCondition.id')
    .where('offer.choiceId', '=', choice.id)
    .orderBy('offerCondition.position')
    .execute()
  // What becomes of one condition leaves one event.
  return { conditions: rows.slice(0, 1).map(({ id }) => ({ id, status: 'met' })) }
}

function reasonOn(list: string) {
  return async ({ db }: Scene) => {
    const reasons = await db
      .selectFrom('reason')
      .select(['code', 'providerKinds'])
      .where('list', '=', list)
      .where('party', '=', 'provider')
      .where('needsDetail', '=', false)
      .orderBy('position')
      .execute()
    const reason = reasons.find(({ providerKinds }) => providerKinds.length === 0)
    return { reason: reason?.code }
  }
}

const anInterview =
  (startsAt: Date) =>
  async ({ db, choice }: Scene) => {
    await db.deleteFrom('interview').where('choiceId', '=', choice.id).execute()
    const row = { choiceId: choice.id, startsAt, place: 'Main site', arrangedAt: FRIDAY }
    await db.insertInto('interview').values(row).execute()
  }

/** Every deed of the interface. */
export const apiDeeds: readonly ApiDeed[] = [
  {
    ...usual,
    name: 'writeNote',
    file: 'write-note',
    to: 'submitted',
    event: 'note.written',
    isOnVersion: false,
    body: sent({ text: 'A note' }),
  },
  {
    ...usual,
    name: 'arrangeInterview',
    file: 'interview',
    to: 'interviewing',
    event: 'interview.arranged',
    body: sent({ day: '2026-12-03', time: '10:00', place: 'Main site' }),
  },
  {
    ...usual,
    name: 'cancelInterview',
    list: 'interview-cancelled',
    file: 'cancel-interview',
    from: 'interviewing',
    to: 'submitted',
    event: 'interview.cancelled',
    prepare: anInterview(new Date('2026-12-03T10:00:00Z')),
    body: reasonOn('interview-cancelled'),
  },
  {
    name: 'recordOutcome',
    file: 'interview-outcome',
    from: 'interviewing',
    to: 'interviewing',
    event: 'interview.held',
    isOnVersion: false,
    prepare: anInterview(new Date('2026-11-19T10:00:00Z')),
    body: sent({ outcome: 'came' }),
  },
  {
    ...usual,
    name: 'makeOffer',
    file: 'make-offer',
    to: 'offer',
    event: 'offer.made',
    body: sent({
      kind: 'conditional',
      conditions: [
        { kind: 'grade', subject: 'Mathematics', grade: '5' },
        { kind: 'identity' },
        { kind: 'points', points: 42 },
        { kind: 'other', text: 'Come to the summer school.' },
      ],
    }),
  },
  {
    ...usual,
    name: 'withdrawOffer',
    list: 'offer-withdrawn',
    file: 'withdraw-offer',
    from: 'offer',
    to: 'offer_withdrawn',
    event: 'offer.withdrawn',
    body: reasonOn('offer-withdrawn'),
  },
  {
    ...usual,
    name: 'reject',
    list: 'rejection',
    file: 'reject',
    to: 'rejected',
    event: 'choice.rejected',
    body: async (scene) => ({ reasons: [await reasonOn('rejection')(scene)] }),
  },
  {
    ...usual,
    name: 'addToWaitingList',
    file: 'waiting-list',
    to: 'waiting_list',
    event: 'waiting-list.joined',
    body: sent({ expiresOn: '2027-06-01' }),
  },
  {
    ...usual,
    name: 'callUp',
    file: 'call-up',
    from: 'waiting_list',
    to: 'offer',
    event: 'offer.made',
    body: sent({ ...unconditional, days: 3 }),
  },
  {
    ...usual,
    name: 'decideConditions',
    file: 'conditions',
    from: 'accepted_conditional',
    to: 'accepted_conditional',
    how: { conditions: 'open' },
    event: 'condition.decided',
    body: decisions,
  },
  {
    ...usual,
    name: 'missConditions',
    list: 'conditions-missed',
    file: 'miss-conditions',
    from: 'accepted_conditional',
    to: 'conditions_not_met',
    how: { conditions: 'not-met' },
    event: 'conditions.missed',
    body: reasonOn('conditions-missed'),
  },
  {
    ...usual,
    name: 'confirmPlace',
    file: 'confirm-place',
    from: 'accepted_conditional',
    to: 'place_confirmed',
    how: { conditions: 'met' },
    event: 'place.confirmed',
    body: sent({}),
  },
  {
    ...usual,
    name: 'enrol',
    file: 'enrol',
    from: 'place_confirmed',
    to: 'enrolled',
    event: 'enrolment.recorded',
    body: sent({ startedOn: '2026-11-20' }),
  },
  {
    ...usual,
    name: 'markNotArrived',
    list: 'not-arrived',
    file: 'not-arrived',
    from: 'place_confirmed',
    to: 'did_not_attend',
    event: 'enrolment.not-arrived',
    body: reasonOn('not-arrived'),
  },
]

/** The door of a deed. */
export async function doorOf({ file }: Pick<ApiDeed, 'file'>): Promise<Door> {
  const doors = import.meta.glob<{ action: Door }>('../../app/routes/api/*.ts')
  const door = await doors[`../../app/routes/api/${file}.ts`]?.()
  if (!door) throw new Error(`There is no door ${file}.`)
  return door.action
}
