import { createElement } from 'react'
import { z } from 'zod'
import ProgrammeEnded from '#emails/ProgrammeEnded'
import { learnerAndParents, tutorRecipients } from '~/domain/applications/recipient.queries.server'
import { proposeDestinationAfter } from '~/domain/destinations/destination.commands.server'
import { fullName } from '~/domain/learners/learner'
import { proposedActivity } from '~/domain/participation/activity'
import { proposeFollowing } from '~/domain/participation/activity.commands.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { activityAfter } from './programme-end'
import { adviserNameOf, findEndForLetter } from './programme-end.queries.server'
import { namedWords, ownWords } from './programme-end.words'
import { endKindFrom } from './programme.states'

const payload = z.object({ endId: z.uuid() })
type End = NonNullable<Awaited<ReturnType<typeof findEndForLetter>>>

/** The same day: the letters to the learner, those at home and the school’s tutor, and what the adviser’s record is to say. */
export const tellOfEnd = defineJob({
  name: 'programme-ends/tell-of-end',
  payload,
  run: async (ctx, { endId }) => {
    const end = await findEndForLetter(ctx, endId)
    const kind = endKindFrom(end?.kind)
    if (!end || !kind || end.undoneAt) return
    await follow(ctx, end)
    const { learnerId, courseTitle: course, lastOn, providerName } = end
    const adviser = await adviserNameOf(ctx, learnerId)
    const why = end.reasons.flatMap(({ learnerWords }) => learnerWords ?? [])
    const staff = {
      learner: fullName(end),
      to: await tutorRecipients(ctx, learnerId),
      link: address(paths.school.learner(learnerId)),
    }
    for (const { learner, to, link } of [...(await learnerAndParents(ctx, end, paths.learner.endings)), staff]) {
      const what = learner
        ? namedWords(learner, { kind, course, provider: providerName, lastOn })
        : ownWords({ kind, course: `${course} at ${providerName}`, lastOn })
      await writeTo(ctx, to, {
        key: `programme-ended:${endId}`,
        template: 'ProgrammeEnded',
        ...(learner === staff.learner ? {} : { learnerId }),
        subject: learner ? 'A course has ended' : 'Your course has ended',
        content: ({ name }) =>
          createElement(ProgrammeEnded, {
            name,
            happened: what,
            // Why somebody left is for the learner to read, and on the page for staff.
            because: learner ? [] : why,
            nextStep: learner ? null : end.nextWords,
            adviser: learner ? null : adviser,
            courses: learner ? null : address(paths.courses()),
            link,
          }),
      })
    }
  },
})

/** An ending was a mistake: the learner, those at home and the tutor are told that it does not count. */
export const tellOfUndo = defineJob({
  name: 'programme-ends/tell-of-undo',
  payload,
  run: async (ctx, { endId }) => {
    const end = await findEndForLetter(ctx, endId)
    if (!end) return
    const { learnerId, courseTitle, providerName } = end
    const staff = {
      learner: fullName(end),
      to: await tutorRecipients(ctx, learnerId),
      link: address(paths.school.learner(learnerId)),
    }
    for (const { learner, to, link } of [...(await learnerAndParents(ctx, end, paths.learner.endings)), staff]) {
      const whose = learner === null ? 'your place' : `the place of ${learner}`
      await writeTo(ctx, to, {
        key: `programme-end-undone:${endId}`,
        template: 'ProgrammeEnded',
        ...(learner === staff.learner ? {} : { learnerId }),
        subject: 'A mistake is put right',
        content: ({ name }) =>
          createElement(ProgrammeEnded, {
            name,
            happened: `We told you that ${courseTitle} at ${providerName} had ended. That was a mistake: ${whose} is still there.`,
            ...{ because: [], nextStep: null, adviser: null, courses: null, link },
          }),
      })
    }
  },
})

// What the learner does now is proposed to the adviser, and where they went is kept until somebody knows better.
async function follow(ctx: Context, end: End) {
  const today = londonDay(ctx.now)
  const own = proposedActivity({ ...end, endsOn: null, startedOn: end.lastOn }, today)
  const after = activityAfter(end, end, { ownCode: own.code, today })
  if (!after) return
  const { learnerId } = end
  await proposeFollowing(ctx, { learnerId, ...after, providerId: end.activityCode === null ? end.providerId : null })
  await proposeDestinationAfter(ctx, learnerId, after.code)
}
