import { createElement } from 'react'
import { z } from 'zod'
import AttendanceAlert from '#emails/AttendanceAlert'
import { tutorRecipients } from '~/domain/applications/recipient.queries.server'
import { registerRecipients } from '~/domain/attendance/register-chase.queries.server'
import { defineJob } from '~/kit/jobs.server'
import { address, writeTo } from '~/kit/mail.server'
import { paths } from '~/paths'
import { alertKinds } from './alert'
import { alertWords } from './alert.words'
import { alertsToTell } from './alert-letter.queries.server'

/** The letters about new alerts: to the tutor of the home school for each learner, to the host one for the night. */
export const tellAlerts = defineJob({
  name: 'alerts/tell',
  payload: z.object({ providerId: z.uuid(), alertIds: z.array(z.uuid()) }),
  run: async (ctx, { providerId, alertIds }) => {
    const alerts = await alertsToTell(ctx, alertIds)
    const [first] = alerts
    if (!first) return
    for (const [learnerId, own] of Map.groupBy(alerts, (alert) => alert.learnerId)) {
      const [{ givenNames, familyName, providerName } = first] = own
      const lines = own.flatMap((alert) => {
        const kind = alertKinds.find((one) => one === alert.kind)
        return kind ? [alertWords(kind, alert)] : []
      })
      await writeTo(ctx, await tutorRecipients(ctx, learnerId), {
        key: `attendance-alert:${own[0]?.id}`,
        template: 'AttendanceAlert',
        learnerId,
        subject: 'A learner is missing too much',
        content: ({ name }) =>
          createElement(AttendanceAlert, {
            ...{ name, learner: `${givenNames} ${familyName}`, provider: providerName, lines },
            link: address(paths.tracking.schoolAlerts),
          }),
      })
    }
    const learners = new Set(alerts.map(({ learnerId }) => learnerId)).size
    await writeTo(ctx, await registerRecipients(ctx, providerId, false), {
      key: `attendance-alerts:${first.id}`,
      template: 'AttendanceAlert',
      subject: learners === 1 ? 'A learner is missing too much' : `${learners} learners are missing too much`,
      content: ({ name }) =>
        createElement(AttendanceAlert, {
          ...{ name, learner: null, provider: first.providerName },
          lines: [learners === 1 ? 'One learner is new on your list' : `${learners} learners are new on your list`],
          link: address(paths.tracking.providerAlerts),
        }),
    })
  },
})
