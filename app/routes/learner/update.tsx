import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { updateForm } from '~/domain/applications/application.schemas'
import { ChangesTable } from '~/domain/applications/components/ChangesTable'
import { sendUpdate } from '~/domain/applications/update.commands.server'
import { findHeldCopies } from '~/domain/applications/update.queries.server'
import { formatDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Checkboxes } from '~/ui/fields/choices'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx }) => ({
  held: await findHeldCopies(ctx, orNotFound(ctx.actor.learnerId ?? undefined)),
}))

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, updateForm, async ({ choices }) => {
    await sendUpdate(ctx, orNotFound(ctx.actor.learnerId ?? undefined), choices)
    return redirectWithNotice(paths.learner.application, 'Your update is sent')
  }),
)

export default function UpdatePage() {
  const { held } = useLoaderData<typeof loader>()
  const behind = held.filter(({ changes }) => changes.length > 0)
  const today = behind.filter(({ wasUpdatedToday }) => !wasUpdatedToday)
  return (
    <Page title="Send an update" back={{ href: paths.learner.application, text: 'Back to your application' }}>
      <p className="govuk-body">Each place keeps what you sent. It sees your changes only if you send them.</p>
      {held.length === 0 ? <p className="govuk-body">No place has your application now.</p> : null}
      {held.map(({ id, provider, course, heldSince, wasUpdatedToday, changes }) => (
        <section key={id}>
          <h2 className="govuk-heading-m">
            {provider}: {course}
          </h2>
          <p className="govuk-body">They have what you sent on {formatDay(heldSince)}.</p>
          {changes.length > 0 ? (
            <ChangesTable caption="Your changes" changes={changes} />
          ) : (
            <p className="govuk-body">Nothing they can see has changed since.</p>
          )}
          {changes.length > 0 && wasUpdatedToday ? (
            <p className="govuk-body">You sent them an update today. You can send the next one tomorrow.</p>
          ) : null}
        </section>
      ))}
      {today.length > 0 ? (
        <ZodForm defaults={{ choices: today.map(({ id }) => id) }}>
          <Checkboxes
            name="choices"
            legend="Who do you want to send your changes to?"
            hint="You can send one update a day to each place."
            options={today.map(({ id, provider, course }) => ({ value: id, text: provider, hint: course }))}
          />
          <Button>Send update</Button>
        </ZodForm>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Send an update - Onward' }]
