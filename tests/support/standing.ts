import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { ConditionStatus, DB } from '#db/schema'
import { is, type ChoiceState } from '~/domain/applications/choice.states'
import { conditional, FRIDAY, type ChoiceWithAll } from './admissions'
import { reasonOf } from './cancellations'
import { aDeferral } from './deferrals'

type Db = Kysely<DB>
type Chosen = Pick<ChoiceWithAll, 'id' | 'runId' | 'learnerId' | 'providerId' | 'town'>

/** How exactly a choice stands in its state: what became of the offer's conditions, and which state it had before. */
export type How = { conditions?: ConditionStatus; before?: ChoiceState }
type Rows = (db: Db, choice: Chosen, how: How & { endedAt: Date | null; nextRunId: string }) => Promise<unknown>

/** Puts a choice into a state, with the rows that belong to it and to the state it had before. */
export async function putInto(db: Db, choice: Chosen, state: ChoiceState, nextRunId: string, how: How = {}) {
  const wasSeen = is(how.before ?? state, 'providerSees')
  await db
    .updateTable('choice')
    .set({ state, sentAt: wasSeen ? FRIDAY : null, answerBy: is(state, 'clockRuns') ? '2026-12-18' : null })
    .where('id', '=', choice.id)
    .execute()
  const endedAt = is(state, 'terminal') ? FRIDAY : null
  const { before, ...now } = how
  await rowsOf[state]?.(db, choice, { ...how, endedAt, nextRunId })
  if (before && before !== state) await rowsOf[before]?.(db, choice, { ...now, endedAt, nextRunId })
}

const anOffer: Rows = async (db, choice, { conditions, endedAt }) => {
  const offer = { id: randomUUID(), choiceId: choice.id, courseRunId: choice.runId, madeAt: FRIDAY, endedAt }
  const kind = conditions ? 'conditional' : 'unconditional'
  await db
    .insertInto('offer')
    .values({ ...offer, kind })
    .execute()
  if (!conditions) return
  const rows = conditional.conditions.map((one, position) => ({
    ...one,
    offerId: offer.id,
    position,
    status: conditions,
  }))
  await db.insertInto('offerCondition').values(rows).execute()
}

const anEnrolment: Rows = (db, { id, learnerId, providerId, runId }) =>
  db
    .insertInto('enrolment')
    .values({ choiceId: id, learnerId, providerId, courseRunId: runId, status: 'enrolled', recordedAt: FRIDAY })
    .execute()

const rowsOf: Partial<Record<ChoiceState, Rows>> = {
  with_school: (db, { id, town: { schoolId } }, { endedAt }) =>
    db
      .insertInto('schoolCheck')
      .values({
        choiceId: id,
        schoolId,
        askedAt: FRIDAY,
        releaseBy: '2026-11-27',
        endedAt,
        outcome: endedAt && 'not-sent',
      })
      .execute(),
  info_requested: (db, { id }, { before = 'submitted', endedAt }) => {
    const asked = { askedAt: FRIDAY, question: 'Which grade?', dueOn: '2026-12-04', isAboutGrades: false }
    return db
      .insertInto('informationRequest')
      .values({ choiceId: id, ...asked, beforeState: before, daysLeft: 20, endedAt, outcome: endedAt && 'dropped' })
      .execute()
  },
  interviewing: (db, { id }) =>
    db
      .insertInto('interview')
      .values({ choiceId: id, startsAt: new Date('2026-12-01T10:00:00Z'), place: 'Main site', arrangedAt: FRIDAY })
      .execute(),
  waiting_list: (db, { id, runId }, { endedAt }) =>
    db
      .insertInto('waitingListEntry')
      .values({ choiceId: id, courseRunId: runId, addedAt: FRIDAY, expiresOn: '2027-06-01', endedAt })
      .execute(),
  offer: anOffer,
  accepted_backup: anOffer,
  accepted_conditional: anOffer,
  place_confirmed: anOffer,
  offer_withdrawn: anOffer,
  lapsed: anOffer,
  deferred: async (db, choice, how) => {
    await anOffer(db, choice, how)
    await aDeferral(db, choice, how.nextRunId)
  },
  enrolled: anEnrolment,
  did_not_attend: anEnrolment,
  rejected: (db, { id }) => db.insertInto('rejection').values({ choiceId: id, rejectedAt: FRIDAY }).execute(),
  withdrawn: async (db, { id }, { before = 'submitted' }) => {
    const reasonId = await reasonOf(db, 'withdrawal', 'too-far')
    const row = { choiceId: id, reasonId, beforeState: before, withdrawnAt: FRIDAY }
    await db.insertInto('withdrawal').values(row).execute()
  },
}
