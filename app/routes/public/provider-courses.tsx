import { useLoaderData } from '@remix-run/react'
import { anyone } from '~/access/door.server'
import { requirementWords } from '~/domain/requirements/entry-requirement.words'
import { startWords } from '~/domain/courses/course-run'
import { nameIn } from '~/domain/courses/area-word'
import { areaWordsOf } from '~/domain/courses/area-word.queries.server'
import { levelWords, wordsFor } from '~/domain/courses/course.words'
import { coursesToPrint, MOST_PRINTED } from '~/domain/prospectus/provider-courses.queries.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = anyone(async ({ ctx, params }) => {
  const { name, slug, website, phone, courses } = await coursesToPrint(ctx, params.slug ?? '')
  const local = await areaWordsOf(ctx)
  const shown = courses.map(({ subjectArea, requirement, runs, ...course }) => ({
    area: nameIn(local, 'subject-area', subjectArea) ?? 'Other courses',
    slug: course.slug,
    title: course.title,
    summary: course.summary,
    level: wordsFor(levelWords, course.level),
    starts: [...new Set(runs.map((run) => [startWords(run), run.siteName].filter((part) => part !== null).join(', ')))],
    asks: requirement === null ? [] : requirementWords(requirement),
  }))
  const areas = [...Map.groupBy(shown, ({ area }) => area)].toSorted(([a], [b]) => a.localeCompare(b))
  return {
    name,
    slug,
    contact: [website, phone].filter((part) => part !== null).join(', '),
    areas,
    onlyFirst: courses.length === MOST_PRINTED ? MOST_PRINTED : null,
  }
})

export default function ProviderCoursesPage() {
  const { name, slug, contact, areas, onlyFirst } = useLoaderData<typeof loader>()
  return (
    <Page title={`Courses at ${name}`} back={{ href: paths.providerPage(slug), text: name }}>
      <p className="onward-no-print">Everything on one page, to read or to print. Use your browser’s “Print”.</p>
      {contact ? <p>{contact}</p> : null}
      {areas.length === 0 ? <p>It has no courses in the prospectus now.</p> : null}
      {onlyFirst ? <p>Only the first {onlyFirst} courses are on this page.</p> : null}
      {areas.map(([area, courses]) => (
        <section key={area}>
          <h2 className="govuk-heading-m">{area}</h2>
          {courses.map((course) => (
            <article key={course.slug} className="onward-print-entry">
              <h3 className="govuk-heading-s">
                <a href={paths.course(course.slug)}>{course.title}</a>
                {course.level ? `, ${course.level}` : ''}
              </h3>
              {course.summary ? <p>{course.summary}</p> : null}
              <p>{course.starts.length === 0 ? 'Starts: not stated' : `Starts: ${course.starts.join('; ')}`}</p>
              {course.asks.length === 0 ? null : <p>You need: {course.asks.join('. ')}</p>}
            </article>
          ))}
        </section>
      ))}
    </Page>
  )
}

export const meta = ({ data }: { data?: { name: string } }) => [
  { title: data ? `Courses at ${data.name} - Onward` : 'Page not found - Onward' },
]
