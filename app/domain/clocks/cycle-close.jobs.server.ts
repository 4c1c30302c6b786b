import { createElement } from 'react'
import { z } from 'zod'
import CycleClosed from '#emails/CycleClosed'
import YourYear from '#emails/YourYear'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { is } from '~/domain/applications/choice.states'
import { choiceWords } from '~/domain/applications/choice.words'
import { choicesAtClose, outcomeOfCycle } from './cycle-close.queries.server'
import { coordinatorRecipients, learnerRecipient } from '~/domain/applications/recipient.queries.server'

/** The letter at the end of the year: how each choice ended, and that the form is kept. */
export const tellCycleClosed = defineJob({
  name: 'clocks/tell-cycle-closed',
  payload: z.object({ applicationId: z.uuid(), year: z.string() }),
  run: async (ctx, { applicationId, year }) => {
    const choices = await choicesAtClose(ctx, applicationId)
    const [first] = choices
    if (!first) return
    await writeTo(ctx, [await learnerRecipient(ctx, first.learnerId)], {
      key: `your-year:${applicationId}`,
      template: 'YourYear',
      learnerId: first.learnerId,
      subject: `Your applications for ${year}`,
      content: ({ name }) =>
        createElement(YourYear, {
          name,
          year,
          hasPlace: choices.some(({ state }) => is(state, 'guaranteeCounts')),
          choices: choices.map(({ state, course, provider }) => ({
            course,
            provider,
            outcome: choiceWords[state].learner,
          })),
          link: address(paths.learner.home),
        }),
    })
  },
})

/** The letter to the area's coordinators: the year in counts, without a name. */
export const tellCoordinatorsOfClose = defineJob({
  name: 'clocks/tell-coordinators-of-close',
  payload: z.object({ cycleId: z.uuid() }),
  run: async (ctx, { cycleId }) => {
    const { areaId, name: year, learners, withPlace, states } = await outcomeOfCycle(ctx, cycleId)
    await writeTo(ctx, await coordinatorRecipients(ctx, areaId), {
      key: `cycle-closed:${cycleId}`,
      template: 'CycleClosed',
      subject: `The year ${year} is closed`,
      content: ({ name }) =>
        createElement(CycleClosed, {
          name,
          year,
          learners,
          withPlace,
          outcomes: states.map(({ state, choices }) => ({ outcome: choiceWords[state].authority, choices })),
          link: address(paths.area.home),
        }),
    })
  },
})
