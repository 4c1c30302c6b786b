import { createElement } from 'react'
import { z } from 'zod'
import NotThere from '#emails/NotThere'
import { formatTime, formatWeekday, londonDay } from '~/kit/dates'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { parentRecipients, tutorRecipients } from '../applications/recipient.queries.server'
import { isUnexplained } from './home-line'
import { homeLineNow } from './home-line.queries.server'

/** The letters of the same day when a learner is not where they should be and nobody has said why: once for each learner and day. */
export const tellUnexplained = defineJob({
  name: 'attendance/tell-unexplained',
  payload: z.object({ sessionId: z.uuid(), learnerId: z.uuid() }),
  run: async (ctx, { sessionId, learnerId }) => {
    const found = await homeLineNow(ctx, sessionId, learnerId)
    if (!found || !isUnexplained(found.line) || found.day !== londonDay(ctx.now)) return
    const { givenNames, familyName, hostName, courseTitle, startsAt, day } = found
    const learner = `${givenNames} ${familyName}`
    const readers = [
      {
        reader: 'school',
        to: await tutorRecipients(ctx, learnerId),
        link: paths.tracking.homeMark(sessionId, learnerId),
      },
      { reader: 'parent', to: await parentRecipients(ctx, learnerId), link: paths.parent.learner(learnerId) },
    ] as const
    for (const { reader, to, link } of readers) {
      await writeTo(ctx, to, {
        key: `not-there:${learnerId}:${day}:${reader}`,
        template: 'NotThere',
        learnerId,
        subject:
          reader === 'parent' ? `Where is ${givenNames} today?` : 'A learner is missing today, with no reason yet',
        content: ({ name }) =>
          createElement(NotThere, {
            name,
            reader,
            learner: reader === 'parent' ? givenNames : learner,
            course: courseTitle,
            host: hostName,
            when: `${formatTime(startsAt)} on ${formatWeekday(day)}`,
            link: address(link),
          }),
      })
    }
  },
})
