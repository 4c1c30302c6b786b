import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay, londonMoment } from '~/kit/dates'
import { NotAllowed, NotFound, Refusal } from '~/kit/errors'
import { setTarget } from '../targets/target.commands.server'
import type { ContactForm } from './contact.schemas'
import { contactWords } from './contact.words'
import { settlesTasks } from './task'
import { settleTasksOf } from './task.commands.server'
import { refuseGivingUp } from './tries'
import { lastTries } from './try.queries.server'

const IN_A_GROUP = 50

/** Keeps one contact with a young person, and the day of the next step. What is sent twice under one key is one contact. */
export function recordContact(ctx: Context, learnerId: string, contact: ContactForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const [learner] = await findLearners(ctx, [learnerId])
    if (!learner) throw new NotFound('learner')
    const arrived = await sentBefore(ctx, contact.idempotencyKey)
    if (arrived !== null) return arrived
    return keepContact(ctx, learner, contact, null)
  })
}

/** Keeps one session with several of them: a contact for each, and none if one of them cannot be. */
export function recordGroupContact(ctx: Context, learnerIds: readonly string[], contact: ContactForm): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    if (learnerIds.length === 0) throw new Refusal('nobody-chosen', 'Tick at least one learner.')
    if (learnerIds.length > IN_A_GROUP) throw new Refusal('too-many', `Choose ${IN_A_GROUP} or fewer.`)
    const learners = await findLearners(ctx, learnerIds)
    if (learners.length !== new Set(learnerIds).size) throw new NotFound('learner')
    const groupKey = newId()
    for (const learner of learners) await keepContact(ctx, learner, contact, groupKey)
    return learners.length
  })
}

// A phone that never heard of the answer sends it again, maybe twice at once: one of them waits for the other.
async function sentBefore(ctx: Context, key: string | undefined): Promise<string | null> {
  if (key === undefined || ctx.actor.id === null) return null
  await sql`select pg_advisory_xact_lock(hashtextextended(${`contact ${ctx.actor.id} ${key}`}, 0))`.execute(ctx.db)
  const first = await ctx.db
    .selectFrom('contact')
    .select('id')
    .where('adviserId', '=', ctx.actor.id)
    .where('sentKey', '=', key)
    .executeTakeFirst()
  return first?.id ?? null
}

type Learner = { id: string; areaId: string | null }

async function keepContact(ctx: Context, learner: Learner, contact: ContactForm, groupKey: string | null) {
  mustBeAllowed(ctx, 'contact.record', learner)
  const adviserId = ctx.actor.id
  if (adviserId === null) throw new NotAllowed()
  const { kind, outcome, note, nextActionOn, place, minutes, agreed, nextActionKind = null } = contact
  const happenedAt = londonMoment(contact.day, `${contact.time}:00`)
  refuseOddDays(happenedAt, nextActionOn, ctx.now)
  if (outcome === 'gave-up') refuseGivingUp([contact, ...(await lastTries(ctx, learner.id))], 'outcome')
  const targetId = contact.asTarget ? await agreeTarget(ctx, learner.id, contact) : null

  const id = newId()
  const what = { kind, outcome, happenedAt, note, nextActionOn, nextActionKind, place, minutes, agreed }
  await ctx.db
    .insertInto('contact')
    .values({
      ...{ id, learnerId: learner.id, adviserId, ...what, targetId, groupKey },
      ...{ sentKey: contact.idempotencyKey ?? null, recordedAt: ctx.now },
    })
    .execute()
  if (contact.confidential) await keepConfidential(ctx, learner, id, contact.confidential)
  await moveCaseloadOn(ctx, learner.id, { happenedAt, nextActionOn, nextActionKind, isReached: settlesTasks(outcome) })
  if (settlesTasks(outcome)) await settleTasksOf(ctx, learner.id, 'contact')
  // The note itself stays out of the record: those who may read it find it with the contact.
  await record(
    ctx,
    'contact.recorded',
    { type: 'contact', id, learnerId: learner.id },
    { words: contactWords(contact), nextActionOn },
  )
  return id
}

/** What both agreed becomes a target of the plan, due when they talk again. */
async function agreeTarget(ctx: Context, learnerId: string, { agreed, nextActionOn }: ContactForm) {
  if (!agreed) throw new Refusal('nothing-agreed', 'Say what you agreed.', 'agreed')
  if (nextActionOn === null) throw new Refusal('no-day', 'Enter the day by which it is to be done.', 'nextActionOn')
  const title = agreed.length > TITLE_AT_MOST ? `${agreed.slice(0, TITLE_AT_MOST - 1)}…` : agreed
  const why = title === agreed ? null : agreed
  return setTarget(ctx, learnerId, { title, why, measure: null, owner: 'learner', by: 'day', dueOn: nextActionOn })
}

const TITLE_AT_MOST = 200

async function keepConfidential(ctx: Context, learner: Learner, contactId: string, body: string) {
  mustBeAllowed(ctx, 'confidential.keep', learner)
  const written = { writtenById: ctx.actor.id ?? '', writtenAt: ctx.now }
  await ctx.db
    .insertInto('confidentialNote')
    .values({ id: newId(), learnerId: learner.id, contactId, body, ...written })
    .execute()
}

type Moved = { happenedAt: Date; nextActionOn: string | null; nextActionKind: string | null; isReached: boolean }

// Whoever was to be called at once and was reached goes back to where their level of need puts them.
async function moveCaseloadOn(ctx: Context, learnerId: string, { happenedAt, isReached, ...next }: Moved) {
  await ctx.db
    .updateTable('caseloadEntry')
    .set((eb) => ({ ...next, lastContactAt: eb.fn<Date>('greatest', ['lastContactAt', eb.val(happenedAt)]) }))
    .$if(isReached, (query) =>
      query.set({
        priority: sql`coalesce((select level from level_of_need need where need.learner_id = ${learnerId}
          and need.until_on is null), caseload_entry.priority)`,
      }),
    )
    .where('learnerId', '=', learnerId)
    .where('endedAt', 'is', null)
    .execute()
}

function refuseOddDays(happenedAt: Date, nextActionOn: string | null, now: Date) {
  if (happenedAt > now) throw new Refusal('in-the-future', 'This moment has not come yet.', 'day')
  if (nextActionOn !== null && nextActionOn < londonDay(now)) {
    throw new Refusal('in-the-past', 'The day of the next step is in the past.', 'nextActionOn')
  }
}

function findLearners(ctx: Context, learnerIds: readonly string[]) {
  return learnersVisibleTo(ctx)
    .select(['learner.id', 'learner.areaId'])
    .where('learner.id', 'in', [...learnerIds])
    .orderBy('learner.id')
    .limit(IN_A_GROUP)
    .execute()
}
