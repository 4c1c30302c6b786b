import { useLoaderData } from '@remix-run/react'
import { anyone } from '~/access/door.server'
import { nameIn, placeIn } from '~/domain/courses/area-word'
import { areaWordsOf } from '~/domain/courses/area-word.queries.server'
import { findProvider } from '~/domain/courses/provider.queries.server'
import { providerKindWords } from '~/domain/courses/provider.words'
import { OpenEvents } from '~/domain/prospectus/components/OpenEvents'
import { shownEvent } from '~/domain/prospectus/open-event'
import { openEventsOfProvider } from '~/domain/prospectus/open-event.queries.server'
import { env } from '~/kit/env.server'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { SummaryList } from '~/ui/summary-list'

export const loader = anyone(async ({ ctx, params }) => {
  const found = await findProvider(ctx, params.slug ?? '')
  const { id, slug, name, kind, summary, website, email, phone, address, town, postcode, sites, subjects } = found
  const events = await openEventsOfProvider(ctx, id)
  const local = await areaWordsOf(ctx)
  const inOrder = subjects.toSorted(
    (a, b) => placeIn(local, 'subject-area', a.subjectArea) - placeIn(local, 'subject-area', b.subjectArea),
  )
  return {
    provider: { slug, name, kind: providerKindWords[kind], summary, website, email, phone },
    address: [...new Set([address, town, postcode])].filter((part) => part !== null).join(', '),
    sites: sites.map((site) => ({
      id: site.id,
      name: site.name,
      where: [site.address, site.postcode].filter((part) => part !== null).join(', '),
      phone: site.phone,
    })),
    subjects: inOrder.map(({ subjectArea, courses }) => ({
      code: subjectArea,
      courses,
      name: nameIn(local, 'subject-area', subjectArea) ?? 'Other courses',
    })),
    events: events.map(shownEvent),
    canonical: new URL(paths.providerPage(slug), env().ORIGIN).href,
  }
})

export default function ProviderPage() {
  const { provider, address, sites, subjects, events } = useLoaderData<typeof loader>()
  const courses = subjects.reduce((sum, subject) => sum + subject.courses, 0)
  return (
    <Page
      title={provider.name}
      caption={provider.kind}
      back={{ href: paths.providers, text: 'Schools, colleges and training providers' }}
    >
      {provider.summary ? (
        <p className="govuk-body-l">{provider.summary}</p>
      ) : (
        <p>{provider.name} has not told us about itself.</p>
      )}
      {courses > 0 ? (
        <LinkButton href={paths.courses({ provider: provider.slug })}>
          {courses === 1 ? 'See its course' : `See its ${courses.toLocaleString('en-GB')} courses`}
        </LinkButton>
      ) : (
        <p>It has no courses in the prospectus now.</p>
      )}
      {courses > 0 ? (
        <p>
          <a href={paths.providerCourses(provider.slug)}>All its courses on one page, to print</a>
        </p>
      ) : null}
      {subjects.length > 0 ? (
        <>
          <h2 id="subjects">What you can study here</h2>
          <ul>
            {subjects.map(({ code, name, courses }) => (
              <li key={name}>
                {code ? <a href={paths.courses({ provider: provider.slug, subject: code })}>{name}</a> : name} (
                {courses.toLocaleString('en-GB')})
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h2 id="places">Where it teaches</h2>
      {sites.length === 0 ? <p>{provider.name} has not told us where its courses take place.</p> : null}
      <ul>
        {sites.map(({ id, name, where, phone }) => (
          <li key={id}>
            {name}
            {where ? `: ${where}` : ''}
            {phone ? `, ${phone}` : ''}
          </li>
        ))}
      </ul>
      <h2 id="events">Open events</h2>
      {events.length === 0 ? (
        <p>{provider.name} has not told us when you can visit.</p>
      ) : (
        <OpenEvents events={events} />
      )}
      <h2 id="contact">Contact</h2>
      <SummaryList
        missing="Not stated"
        rows={[
          { key: 'Address', value: address },
          {
            key: 'Website',
            value: provider.website && (
              <a href={provider.website} rel="nofollow noopener">
                {provider.website}
              </a>
            ),
          },
          { key: 'Email', value: provider.email && <a href={`mailto:${provider.email}`}>{provider.email}</a> },
          { key: 'Phone', value: provider.phone },
        ]}
      />
      {courses > 0 ? (
        <p>
          For other websites: its courses as <a href={paths.feeds.xcriOf(provider.slug)}>one XCRI-CAP file</a> or{' '}
          <a href={paths.feeds.csvOf(provider.slug)} download>
            one sheet (CSV)
          </a>
          .
        </p>
      ) : null}
    </Page>
  )
}

export const meta = ({ data }: { data?: { provider: { name: string; kind: string }; canonical: string } }) =>
  data
    ? [
        { title: `${data.provider.name} - Onward` },
        { name: 'description', content: `${data.provider.name}: where it is, what it teaches and how to apply.` },
        { tagName: 'link', rel: 'canonical', href: data.canonical },
      ]
    : [{ title: 'Page not found - Onward' }]
