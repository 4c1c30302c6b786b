import { createElement } from 'react'
import { z } from 'zod'
import CourseCancelled from '#emails/CourseCancelled'
import type { Remaining } from '#emails/Furniture'
import { remaining } from '~/domain/applications/choice'
import { choiceStates, is } from '~/domain/applications/choice.states'
import { findForLetter, statesOfCycle } from '~/domain/applications/choice-letter.queries.server'
import { learnerRecipient, parentRecipients, tutorRecipients } from '~/domain/applications/recipient.queries.server'
import { promoteBackup } from '~/domain/offers/promote.commands.server'
import type { Context } from '~/kit/context.server'
import { defineJob, reactionPayload } from '~/kit/jobs.server'
import { address, onPaper, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { findCancellation, otherStarts } from './cancellation.queries.server'

const payload = z.object({
  choiceId: z.uuid(),
  eventId: z.uuid(),
  cancellationId: z.uuid(),
  before: z.enum(choiceStates),
})

/** The letters when a course was cancelled: to the learner, a linked parent and the tutor; once for each ending. */
export const tellCancelled = defineJob({
  name: 'cancellations/tell-cancelled',
  payload,
  run: async (ctx, { choiceId, eventId, cancellationId, before }) => {
    const choice = await findForLetter(ctx, choiceId)
    if (choice?.state !== 'course_cancelled') return
    const { learnerId, givenNames, course, provider } = choice
    const { message, learnerWords, label, courseRunId } = await findCancellation(ctx, cancellationId)
    const left = remaining(await statesOfCycle(ctx, learnerId, choice.cycleId))
    const others = await otherStarts(ctx, courseRunId)
    const link = others[0] ? paths.course(others[0].slug) : left === 'nothing' ? paths.courses() : paths.learner.home
    const readers = [
      { learner: null, to: [await learnerRecipient(ctx, learnerId)], link },
      { learner: givenNames, to: await parentRecipients(ctx, learnerId), link: paths.parent.learner(learnerId) },
      { learner: givenNames, to: await tutorRecipients(ctx, learnerId), link: paths.school.learner(learnerId) },
    ]
    for (const [at, { learner, to, link }] of readers.entries()) {
      await writeTo(ctx, to, {
        key: `course-cancelled:${eventId}:${at}`,
        template: 'CourseCancelled',
        ...(at < 2 ? { learnerId } : {}),
        subject: `${provider} has cancelled a course`,
        content: ({ name }) =>
          createElement(CourseCancelled, {
            name,
            learner,
            course,
            provider,
            reason: learnerWords ?? label,
            message,
            wasSent: is(before, 'providerSees'),
            hadOffer: is(before, 'offerLive'),
            others: others.map(({ name }) => name),
            remaining: left,
            link: address(link),
          }),
      })
    }
  },
})

/** A firm place went with its course: the backup takes its place, where there is one. */
export const promoteBackupAfterCancellation = defineJob({
  name: 'cancellations/promote-backup',
  payload: reactionPayload,
  run: async (ctx, { eventId, subjectId }) => {
    const event = await ctx.db
      .selectFrom('auditEvent')
      .select('particulars')
      .where('id', '=', eventId)
      .executeTakeFirst()
    const told = z.object({ before: z.enum(choiceStates) }).safeParse(event?.particulars)
    if (told.success && is(told.data.before, 'holdsFirm')) await promoteBackup(ctx, subjectId)
  },
})

type Planned = { course: string; provider: string; reason: string; message: string; runIds: readonly string[] }

const endings: [remaining: Remaining, when: string][] = [
  ['nothing', 'Who has nothing else reads'],
  ['answers', 'Who waits for other answers reads'],
  ['offers', 'Who has another offer reads'],
  ['both', 'Who has another offer and waits for answers reads'],
]

/** The letter that would go, word for word, in each of its four endings; nothing is kept. */
export async function previewCancellation(ctx: Context, { course, provider, reason, message, runIds }: Planned) {
  const [runId = ''] = runIds
  const others = await otherStarts(ctx, runId, runIds)
  const letters = []
  for (const [remaining, title] of endings) {
    const said = {
      name: '…',
      learner: null,
      wasSent: true,
      hadOffer: false,
      link: '',
      course,
      provider,
      reason,
      remaining,
    }
    const letter = { ...said, message: message || null, others: others.map(({ name }) => name) }
    const { body } = await onPaper(createElement(CourseCancelled, letter))
    letters.push({ title, lines: linesOf(body) })
  }
  return letters
}

function linesOf(body: string): string[] {
  return body
    .replace(/-{5,}/g, '\n\n')
    .split(/\n{2,}/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
