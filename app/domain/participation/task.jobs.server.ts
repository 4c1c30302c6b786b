import { createElement } from 'react'
import { z } from 'zod'
import AdviserTask from '#emails/AdviserTask'
import { formatDay } from '~/kit/dates'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { findTaskForLetter } from './task.queries.server'

/** The letter to an adviser about something to see to, and once more when its day has gone by. What is on nobody’s caseload is on the list. */
export const tellOfTask = defineJob({
  name: 'participation/tell-of-task',
  payload: z.object({ taskId: z.uuid(), isChase: z.boolean() }),
  run: async (ctx, { taskId, isChase }) => {
    const task = await findTaskForLetter(ctx, taskId)
    if (task?.state !== 'open' || !task.accountId || !task.email) return
    const { accountId, email, dueOn, why } = task
    const learner = `${task.givenNames} ${task.familyName}`
    await writeTo(ctx, [{ accountId, email, name: task.adviserName ?? '' }], {
      key: `task:${taskId}:${isChase ? 'again' : 'first'}`,
      template: 'AdviserTask',
      subject: isChase ? 'Somebody still waits for you to get in touch' : 'Please get in touch with a learner',
      content: ({ name }) =>
        createElement(AdviserTask, {
          name,
          learner,
          why,
          by: formatDay(dueOn),
          isChase,
          link: address(paths.adviser.tasks()),
        }),
    })
  },
})
