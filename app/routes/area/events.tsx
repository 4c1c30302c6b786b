import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { shownEvent } from '~/domain/prospectus/open-event'
import { openEventsOfArea } from '~/domain/prospectus/open-event.queries.server'
import { NotFound } from '~/kit/errors'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Card, Cards } from '~/ui/card'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  if (!ctx.actor.areaId) throw new NotFound('area')
  const events = await openEventsOfArea(ctx, ctx.actor.areaId)
  return {
    events: events.map((event) => ({
      ...shownEvent(event),
      provider: event.providerName,
      isFeatured: event.isFeatured,
    })),
  }
})

export default function AreaEventsPage() {
  const { events } = useLoaderData<typeof loader>()
  return (
    <Page title="Open events of the area" back={{ href: paths.area.home, text: 'The area' }}>
      <p>Choose which events the home page shows. It shows the next three of those you choose.</p>
      {events.length === 0 ? <Empty title="No provider has an open event to come" /> : null}
      <Cards>
        {events.map(({ id, title, when, where, provider, isFeatured }) => (
          <Card
            key={id}
            title={title}
            byline={provider}
            tags={isFeatured ? [{ text: 'On the home page', colour: 'green' }] : []}
            facts={[
              { key: 'When', value: when },
              { key: 'Where', value: where },
            ]}
            actions={
              <ZodForm action={paths.area.featureEvent(id)} id={id}>
                <Hidden name="isFeatured" value={isFeatured ? 'no' : 'yes'} />
                <Button kind="secondary">
                  {isFeatured ? 'Take off the home page' : 'Show on the home page'}
                  <span className="govuk-visually-hidden">
                    : {title}, {provider}
                  </span>
                </Button>
              </ZodForm>
            }
          />
        ))}
      </Cards>
    </Page>
  )
}

export const meta = () => [{ title: 'Open events of the area - Onward' }]
