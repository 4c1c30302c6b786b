import { useLoaderData } from '@remix-run/react'
import { anyone } from '~/access/door.server'
import { firstArea } from '~/domain/areas/area.queries.server'
import { saidAndDone } from '~/domain/surveys/survey.queries.server'
import { formatDay, londonDay } from '~/kit/dates'
import { Card, Cards } from '~/ui/card'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = anyone(async ({ ctx }) => {
  const area = await firstArea(ctx)
  const told = area ? await saidAndDone(ctx, area.id) : []
  return {
    told: told.map(({ id, said, done, publishedAt }) => ({ id, said, done, day: formatDay(londonDay(publishedAt)) })),
  }
})

export default function YouSaidPage() {
  const { told } = useLoaderData<typeof loader>()
  return (
    <Page title="You said, we did">
      <p className="govuk-body">
        We ask young people what they think. This is what we heard, and what we did about it.
      </p>
      {told.length === 0 ? <Empty title="There is nothing here yet">Come back later.</Empty> : null}
      <Cards>
        {told.map(({ id, said, done, day }) => (
          <Card key={id} title={`You said: ${said}`} byline={day}>
            <p className="govuk-body">We did: {done}</p>
          </Card>
        ))}
      </Cards>
    </Page>
  )
}

export const meta = () => [{ title: 'You said, we did - Onward' }]
