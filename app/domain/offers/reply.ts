import type { AcceptancePolicy, AreaSettings } from '../areas/setting'
import { is, type ChoiceState } from '../applications/choice.states'
import { Refusal } from '~/kit/errors'

export type ReplyKind = 'firm' | 'backup'
export type Held = { id: string; state: ChoiceState }
export type Consequence = { id: string; event: 'decline' | 'withdraw' }

/** What a reply would do, as the page shows it before. */
export type Effect = {
  refusal: string | null
  needsSwap: boolean
  changes: { id: string; course: string; provider: string; event: Consequence['event'] }[]
}

/**
 * What a reply does to the learner's other choices, by the area's policy. The page shows it before, the deed does it: all
 * in one transaction.
 *
 * `single`: one place; the rest goes. `firm-and-backup`: one firm place and so many backups; other offers go once these
 * are taken, and answers that are still to come may come. `open-until-confirmation`: nothing goes.
 */
export function consequencesOf(
  reply: ReplyKind,
  settings: Pick<AreaSettings, 'acceptancePolicy' | 'backups'>,
  others: readonly Held[],
) {
  const rules: Record<AcceptancePolicy, () => Consequence[]> = {
    single: () => others.flatMap(({ id, state }) => endOf(id, state)),
    'firm-and-backup': () => firmAndBackup(reply, settings.backups, others),
    'open-until-confirmation': () => [],
  }
  return rules[settings.acceptancePolicy]()
}

/** Refuses a reply that the policy does not know, or that would give up a firm place unasked. */
export function refuseReply(
  reply: ReplyKind,
  settings: Pick<AreaSettings, 'acceptancePolicy' | 'backups'>,
  others: readonly Held[],
  { isSwapConfirmed }: { isSwapConfirmed: boolean },
) {
  const isOpen = settings.acceptancePolicy === 'open-until-confirmation'
  if (reply === 'backup' && !mayKeepBackup(settings)) {
    throw new Refusal('no-backups', 'You cannot keep a backup in your area. You can accept this offer or decline it.')
  }
  if (reply === 'backup' && others.filter(({ state }) => is(state, 'holdsBackup')).length >= settings.backups) {
    throw new Refusal('backup-taken', 'You have a backup already. Withdraw it first, or decline this offer.')
  }
  if (reply === 'firm' && !isOpen && !isSwapConfirmed && others.some(({ state }) => is(state, 'holdsFirm'))) {
    throw new Refusal(
      'holds-firm',
      'You have said yes to another place. Tick the box to give that place up and take this one.',
      'swap',
    )
  }
}

export function mayKeepBackup(settings: Pick<AreaSettings, 'acceptancePolicy' | 'backups'>) {
  return settings.acceptancePolicy === 'firm-and-backup' && settings.backups > 0
}

function firmAndBackup(reply: ReplyKind, backups: number, others: readonly Held[]): Consequence[] {
  const firm = others.filter(({ state }) => is(state, 'holdsFirm'))
  const backupsHeld = others.filter(({ state }) => is(state, 'holdsBackup')).length + (reply === 'backup' ? 1 : 0)
  const isFull = (reply === 'firm' || firm.length > 0) && backupsHeld >= backups
  const given = reply === 'firm' ? firm.map(({ id }): Consequence => ({ id, event: 'withdraw' })) : []
  const unanswered = isFull ? others.filter(isOpenOffer).map(({ id }): Consequence => ({ id, event: 'decline' })) : []
  return [...given, ...unanswered]
}

function endOf(id: string, state: ChoiceState): Consequence[] {
  if (isOpenOffer({ state })) return [{ id, event: 'decline' }]
  return is(state, 'providerSees') && !is(state, 'terminal') && state !== 'deferred' ? [{ id, event: 'withdraw' }] : []
}

function isOpenOffer({ state }: { state: ChoiceState }) {
  return is(state, 'offerLive') && is(state, 'learnersTurn')
}
