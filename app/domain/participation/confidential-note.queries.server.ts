import { confidentialNotesVisibleTo } from '~/access/caseload-scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'

/** What is kept apart from one contact. Whoever reads it writes the look down first. */
export async function findConfidentialNote(ctx: Context, contactId: string) {
  const found = await confidentialNotesVisibleTo(ctx)
    .innerJoin('contact', 'contact.id', 'confidentialNote.contactId')
    .innerJoin('learner', 'learner.id', 'confidentialNote.learnerId')
    .innerJoin('account as writer', 'writer.id', 'confidentialNote.writtenById')
    .select(['confidentialNote.learnerId', 'confidentialNote.body', 'confidentialNote.writtenAt'])
    .select(['contact.kind', 'contact.outcome', 'learner.givenNames', 'learner.familyName', 'writer.name as writtenBy'])
    .where('confidentialNote.contactId', '=', contactId)
    .executeTakeFirst()
  return orNotFound(found, 'note')
}
