import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { switchRequestsOff } from '~/domain/pauses/pause.commands.server'
import { findOwnPause } from '~/domain/pauses/pause.queries.server'
import { pauseForm } from '~/domain/pauses/pause.schemas'
import { formatDay, formatMoment, londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { DateInput } from '~/ui/fields/date-input'
import { TextArea } from '~/ui/fields/text-area'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { SummaryList } from '~/ui/summary-list'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'requests.switch', { providerId: ctx.actor.organisationId })
  const found = await findOwnPause(ctx)
  const pause = found && found.opensOn > londonDay(ctx.now) ? found : null
  return {
    pause: pause && {
      fromOn: pause.fromOn,
      opensOn: pause.opensOn,
      sentence: pause.sentence,
      from: formatDay(pause.fromOn),
      opens: formatDay(pause.opensOn),
      set: `${pause.setBy ?? 'Somebody'}, ${formatMoment(pause.setAt)}`,
    },
  }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, pauseForm, async (pause) => {
    await switchRequestsOff(ctx, pause)
    return redirectWithNotice(paths.provider.requestsOff, 'Saved. Learners read it beside your courses')
  }),
)

export default function RequestsOffPage() {
  const { pause } = useLoaderData<typeof loader>()
  return (
    <Page title="Take no applications for a while" back={{ href: paths.provider.courses, text: 'Back to courses' }}>
      <p className="govuk-body">
        Your courses stay where they are, and learners can put them on their list. They can send from the day you open
        again. What was sent before goes on.
      </p>
      {pause ? (
        <SummaryList
          card={{ title: 'Set now', actions: [{ href: paths.provider.openRequests, text: 'Open now' }] }}
          rows={[
            { key: 'No applications from', value: pause.from },
            { key: 'Opens again on', value: pause.opens },
            { key: 'What learners read', value: pause.sentence },
            { key: 'Set by', value: pause.set },
          ]}
          missing="Nothing besides the days"
        />
      ) : null}
      <ZodForm defaults={pause ? { fromOn: pause.fromOn, opensOn: pause.opensOn, sentence: pause.sentence ?? '' } : {}}>
        <DateInput name="fromOn" legend="First day without applications" />
        <DateInput name="opensOn" legend="Day you open again" hint="It opens by itself on that day." />
        <TextArea name="sentence" label="A sentence for learners" rows={2} maxLength={200} isOptional />
        <Button>{pause ? 'Change it' : 'Take no applications'}</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Take no applications for a while - Onward' }]
