import { useLoaderData } from '@remix-run/react'
import { anyone } from '~/access/door.server'
import { firstArea } from '~/domain/areas/area.queries.server'
import { currentCycle, publicDatesOf } from '~/domain/cycles/cycle.queries.server'
import { shownEvent } from '~/domain/prospectus/open-event'
import { featuredEvents } from '~/domain/prospectus/open-event.queries.server'
import { areaWordsOf } from '~/domain/courses/area-word.queries.server'
import { routeHints, wordsFor } from '~/domain/courses/course.words'
import { formatWeekday } from '~/kit/dates'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Card, Cards } from '~/ui/card'
import { SearchInput, TextInput } from '~/ui/fields/text-input'
import { SearchForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { SummaryList } from '~/ui/summary-list'

export const loader = anyone(async ({ ctx }) => {
  const area = await firstArea(ctx)
  const cycle = area ? await currentCycle(ctx, area.id).catch(() => null) : null
  const dates = cycle ? await publicDatesOf(ctx, cycle.id) : []
  const events = area ? await featuredEvents(ctx, area.id) : []
  const visits = events.map((event) => ({
    ...shownEvent(event),
    provider: event.providerName,
    slug: event.providerSlug,
  }))
  const { route: routes } = await areaWordsOf(ctx)
  return {
    area: area?.name ?? null,
    routes: routes
      .filter(({ isHidden }) => !isHidden)
      .map(({ code, name, explanation }) => ({ code, name, hint: explanation ?? wordsFor(routeHints, code) })),
    visits,
    dates: dates.map(({ label, fallsOn }) => ({ label, day: formatWeekday(fallsOn) })),
  }
})

export default function HomePage() {
  const { area, routes, dates, visits } = useLoaderData<typeof loader>()
  return (
    <Page title="Find what you want to do after Year 11" hero={<Finder area={area} />}>
      <h2 className="govuk-heading-m">Ways on</h2>
      <Cards columns={2}>
        {routes.map(({ code, name, hint }) => (
          <Card key={code} title={name} href={paths.courses({ route: code })} headingLevel={3}>
            <p className="govuk-body">{hint}</p>
          </Card>
        ))}
      </Cards>
      <p className="govuk-body">
        Or begin with <a href={paths.careers}>a job, and see what leads to it</a>.
      </p>
      <h2 className="govuk-heading-m">Dates to know</h2>
      {dates.length === 0 ? (
        <p className="govuk-body">The dates for this year will be shown here.</p>
      ) : (
        <SummaryList rows={dates.map(({ label, day }) => ({ key: day, value: label }))} />
      )}
      {visits.length === 0 ? null : (
        <>
          <h2 className="govuk-heading-m">Come and see</h2>
          <Cards columns={3}>
            {visits.map(({ id, title, when, where, provider, slug }) => (
              <Card
                key={id}
                title={`${title}, ${provider}`}
                href={`${paths.providerPage(slug)}#events`}
                headingLevel={3}
              >
                <p className="govuk-body">
                  {when}
                  <br />
                  {where}
                </p>
              </Card>
            ))}
          </Cards>
        </>
      )}
      <h2 className="govuk-heading-m">Where to start</h2>
      <Cards columns={3}>
        {ways.map(({ who, what, link, href }) => (
          <Card key={who} title={who} headingLevel={3} actions={<a href={href}>{link}</a>}>
            <p className="govuk-body">{what}</p>
          </Card>
        ))}
      </Cards>
    </Page>
  )
}

function Finder({ area }: { area: string | null }) {
  return (
    <>
      <p className="govuk-body-l">
        Courses, apprenticeships and training{area ? ` in ${area}` : ''}, in one place. Search, compare, and apply once.
      </p>
      <SearchForm action={paths.courses()} label="Find a course">
        <SearchInput name="q" label="What do you want to learn or do?" hint="For example hair, maths or car mechanic" />
        <TextInput name="postcode" label="Postcode or town" isOptional width={10} autoComplete="postal-code" />
        <Button>Find courses</Button>
      </SearchForm>
    </>
  )
}

const ways = [
  {
    who: 'In Year 11',
    what: 'Look round, then apply to up to five courses with one form.',
    link: 'I have a code from my school',
    href: paths.account.code,
  },
  {
    who: 'Parents and carers',
    what: 'See dates, offers and attendance once you are linked to your child.',
    link: 'Sign in as a parent',
    href: paths.account.signIn(),
  },
  {
    who: 'Schools',
    what: 'See who has not applied, and help them.',
    link: 'Sign in as school staff',
    href: paths.account.signIn(),
  },
  {
    who: 'Colleges and training providers',
    what: 'Answer applications, enrol, and take registers.',
    link: 'Sign in as provider staff',
    href: paths.account.signIn(),
  },
  {
    who: 'Connexions advisers',
    what: 'Know where every young person is.',
    link: 'Sign in as an adviser',
    href: paths.account.signIn(),
  },
]

export const meta = () => [
  { title: 'Onward: find and apply to courses after Year 11' },
  {
    name: 'description',
    content: 'Find courses, apprenticeships and training after Year 11, and apply to all of them with one form.',
  },
]
