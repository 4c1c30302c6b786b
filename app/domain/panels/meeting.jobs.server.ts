import { createElement } from 'react'
import { z } from 'zod'
import PanelWork from '#emails/PanelWork'
import { formatDay, formatTime, formatWeekday, londonMoment } from '~/kit/dates'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { actionForLetter, meetingForLetter } from './meeting-letter.queries.server'

/** The letter to everybody on a panel that a meeting is called. */
export const tellOfMeeting = defineJob({
  name: 'panels/tell-of-meeting',
  payload: z.object({ meetingId: z.uuid() }),
  run: async (ctx, { meetingId }) => {
    const members = await meetingForLetter(ctx, meetingId)
    const [meeting] = members
    if (!meeting) return
    const { panel, meetsOn, meetsAt, place } = meeting
    const when = `${formatWeekday(meetsOn)} at ${formatTime(londonMoment(meetsOn, meetsAt))}`
    await writeTo(ctx, members, {
      key: `meeting:${meetingId}`,
      template: 'PanelWork',
      subject: `${panel} meets on ${formatDay(meetsOn)}`,
      content: ({ name }) =>
        createElement(PanelWork, {
          ...{ name, panel, about: { kind: 'meeting', when, place } },
          link: address(paths.panel.meeting(meetingId)),
        }),
    })
  },
})

/** The letter to whoever is to do something after a meeting. */
export const tellOfAction = defineJob({
  name: 'panels/tell-of-action',
  payload: z.object({ actionId: z.uuid() }),
  run: async (ctx, { actionId }) => {
    const action = await actionForLetter(ctx, actionId)
    if (!action) return
    const { panel, what, dueOn, meetingId } = action
    await writeTo(ctx, [action], {
      key: `panel-action:${actionId}`,
      template: 'PanelWork',
      subject: 'Something to do for the panel',
      content: ({ name }) =>
        createElement(PanelWork, {
          ...{ name, panel, about: { kind: 'action', what, by: formatDay(dueOn) } },
          link: address(paths.panel.meeting(meetingId)),
        }),
    })
  },
})
