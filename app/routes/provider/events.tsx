import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { shownEvent } from '~/domain/prospectus/open-event'
import { ownEvents } from '~/domain/prospectus/open-event.queries.server'
import { paths } from '~/paths'
import { Button, LinkButton } from '~/ui/button'
import { Card, Cards } from '~/ui/card'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  const events = await ownEvents(ctx)
  return { events: events.map((event) => ({ ...shownEvent(event), isCancelled: event.cancelledAt !== null })) }
})

export default function OwnEventsPage() {
  const { events } = useLoaderData<typeof loader>()
  return (
    <Page title="Open events">
      <p>Days on which learners can visit you. They stand on your page and on the pages of your courses.</p>
      <LinkButton href={paths.provider.newEvent}>Add an open event</LinkButton>
      {events.length === 0 ? <Empty title="You have no open events to come" /> : null}
      <Cards>
        {events.map(({ id, title, when, where, courseTitle, isCancelled }) => (
          <Card
            key={id}
            title={title}
            byline={where}
            tags={isCancelled ? [{ text: 'Called off', colour: 'red' }] : []}
            facts={[{ key: 'When', value: when }, ...(courseTitle ? [{ key: 'Course', value: courseTitle }] : [])]}
            actions={
              isCancelled ? null : (
                <ZodForm action={paths.provider.cancelEvent(id)} id={id}>
                  <Button kind="secondary">
                    Call off<span className="govuk-visually-hidden"> {title}</span>
                  </Button>
                </ZodForm>
              )
            }
          />
        ))}
      </Cards>
    </Page>
  )
}

export const meta = () => [{ title: 'Open events - Onward' }]
