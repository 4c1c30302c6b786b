import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { enqueue } from '~/kit/jobs.server'
import { firmlyHeld, keptAsBackup } from '../applications/choice.states'
import { lockChoice, lockChoicesOf, setChoiceState } from '../applications/choice-state.commands.server'
import { newestOffer } from './offer.queries.server'
import { tellPromoted } from './promote.jobs.server'

/** The firm place fell through: the backup takes its place, where there is one. A second time changes nothing. */
export function promoteBackup(ctx: Context, lostChoiceId: string) {
  return inTransaction(ctx, async (ctx) => {
    const { applicationId } = await lockChoice(ctx, lostChoiceId)
    const choices = await lockChoicesOf(ctx, applicationId)
    const backup = choices.find(({ state }) => keptAsBackup.includes(state))
    if (!backup || choices.some(({ state }) => firmlyHeld.includes(state))) return null
    const offer = await newestOffer(ctx, backup.id)
    const isOpen = offer?.conditions.some(({ status }) => status === 'open' || status === 'not-met') ?? false

    const after = await setChoiceState(ctx, backup, isOpen ? 'promote' : 'promoteUnconditional')
    const subject = { type: 'choice', id: backup.id, learnerId: backup.learnerId, organisationId: backup.providerId }
    await record(ctx, 'backup.promoted', subject, { before: backup.state, after, lost: lostChoiceId })
    await enqueue(ctx, tellPromoted, { choiceId: backup.id, isChosen: false }, { key: `promoted:${backup.id}` })
    return backup.id
  })
}
