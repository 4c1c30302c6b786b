/*
 * The pages on which people write more than a line. Drafts are kept of these: the first words of an address say whose
 * page it is, the last what is written there.
 */

const id = '[0-9a-f-]{36}'

const pages = [
  '/learner/application/(?!check$|send$|sent$|update$)[a-z-]+',
  `/learner/choices/${id}/(question|messages)`,
  `/for/${id}/sections/[a-z-]+`,
  `/for/choices/${id}/question`,
  `/school/learners/${id}/(reference|handover|check/return)`,
  `/adviser/learners/${id}/contact`,
  `/adviser/handovers/${id}/(return|done)`,
  `/provider/choices/${id}/(note|staff-note|messages|question|feedback|rejection|offer)`,
  `/provider/staff-notes/${id}`,
]

const writing = new RegExp(`^(?:${pages.join('|')})$`)

/** Whether what is being written on this page is kept while it is written. */
export function keepsDraft(page: string): boolean {
  return writing.test(page)
}
