import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { lettersLeaveAt } from '~/domain/guidance/nudge'
import { lastNudgesBy } from '~/domain/guidance/nudge.queries.server'
import { takeBackNudges } from '~/domain/guidance/take-back.commands.server'
import { formatMoment, formatTime } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'learner.nudge', { schoolId: ctx.actor.organisationId })
  const last = await lastNudgesBy(ctx)
  if (!last) return null
  const leaves = lettersLeaveAt(last.nudgedAt)
  return {
    learners: last.learners,
    sentAt: formatMoment(last.nudgedAt),
    leavesAt: formatTime(leaves),
    isTakenBack: last.isTakenBack,
    mayTakeBack: !last.isTakenBack && ctx.now < leaves,
  }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, z.object({}), async () => {
    const learners = await takeBackNudges(ctx)
    return redirectWithNotice(paths.school.home, `Reminders taken back: ${learners}. No letter was sent.`)
  }),
)

export default function SentNudgesPage() {
  const last = useLoaderData<typeof loader>()
  return (
    <Page title="Your last reminders" back={{ href: paths.school.home, text: 'Back to your learners' }}>
      {last === null ? (
        <Empty title="You have reminded nobody yet">Tick learners on the list of your learners.</Empty>
      ) : null}
      {last ? (
        <p className="govuk-body">
          You reminded {last.learners === 1 ? '1 learner' : `${last.learners} learners`} on {last.sentAt}.{' '}
          {last.isTakenBack ? 'You took this back, and no letter was sent.' : null}
          {last.mayTakeBack ? `The letters leave at ${last.leavesAt}. Until then you can take them back.` : null}
          {!last.isTakenBack && !last.mayTakeBack ? 'The letters have left.' : null}
        </p>
      ) : null}
      {last?.mayTakeBack ? (
        <ZodForm>
          <Button kind="secondary">Take the reminders back</Button>
        </ZodForm>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Your last reminders - Onward' }]
