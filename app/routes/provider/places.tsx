import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { placesShown } from '~/domain/offers/capacity'
import { placesOfRuns } from '~/domain/offers/capacity.queries.server'
import { PlacesTable } from '~/domain/offers/components/PlacesTable'
import { placesQuestion } from '~/domain/offers/offer.schemas'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { SearchInput } from '~/ui/fields/text-input'
import { SearchForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'

export const loader = signedIn(async ({ ctx, url }) => {
  const question = placesQuestion.parse(Object.fromEntries(url.searchParams))
  const { rows, next } = await placesOfRuns(ctx, question)
  return {
    q: question.q,
    runs: rows.map(placesShown),
    next: next ? paths.provider.places({ q: question.q, after: next }) : undefined,
    mayEdit: isAllowed(ctx.actor, 'course.edit', { providerId: ctx.actor.organisationId }),
  }
})

export default function PlacesPage() {
  const { q, runs, next, mayEdit } = useLoaderData<typeof loader>()
  return (
    <Page title="Places and offers" back={{ href: paths.provider.queue, text: 'Applications' }}>
      <p className="govuk-body">
        In each picture the full bar is who accepted or enrolled, the thin bar is who was offered a place, and the line
        is where the places end. To be warned later, open a start and say how many offers you make for every 100 places.
      </p>
      <SearchForm action={paths.provider.places()} label="Find a course" isInline>
        <SearchInput name="q" label="Title" defaultValue={q} width={20} />
        <Button kind="secondary">Show these</Button>
      </SearchForm>
      <PlacesTable runs={runs} mayEdit={mayEdit} />
      <Pager next={next} label="More starts" />
    </Page>
  )
}

export const meta = () => [{ title: 'Places and offers - Onward' }]
