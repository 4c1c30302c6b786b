import { sql, type Kysely } from 'kysely'
import type { DB } from '#db/schema'
import { endEnrolment } from '~/domain/programme-ends/programme-end.commands.server'
import type { AnyEndForm } from '~/domain/programme-ends/programme-end.schemas'
import type { EndKind } from '~/domain/programme-ends/programme.states'
import { joinCaseload } from '~/domain/participation/caseload.commands.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { FRIDAY, type ChoiceWithAll } from './admissions'
import { anAdviser, anEnrolment, aReason, aStaffContext } from './tracking'

export type OnProgramme = {
  choice: ChoiceWithAll
  enrolmentId: string
  learnerId: string
  officer: Context
  manager: Context
  adviser: Context
}

/** Amina on her course for half a year, on the caseload of Ms Rossi. */
export async function aProgramme(
  db: Kysely<DB>,
  { now = FRIDAY, startedOn = '2026-06-01' } = {},
): Promise<OnProgramme> {
  const choice = await anEnrolment(db, { now, startedOn })
  const { id: enrolmentId } = await db
    .selectFrom('enrolment')
    .select('id')
    .where('choiceId', '=', choice.id)
    .executeTakeFirstOrThrow()
  const adviser = await anAdviser(db, choice.town, now)
  await joinCaseload(adviser, adviser.actor.id ?? '', [choice.learnerId])
  return {
    ...{ choice, enrolmentId, learnerId: choice.learnerId, adviser },
    officer: choice.officer,
    manager: await aStaffContext(db, choice.providerId, choice.town, 'admissions-manager', { now }),
  }
}

/** An ending form filled in: completed to a job, unless something else is wished. */
export function anEndForm(wishes: Partial<AnyEndForm> = {}): AnyEndForm {
  return {
    ...{
      lastOn: londonDay(FRIDAY),
      nextStep: 'job-with-training',
      nextProvider: null,
      nextCourse: null,
      nextLevel: null,
    },
    ...{ nextStartsOn: null, detail: null, version: 1 },
    ...wishes,
  }
}

/** The same for somebody who left because of the journey. */
export async function aWithdrawal(db: Kysely<DB>, wishes: Partial<AnyEndForm> = {}): Promise<AnyEndForm> {
  const learner = [await aReason(db, 'programme-withdrawn', 'travel')]
  const reasons = { learner, provider: [], other: [] }
  return anEndForm({ party: 'learner', reasons, futureInterest: 'yes', nextStep: 'not-known', ...wishes })
}

/** A programme that has ended so. */
export async function anEnd(db: Kysely<DB>, kind: EndKind, wishes: Partial<AnyEndForm> = {}) {
  const programme = await aProgramme(db)
  const form = kind === 'withdrawn' ? await aWithdrawal(db, wishes) : anEndForm(wishes)
  const endId = await endEnrolment(programme.officer, programme.enrolmentId, kind, form)
  return { ...programme, endId }
}

/** The same person some days later. */
export function daysLater(ctx: Context, days: number): Context {
  return { ...ctx, now: new Date(ctx.now.getTime() + days * 86_400_000) }
}

/** Every enrolment put to a first day by hand, where the rules of a first day stand in the way of a long story. */
export async function startOn(db: Kysely<DB>, enrolmentId: string, day: string) {
  await sql`update enrolment set started_on = ${day} where id = ${enrolmentId}`.execute(db)
}
