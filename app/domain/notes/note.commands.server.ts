import { mustBeAllowed } from '~/access/guard.server'
import { applicantNotesVisibleTo, choicesVisibleTo } from '~/access/scopes.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { refuseLateChange } from './note'

/** Writes a note about an applicant, for colleagues only. */
export function writeNote(ctx: Context, choiceId: string, text: string) {
  return inTransaction(ctx, async (ctx) => {
    const found = await choicesVisibleTo(ctx)
      .select(['choice.id', 'choice.providerId'])
      .where('choice.id', '=', choiceId)
      .executeTakeFirst()
    const { providerId } = orNotFound(found, 'choice')
    mustBeAllowed(ctx, 'note.write', { providerId })

    const id = newId()
    await ctx.db
      .insertInto('applicantNote')
      .values({
        id,
        choiceId,
        providerId,
        text,
        authorId: ctx.actor.id,
        partnerId: ctx.actor.partnerId,
        tokenId: ctx.actor.tokenId,
        writtenAt: ctx.now,
      })
      .execute()
    await record(ctx, 'note.written', subjectOf(id, providerId))
    return id
  })
}

/** Puts a note of one's own right, while it is fresh; answers with the application it is about. */
export function changeNote(ctx: Context, noteId: string, text: string) {
  return inTransaction(ctx, async (ctx) => {
    const found = await applicantNotesVisibleTo(ctx)
      .selectAll('applicantNote')
      .where('applicantNote.id', '=', noteId)
      .forUpdate()
      .executeTakeFirst()
    const note = orNotFound(found, 'note')
    mustBeAllowed(ctx, 'note.write', note)
    refuseLateChange(note, ctx.actor.id, ctx.now)

    await ctx.db.updateTable('applicantNote').set({ text, changedAt: ctx.now }).where('id', '=', noteId).execute()
    await record(ctx, 'note.changed', subjectOf(noteId, note.providerId), { before: note.text })
    return note.choiceId
  })
}

// The record names the note, not the learner: a learner's own history says nothing of what staff write for one another.
function subjectOf(id: string, organisationId: string) {
  return { type: 'applicant-note', id, organisationId }
}
