import { createElement } from 'react'
import { z } from 'zod'
import Enrolled from '#emails/Enrolled'
import EnrolmentUndone from '#emails/EnrolmentUndone'
import NotArrived from '#emails/NotArrived'
import PlaceConfirmed from '#emails/PlaceConfirmed'
import { londonDay } from '~/kit/dates'
import { defineJob } from '~/kit/jobs.server'
import { paths } from '~/paths'
import { findForLetter } from '../applications/choice-letter.queries.server'
import { address, writeTo } from '~/kit/mail.server'
import { learnerAndParents, learnerRecipient, tutorRecipients } from '../applications/recipient.queries.server'
import { findEnrolmentForLetter } from './enrolment.queries.server'

const payload = z.object({ choiceId: z.uuid() })

/** The letter that the place is sure: to the learner and a linked parent. */
export const tellPlaceConfirmed = defineJob({
  name: 'enrolments/tell-place-confirmed',
  payload,
  run: async (ctx, { choiceId }) => {
    const choice = await findForLetter(ctx, choiceId)
    if (choice?.state !== 'place_confirmed') return
    const run = await findEnrolmentForLetter(ctx, choiceId)
    for (const { to, link } of await learnerAndParents(ctx, choice, paths.learner.choice(choiceId)))
      await writeTo(ctx, to, {
        key: `place-confirmed:${choiceId}`,
        template: 'PlaceConfirmed',
        learnerId: choice.learnerId,
        subject: `A place at ${choice.provider} is confirmed`,
        content: ({ name }) =>
          createElement(PlaceConfirmed, {
            name,
            learner: `${choice.givenNames} ${choice.familyName}`,
            course: choice.course,
            provider: choice.provider,
            startsOn: run?.startsOn ?? null,
            link,
          }),
      })
  },
})

/** The letter of welcome. */
export const tellEnrolled = defineJob({
  name: 'enrolments/tell-enrolled',
  payload,
  run: async (ctx, { choiceId }) => {
    const choice = await findForLetter(ctx, choiceId)
    if (choice?.state !== 'enrolled') return
    await writeTo(ctx, [await learnerRecipient(ctx, choice.learnerId)], {
      key: `enrolled:${choiceId}`,
      template: 'Enrolled',
      learnerId: choice.learnerId,
      subject: `You are enrolled at ${choice.provider}`,
      content: ({ name }) =>
        createElement(Enrolled, {
          name,
          course: choice.course,
          provider: choice.provider,
          link: address(paths.learner.attendance),
        }),
    })
  },
})

/** The letter that an enrolment was a mistake, and the place still stands. */
export const tellEnrolmentUndone = defineJob({
  name: 'enrolments/tell-enrolment-undone',
  payload: payload.extend({ intakeId: z.uuid() }),
  run: async (ctx, { choiceId, intakeId }) => {
    const choice = await findForLetter(ctx, choiceId)
    if (choice?.state !== 'place_confirmed') return
    await writeTo(ctx, [await learnerRecipient(ctx, choice.learnerId)], {
      key: `enrolment-undone:${choiceId}:${intakeId}`,
      template: 'EnrolmentUndone',
      learnerId: choice.learnerId,
      subject: `${choice.provider} has put a mistake right`,
      content: ({ name }) =>
        createElement(EnrolmentUndone, {
          name,
          course: choice.course,
          provider: choice.provider,
          link: address(paths.learner.choice(choiceId)),
        }),
    })
  },
})

/** The letters when somebody did not arrive: a kind one to the learner, a plain one to the old tutor. */
export const tellNotArrived = defineJob({
  name: 'enrolments/tell-not-arrived',
  payload,
  run: async (ctx, { choiceId }) => {
    const choice = await findForLetter(ctx, choiceId)
    const enrolment = await findEnrolmentForLetter(ctx, choiceId)
    if (choice?.state !== 'did_not_attend') return
    const readers = [
      { reader: 'learner', to: [await learnerRecipient(ctx, choice.learnerId)], link: paths.learner.home },
      {
        reader: 'tutor',
        to: await tutorRecipients(ctx, choice.learnerId),
        link: paths.school.learner(choice.learnerId),
      },
    ] as const
    for (const { reader, to, link } of readers) {
      await writeTo(ctx, to, {
        key: `not-arrived:${choiceId}:${londonDay(enrolment?.recordedAt ?? ctx.now)}:${reader}`,
        template: 'NotArrived',
        learnerId: choice.learnerId,
        subject:
          reader === 'learner'
            ? `We missed you at ${choice.provider}`
            : `${choice.givenNames} has not started at ${choice.provider}`,
        content: ({ name }) =>
          createElement(NotArrived, {
            name,
            learner: reader === 'learner' ? null : `${choice.givenNames} ${choice.familyName}`,
            course: choice.course,
            provider: choice.provider,
            why: reader === 'learner' ? (enrolment?.learnerWords ?? null) : (enrolment?.label ?? null),
            link: address(link),
          }),
      })
    }
  },
})
