import { createElement } from 'react'
import { z } from 'zod'
import EnrolmentTime from '#emails/EnrolmentTime'
import { calendarFile } from '~/kit/calendar-file.server'
import { formatMoment } from '~/kit/dates'
import { env } from '~/kit/env.server'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { findForLetter } from '../applications/choice-letter.queries.server'
import { learnerRecipient } from '../applications/recipient.queries.server'
import { findBookingForLetter } from './appointment.queries.server'

/** The letter with the time to enrol, and a file for the learner's own calendar; a later one moves the entry. */
export const tellAppointment = defineJob({
  name: 'enrolment-desk/tell-appointment',
  payload: z.object({ choiceId: z.uuid(), moves: z.number().int() }),
  run: async (ctx, { choiceId, moves }) => {
    const choice = await findForLetter(ctx, choiceId)
    const booking = await findBookingForLetter(ctx, choiceId)
    if (choice?.state !== 'place_confirmed' || booking?.moves !== moves) return
    const link = address(paths.learner.enrolmentTimes(choiceId))
    const entry = {
      uid: `enrolment-${choiceId}@${new URL(env().ORIGIN).hostname}`,
      sequence: moves,
      ...{ startsAt: booking.startsAt, minutes: booking.minutes, place: booking.place },
      title: `Enrol at ${choice.provider}`,
      link,
      writtenAt: ctx.now,
      isCancelled: false,
    }
    await writeTo(ctx, [await learnerRecipient(ctx, choice.learnerId)], {
      key: `enrolment-time:${choiceId}:${moves}`,
      template: 'EnrolmentTime',
      learnerId: choice.learnerId,
      subject: `${moves > 0 ? 'New time' : 'Time'} to enrol at ${choice.provider}`,
      content: ({ name }) =>
        createElement(EnrolmentTime, {
          name,
          course: choice.course,
          provider: choice.provider,
          when: formatMoment(booking.startsAt),
          place: booking.place,
          isMoved: moves > 0,
          link,
        }),
      calendar: ({ email }) => calendarFile(entry, { from: fromAddress(), to: email }),
    })
  },
})

// The setting may hold a name too: `Onward <letters@onward.example>`.
function fromAddress() {
  const from = env().MAIL_FROM
  return /<([^>]+)>/.exec(from)?.[1] ?? from
}
