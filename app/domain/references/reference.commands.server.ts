import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { refuseApproval, refuseDraft, refuseRelease, refuseTakingBack, type ReferenceState } from './reference'
import { tellReferenceReleased, tellReferenceWanted } from './reference.jobs.server'
import { lockReference, referenceWriters } from './reference.queries.server'

/** Asks the learner's school for a reference at the first choice of the year; one serves every choice. */
export function requestReference(ctx: Context, choiceId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const choice = await ctx.db
      .selectFrom('choice')
      .innerJoin('rollEntry', (join) =>
        join.onRef('rollEntry.learnerId', '=', 'choice.learnerId').on('rollEntry.leftOn', 'is', null),
      )
      .select(['choice.applicationId', 'choice.learnerId', 'rollEntry.schoolId', 'rollEntry.form'])
      .where('choice.id', '=', choiceId)
      .executeTakeFirst()
    // Whoever is on no roll has no school to ask.
    if (!choice) return
    const { form, ...about } = choice
    const writers = await referenceWriters(ctx, choice.schoolId)
    const tutor = writers.find(({ role, form: own }) => role === 'tutor' && own !== null && own === form)
    const id = newId()
    const made = await ctx.db
      .insertInto('reference')
      .values({ id, ...about, assignedToId: tutor?.id ?? null, requestedAt: ctx.now })
      .onConflict((conflict) => conflict.column('applicationId').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) return
    await record(ctx, 'reference.requested', subjectOf({ id, ...about }))
    await enqueue(ctx, tellReferenceWanted, { referenceId: id }, { key: `reference-wanted:${id}` })
  })
}

type Move = { version: number }

/** What the school writes, and a shorter version for sixth forms where it writes one. */
type Words = { text: string; shortText?: string }

/** Gives the reference to a colleague to write, or to nobody in particular. */
export function assignReference(ctx: Context, learnerId: string, { writer, version }: Move & { writer: string }) {
  return inTransaction(ctx, async (ctx) => {
    const reference = await lock(ctx, learnerId, version)
    mustBeAllowed(ctx, 'reference.write', reference)
    refuseDraft(reference.state)
    const writers = await referenceWriters(ctx, reference.schoolId)
    if (writer !== '' && !writers.some(({ id }) => id === writer))
      throw new Refusal('no-such-writer', 'Choose a colleague who may write references.', 'writer')
    await save(ctx, reference, { assignedToId: writer === '' ? null : writer })
    await record(ctx, 'reference.assigned', subjectOf(reference))
    if (writer !== '') await enqueue(ctx, tellReferenceWanted, { referenceId: reference.id })
  })
}

/** Keeps the words as they are so far. Words that change have to be approved anew. */
export function draftReference(ctx: Context, learnerId: string, { text, shortText = '', version }: Move & Words) {
  return inTransaction(ctx, async (ctx) => {
    const reference = await lock(ctx, learnerId, version)
    mustBeAllowed(ctx, 'reference.write', reference)
    refuseDraft(reference.state)
    const words = { text, shortText: shortText === '' ? null : shortText }
    await save(ctx, reference, { ...words, state: 'drafted', writtenById: ctx.actor.id, approvedById: null })
    await record(ctx, 'reference.drafted', subjectOf(reference), { characters: text.length + shortText.length })
  })
}

/** A second person stands behind the words. */
export function approveReference(ctx: Context, learnerId: string, { version }: Move) {
  return inTransaction(ctx, async (ctx) => {
    const reference = await lock(ctx, learnerId, version)
    mustBeAllowed(ctx, 'reference.write', reference)
    refuseApproval(reference, ctx.actor.id)
    await save(ctx, reference, { state: 'approved', approvedById: ctx.actor.id })
    await record(ctx, 'reference.approved', subjectOf(reference))
  })
}

/** From now on providers who may lawfully read it do. */
export function releaseReference(ctx: Context, learnerId: string, { version }: Move) {
  return inTransaction(ctx, async (ctx) => {
    const reference = await lock(ctx, learnerId, version)
    mustBeAllowed(ctx, 'reference.release', reference)
    refuseRelease(reference.state, reference.isSecondPersonNeeded)
    await save(ctx, reference, { state: 'released', releasedAt: ctx.now })
    const eventId = await record(ctx, 'reference.released', subjectOf(reference))
    await enqueue(ctx, tellReferenceReleased, { referenceId: reference.id, eventId }, { key: `reference:${eventId}` })
  })
}

/** Takes a released reference back to be changed; nobody outside the school reads it until it is released again. */
export function takeReferenceBack(ctx: Context, learnerId: string, { version }: Move) {
  return inTransaction(ctx, async (ctx) => {
    const reference = await lock(ctx, learnerId, version)
    mustBeAllowed(ctx, 'reference.release', reference)
    refuseTakingBack(reference.state)
    await save(ctx, reference, { state: 'drafted', releasedAt: null, approvedById: null })
    await record(ctx, 'reference.taken-back', subjectOf(reference))
  })
}

async function lock(ctx: Context, learnerId: string, version: number) {
  const reference = await lockReference(ctx, learnerId)
  if (reference.version !== version)
    throw new Refusal('changed-meanwhile', 'A colleague has changed this reference. Look at it as it is now.')
  return reference
}

type Change = {
  state?: ReferenceState
  text?: string
  shortText?: string | null
  assignedToId?: string | null
  writtenById?: string | null
  approvedById?: string | null
  releasedAt?: Date | null
}

async function save(ctx: Context, { id, version }: { id: string; version: number }, change: Change) {
  await ctx.db
    .updateTable('reference')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .execute()
}

function subjectOf({ id, learnerId, schoolId }: { id: string; learnerId: string; schoolId: string }) {
  return { type: 'reference', id, learnerId, organisationId: schoolId }
}
