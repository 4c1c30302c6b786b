import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { refuseWhenChanged } from '../applications/choice'
import {
  lockChoice,
  lockChoicesOf,
  setChoiceState,
  type LockedChoice,
} from '../applications/choice-state.commands.server'
import type { ChoiceEvent } from '../applications/choice.states'
import { givenReasons, type Reason } from '~/domain/endings/reason'
import { currentReasons, systemReason } from '~/domain/endings/reason.queries.server'
import { withdraw } from '~/domain/endings/withdrawal.commands.server'
import { settingsOf } from '../areas/area.queries.server'
import { careOf } from '../learners/care.queries.server'
import { tellOfReply } from './offer.jobs.server'
import { tellPromoted } from './promote.jobs.server'
import { consequencesOf, refuseReply, type ReplyKind } from './reply'
import { setReplyClocks } from './reply-clock.commands.server'

export type Acceptance = { isSwapConfirmed?: boolean; version?: number | undefined }
export type Refused = { reason: string | null; detail: string; version?: number | undefined }

/** The learner takes the place. The area's policy is done to the other choices in the same transaction. */
export function acceptFirm(ctx: Context, choiceId: string, acceptance: Acceptance = {}) {
  return reply(ctx, choiceId, 'firm', acceptance)
}

/** The learner keeps the offer in case the firm place falls through. */
export function keepAsBackup(ctx: Context, choiceId: string, acceptance: Acceptance = {}) {
  return reply(ctx, choiceId, 'backup', acceptance)
}

/** The learner makes a backup the firm place; what was firm before is given back, and the rest follows the area's policy. */
export function promoteOwn(ctx: Context, choiceId: string, acceptance: Acceptance = {}) {
  return reply(ctx, choiceId, 'promotion', acceptance)
}

/** The learner says no; the provider reads a reason only where it may be shared. */
export function declineOffer(ctx: Context, choiceId: string, { reason, detail, version }: Refused) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'offer.reply', await careOf(ctx, choice.learnerId))
    refuseWhenChanged(choice, version)
    const [given] = reason
      ? givenReasons(await currentReasons(ctx, 'decline', 'learner'), [reason], { [reason]: detail })
      : []
    await decline(ctx, choice, given?.reason ?? null, given?.detail ?? null)
    await setReplyClocks(ctx, choice, { isNewOffer: false })
  })
}

type Way = ReplyKind | 'promotion'

/** Which move a reply is, where conditions are still open and where none is. */
const eventsOf = {
  firm: ['accept', 'acceptUnconditional'],
  backup: ['keepAsBackup', 'keepAsBackup'],
  promotion: ['promote', 'promoteUnconditional'],
} as const satisfies Record<Way, readonly [ChoiceEvent, ChoiceEvent]>

function reply(ctx: Context, choiceId: string, way: Way, { isSwapConfirmed = false, version }: Acceptance) {
  return inTransaction(ctx, async (ctx) => {
    const { applicationId } = await lockChoice(ctx, choiceId)
    const held = await lockChoicesOf(ctx, applicationId)
    const choice = orNotFound(held.find(({ id }) => id === choiceId))
    mustBeAllowed(ctx, 'offer.reply', await careOf(ctx, choice.learnerId))
    refuseWhenChanged(choice, version)
    const settings = await settingsOf(ctx, choice.areaId)
    const others = held.filter(({ id }) => id !== choiceId)
    const offer = await findLiveOffer(ctx, choiceId)
    const event = eventsOf[way][offer.openConditions > 0 ? 0 : 1]
    const kind: ReplyKind = way === 'backup' ? 'backup' : 'firm'

    refuseReply(kind, settings, others, { isSwapConfirmed })

    const state = await setChoiceState(ctx, choice, event)
    await writeReply(ctx, offer.id, kind, null, null)
    const moved = { before: choice.state, after: state }
    if (way === 'promotion') {
      await record(ctx, 'backup.promoted', subjectOf(choice), { ...moved, isChosen: true })
      await enqueue(ctx, tellPromoted, { choiceId, isChosen: true }, { key: `promoted:${choiceId}` })
    } else {
      await record(ctx, kind === 'firm' ? 'offer.accepted' : 'offer.kept-as-backup', subjectOf(choice), moved)
      await enqueue(ctx, tellOfReply, { choiceId, kind }, { key: `reply:${offer.id}:${kind}` })
    }
    await endOthers(ctx, consequencesOf(kind, settings, others), others)
    await setReplyClocks(ctx, choice, { isNewOffer: false })
    return state
  })
}

async function endOthers(
  ctx: Context,
  consequences: ReturnType<typeof consequencesOf>,
  others: readonly LockedChoice[],
) {
  for (const { id, event } of consequences) {
    const other = others.find((one) => one.id === id)
    if (!other) continue
    if (event === 'decline') await decline(ctx, other, await systemReason(ctx, 'decline', 'by-acceptance'), null)
    else {
      await withdraw(ctx, other, { reason: await systemReason(ctx, 'withdrawal', 'took-another-place'), detail: null })
      await endOffer(ctx, id)
    }
  }
}

async function decline(ctx: Context, choice: LockedChoice, reason: Reason | null, detail: string | null) {
  await setChoiceState(ctx, choice, 'decline')
  const offer = await findLiveOffer(ctx, choice.id)
  await writeReply(ctx, offer.id, 'decline', reason?.id ?? null, detail)
  await endOffer(ctx, choice.id)
  await record(ctx, 'offer.declined', subjectOf(choice), {
    before: choice.state,
    shared: reason?.providerWords ?? null,
  })
  await enqueue(
    ctx,
    tellOfReply,
    { choiceId: choice.id, kind: 'decline' as const },
    { key: `reply:${offer.id}:decline` },
  )
}

async function findLiveOffer(ctx: Context, choiceId: string) {
  const offer = await ctx.db
    .selectFrom('offer')
    .select('offer.id')
    .select((eb) =>
      eb
        .selectFrom('offerCondition')
        .select((eb) => eb.fn.countAll<number>().as('open'))
        .whereRef('offerCondition.offerId', '=', 'offer.id')
        .where('offerCondition.status', 'in', ['open', 'not-met'])
        .as('openConditions'),
    )
    .where('choiceId', '=', choiceId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  // A choice without an offer is refused by the machine, in words; here it only has no conditions.
  return { id: offer?.id ?? null, openConditions: Number(offer?.openConditions ?? 0) }
}

async function writeReply(
  ctx: Context,
  offerId: string | null,
  kind: ReplyKind | 'decline',
  reasonId: string | null,
  detail: string | null,
) {
  if (offerId === null) return
  await ctx.db
    .insertInto('reply')
    .values({ offerId, kind, reasonId, detail, repliedById: ctx.actor.id, repliedAt: ctx.now })
    .execute()
}

async function endOffer(ctx: Context, choiceId: string) {
  await ctx.db
    .updateTable('offer')
    .set({ endedAt: ctx.now })
    .where('choiceId', '=', choiceId)
    .where('endedAt', 'is', null)
    .execute()
}

function subjectOf(choice: LockedChoice) {
  return { type: 'choice', id: choice.id, learnerId: choice.learnerId, organisationId: choice.providerId }
}
