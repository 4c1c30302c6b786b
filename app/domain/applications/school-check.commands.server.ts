import { mustBeAllowed } from '~/access/guard.server'
import { choicesVisibleTo } from '~/access/scopes.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { settingsOf } from '../areas/area.queries.server'
import { closuresOf } from '../cycles/cycle.queries.server'
import { careOf } from '../learners/care.queries.server'
import { answerBy } from './application'
import {
  lockChoicesOf,
  setChoiceState,
  setChoiceStates,
  type CopiedChoice,
  type LockedChoice,
} from './choice-state.commands.server'
import type { Rules } from './rules.queries.server'
import { releaseBy, type CheckOutcome } from './school-check'
import { tellReleased, tellReturned, tellWithSchool } from './school-check.jobs.server'
import { applicationsDue } from './school-check.queries.server'

const AT_ONCE = 1000

type HandedOver = { schoolId: string; applicationId: string; choices: CopiedChoice[] }

/** Gives an application to the school first, in a deed that is already open: it goes on by itself when nobody looks. */
export async function handToSchool(
  ctx: Context,
  { cycle, settings, closures }: Rules,
  { schoolId, applicationId, choices }: HandedOver,
) {
  const [first] = choices
  if (!first) return
  const { learnerId } = first.choice
  const by = releaseBy(londonDay(ctx.now), settings.schoolCheckDays, cycle.dates['applications-close'], closures)
  await setChoiceStates(ctx, choices, 'sendToSchool')
  const choiceIds = choices.map(({ choice }) => choice.id)
  await ctx.db
    .insertInto('schoolCheck')
    .values(choiceIds.map((choiceId) => ({ choiceId, schoolId, askedAt: ctx.now, releaseBy: by })))
    .execute()
  const subject = { type: 'application', id: applicationId, learnerId }
  const particulars = { choices: choiceIds, releaseBy: by }
  const eventId = await record(ctx, 'application.sent-to-school', subject, particulars)
  await enqueue(ctx, tellWithSchool, { eventId, choiceIds, releaseBy: by }, { key: `with-school:${eventId}` })
}

/** The school lets an application go: all that waits, or what is ticked. */
export function releaseChecks(ctx: Context, learnerId: string, { choiceIds = [] }: { choiceIds?: string[] } = {}) {
  return inTransaction(ctx, async (ctx) => {
    const waiting = await lockWaiting(ctx, learnerId, choiceIds)
    await release(ctx, waiting, 'released')
  })
}

/** The school gives an application back with a comment; nobody else has seen it. */
export function returnChecks(
  ctx: Context,
  learnerId: string,
  { choiceIds = [], comment }: { choiceIds?: string[]; comment: string },
) {
  return inTransaction(ctx, async (ctx) => {
    const waiting = await lockWaiting(ctx, learnerId, choiceIds)
    const [{ applicationId }] = waiting
    for (const choice of waiting) await setChoiceState(ctx, choice, 'returnToLearner')
    const ids = waiting.map(({ id }) => id)
    await endChecks(ctx, ids, 'returned', comment)
    const subject = { type: 'application', id: applicationId, learnerId }
    const eventId = await record(ctx, 'application.returned', subject, { choices: ids })
    await enqueue(ctx, tellReturned, { eventId, choiceIds: ids, comment }, { key: `returned:${eventId}` })
  })
}

/** Each night: what the school has not looked at in time goes on by itself. Running it twice releases each once. */
export async function releaseDueChecks(ctx: Context): Promise<number> {
  let released = 0
  for (let after: string | null = null; ;) {
    const due: string[] = await applicationsDue(ctx, after, AT_ONCE)
    for (const applicationId of due) released += await releaseDue(ctx, applicationId)
    after = due.at(-1) ?? null
    if (due.length < AT_ONCE) return released
  }
}

function releaseDue(ctx: Context, applicationId: string) {
  return inTransaction(ctx, async (ctx) => {
    const choices = await lockChoicesOf(ctx, applicationId)
    const open = await ctx.db
      .selectFrom('schoolCheck')
      .select('choiceId')
      .where(
        'choiceId',
        'in',
        choices.map(({ id }) => id),
      )
      .where('endedAt', 'is', null)
      .where('releaseBy', '<', londonDay(ctx.now))
      .execute()
    const due = choices.filter(({ id, state }) => state === 'with_school' && open.some((one) => one.choiceId === id))
    const [first, ...rest] = due
    if (first) await release(ctx, [first, ...rest], 'by-clock')
    return due.length
  })
}

type Waiting = [LockedChoice, ...LockedChoice[]]

async function lockWaiting(ctx: Context, learnerId: string, ticked: readonly string[]): Promise<Waiting> {
  mustBeAllowed(ctx, 'school-check.decide', await careOf(ctx, learnerId))
  const found = await choicesVisibleTo(ctx)
    .select('choice.applicationId')
    .where('choice.learnerId', '=', learnerId)
    .where('choice.state', '=', 'with_school')
    .limit(1)
    .executeTakeFirst()
  const choices = found ? await lockChoicesOf(ctx, found.applicationId) : []
  const waiting = choices.filter(({ state }) => state === 'with_school')
  const [first, ...rest] = ticked.length === 0 ? waiting : waiting.filter(({ id }) => ticked.includes(id))
  if (!first) throw new Refusal('nothing-to-check', 'Nothing of this learner waits for your check any more.')
  return [first, ...rest]
}

async function release(ctx: Context, waiting: Waiting, outcome: 'released' | 'by-clock') {
  const [{ applicationId, learnerId, areaId }] = waiting
  const { answerDays } = await settingsOf(ctx, areaId)
  const by = answerBy(londonDay(ctx.now), answerDays, await closuresOf(ctx, areaId))
  for (const choice of waiting) await setChoiceState(ctx, choice, 'release', { sentAt: ctx.now, answerBy: by })
  const ids = waiting.map(({ id }) => id)
  await endChecks(ctx, ids, outcome, null)
  await markSent(ctx, applicationId)
  const subject = { type: 'application', id: applicationId, learnerId }
  const isByClock = outcome === 'by-clock'
  const eventId = await record(ctx, 'application.released', subject, { choices: ids, answerBy: by, isByClock })
  await enqueue(ctx, tellReleased, { eventId, choiceIds: ids, isByClock }, { key: `released:${eventId}` })
}

/** Notes on the application that something of it has reached a provider. */
export async function markSent(ctx: Context, applicationId: string) {
  await ctx.db
    .updateTable('application')
    .set((eb) => ({
      firstSentAt: eb.fn.coalesce('firstSentAt', eb.val(ctx.now)),
      updatedAt: ctx.now,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', applicationId)
    .execute()
}

async function endChecks(ctx: Context, choiceIds: readonly string[], outcome: CheckOutcome, comment: string | null) {
  await ctx.db
    .updateTable('schoolCheck')
    .set({ endedAt: ctx.now, endedById: ctx.actor.id, outcome, comment })
    .where('choiceId', 'in', [...choiceIds])
    .where('endedAt', 'is', null)
    .execute()
}
