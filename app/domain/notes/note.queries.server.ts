import type { Expression } from 'kysely'
import { applicantNotesVisibleTo } from '~/access/scopes.server'
import { whoWith } from '~/domain/accounts/who.queries.server'
import type { Asking, Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { mayChange } from './note'

const NOTES_AT_MOST = 100

/** The notes about an applicant, the newest first, for those who may read them; part of a larger question. */
export function notesOf(ctx: Asking, choiceId: Expression<string>) {
  return applicantNotesVisibleTo(ctx)
    .leftJoin('account as author', 'author.id', 'applicantNote.authorId')
    .leftJoin('apiToken', 'apiToken.id', 'applicantNote.tokenId')
    .select(['applicantNote.id', 'applicantNote.text', 'applicantNote.writtenAt', 'applicantNote.changedAt'])
    .leftJoin('organisation as partner', 'partner.id', 'applicantNote.partnerId')
    .select((eb) => ['applicantNote.authorId', whoWith(eb.fn.coalesce('author.name', 'apiToken.name')).as('author')])
    .where('applicantNote.choiceId', '=', choiceId)
    .orderBy('applicantNote.writtenAt', 'desc')
    .orderBy('applicantNote.id')
    .limit(NOTES_AT_MOST)
}

type Row = {
  id: string
  text: string
  writtenAt: Date | string
  changedAt: Date | string | null
  authorId: string | null
  author: string | null
}

/** A note as a page shows it. */
export function shownNote({ authorId, ...note }: Row, ctx: Context) {
  const writtenAt = new Date(note.writtenAt)
  const changedAt = note.changedAt === null ? null : new Date(note.changedAt)
  return { ...note, writtenAt, changedAt, mayChange: mayChange({ authorId, writtenAt }, ctx.actor.id, ctx.now) }
}

export type ShownNote = ReturnType<typeof shownNote>

/** One note to put right, with whom it is about. */
export async function findNote(ctx: Context, noteId: string) {
  const row = await applicantNotesVisibleTo(ctx)
    .innerJoin('choice', 'choice.id', 'applicantNote.choiceId')
    .innerJoin('learner', 'learner.id', 'choice.learnerId')
    .select(['applicantNote.id', 'applicantNote.text', 'applicantNote.choiceId', 'applicantNote.authorId'])
    .select(['applicantNote.writtenAt', 'learner.givenNames', 'learner.familyName'])
    .where('applicantNote.id', '=', noteId)
    .executeTakeFirst()
  return orNotFound(row, 'note')
}
