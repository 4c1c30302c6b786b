import { sql } from 'kysely'
import { isNameOnly } from '~/access/people-scopes.server'
import { isFollowed } from '~/access/return-scopes.server'
import { handoversVisibleTo, learnersVisibleTo } from '~/access/scopes.server'
import { reasonsOn } from '~/domain/areas/reason.queries.server'
import { careOf } from '~/domain/learners/care.queries.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { shelf } from '~/kit/kept.server'
import type { Recipient } from '~/kit/mail.server'
import { mustBeAllowed } from '~/access/guard.server'
import { isHandoverState, openHandovers, type HandoverState } from './handover.states'

const SHOWN = 200
const OF_ONE_LEARNER = 20
const TEAM_AT_MOST = 20

/** The handovers the viewer sees, those that have waited longest first; with those that are over, or without. */
export async function handoversOf(ctx: Context, list: 'open' | 'all') {
  const rows = await shown(ctx)
    .$if(list === 'open', (query) => query.where('handover.state', 'in', openHandovers).where(isFollowed))
    .orderBy(sql<boolean>`handover.state not in ('handed_over', 'taken')`)
    .orderBy('handover.handedAt')
    .orderBy('handover.id')
    .limit(SHOWN)
    .execute()
  return rows.map(withState)
}

/** What was handed over of one learner, the newest first, for the school that did. */
export async function handoversOfLearner(ctx: Context, learnerId: string) {
  mustBeAllowed(ctx, 'handover.make', await careOf(ctx, learnerId))
  const rows = await shown(ctx)
    .where('handover.learnerId', '=', learnerId)
    .orderBy('handover.handedAt', 'desc')
    .orderBy('handover.id')
    .limit(OF_ONE_LEARNER)
    .execute()
  return rows.map(withState)
}

/** One handover as the viewer may read it. */
export async function findHandover(ctx: Context, handoverId: string) {
  return withState(orNotFound(await shown(ctx).where('handover.id', '=', handoverId).executeTakeFirst(), 'handover'))
}

function shown(ctx: Context) {
  return handoversVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'handover.learnerId')
    .innerJoin('organisation as school', 'school.id', 'handover.schoolId')
    .innerJoin('reason', 'reason.id', 'handover.reasonId')
    .leftJoin('account as sender', 'sender.id', 'handover.handedById')
    .leftJoin('account as adviser', 'adviser.id', 'handover.adviserId')
    .select(['handover.id', 'handover.learnerId', 'handover.state', 'handover.tried', 'handover.answer'])
    .select(['handover.handedAt', 'handover.changedAt', 'handover.version', 'reason.label as reason'])
    .select(['learner.givenNames', 'learner.familyName', 'school.name as school'])
    .select(['sender.name as sender', 'adviser.name as adviser'])
}

/** One handover, held until the deed is done. */
export async function lockHandover(ctx: Context, handoverId: string) {
  const found = await handoversVisibleTo(ctx)
    .select(['handover.id', 'handover.learnerId', 'handover.schoolId', 'handover.areaId', 'handover.adviserId'])
    .select(['handover.state', 'handover.version', 'handover.handedById'])
    .where('handover.id', '=', handoverId)
    .forUpdate()
    .executeTakeFirst()
  return withState(orNotFound(found, 'handover'))
}

/** Learners who may be handed over: in whose care each is, what is open already, and of whom nothing is passed on. */
export function learnersToHandOver(ctx: Context, learnerIds: readonly string[]) {
  return learnersVisibleTo(ctx)
    .innerJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .select(['learner.id', 'learner.givenNames', 'learner.familyName', 'learner.areaId', 'rollEntry.schoolId'])
    .select((eb) => [
      eb
        .selectFrom('caseloadEntry')
        .select('caseloadEntry.adviserId')
        .whereRef('caseloadEntry.learnerId', '=', 'learner.id')
        .where('caseloadEntry.endedAt', 'is', null)
        .limit(1)
        .as('adviserId'),
      sql<boolean>`exists ${eb
        .selectFrom('handover')
        .select('handover.id')
        .whereRef('handover.learnerId', '=', 'learner.id')
        .where('handover.state', 'in', openHandovers)}`.as('isOpen'),
      isNameOnly(eb.ref('learner.id')).as('isNameOnly'),
    ])
    .where('learner.id', 'in', learnerIds.length > 0 ? [...learnerIds] : [NOBODY])
    .orderBy('learner.id')
    .forNoKeyUpdate('learner')
    .limit(SHOWN)
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** The reasons a school may give today, in their order. */
export function handoverReasons(ctx: Context) {
  return keptReasons(ctx, londonDay(ctx.now), () => reasonsOn(ctx, 'handover'))
}

const keptReasons = shelf<Awaited<ReturnType<typeof reasonsOn>>>()

/** Handovers for the letters about them. */
export async function handoversForLetter(ctx: Context, handoverIds: readonly string[]) {
  const rows = await ctx.db
    .selectFrom('handover')
    .innerJoin('learner', 'learner.id', 'handover.learnerId')
    .innerJoin('organisation as school', 'school.id', 'handover.schoolId')
    .select(['handover.id', 'handover.areaId', 'handover.adviserId', 'handover.handedById', 'handover.state'])
    .select(['handover.learnerId', 'learner.givenNames', 'learner.familyName', 'school.name as school'])
    .where('handover.id', 'in', [...handoverIds])
    .orderBy('learner.familyName')
    .orderBy('handover.id')
    .limit(SHOWN)
    .execute()
  return rows.map(withState)
}

/** Who hears of a handover: the adviser whose work it is; where there is none, the team of the area. */
export function adviserRecipients(ctx: Context, areaId: string, adviserId: string | null): Promise<Recipient[]> {
  return ctx.db
    .selectFrom('membership')
    .innerJoin('organisation', 'organisation.id', 'membership.organisationId')
    .innerJoin('account', 'account.id', 'membership.accountId')
    .select(['account.email', 'account.name', 'account.id as accountId'])
    .distinct()
    .where('membership.role', '=', 'adviser')
    .where('membership.endedAt', 'is', null)
    .where('account.isDisabled', '=', false)
    .where('organisation.areaId', '=', areaId)
    .$if(adviserId !== null, (query) => query.where('account.id', '=', adviserId))
    .orderBy('account.id')
    .limit(TEAM_AT_MOST)
    .execute()
}

/** Where the letter to whoever handed a learner over goes. */
export async function senderRecipient(ctx: Context, accountId: string | null): Promise<Recipient[]> {
  if (accountId === null) return []
  return ctx.db
    .selectFrom('account')
    .select(['email', 'name', 'id as accountId'])
    .where('id', '=', accountId)
    .where('isDisabled', '=', false)
    .execute()
}

function withState<R extends { state: string }>({ state, ...row }: R): Omit<R, 'state'> & { state: HandoverState } {
  return { ...row, state: isHandoverState(state) ? state : 'handed_over' }
}
