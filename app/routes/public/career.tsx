import { useLoaderData } from '@remix-run/react'
import { anyone } from '~/access/door.server'
import { levelWords, wordsFor } from '~/domain/courses/course.words'
import { findOccupation } from '~/domain/progression/occupation.queries.server'
import { env } from '~/kit/env.server'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'

export const loader = anyone(async ({ ctx, params }) => {
  const { code, name, also, summary, leadsHere, leadsOn } = await findOccupation(ctx, params.slug ?? '')
  const shown = (courses: typeof leadsHere) =>
    courses.map(({ slug, title, level, providerName, kind }) => ({
      slug,
      title,
      about: [providerName, wordsFor(levelWords, level), kind === 'after-more' ? 'after more study or training' : null]
        .filter((part) => part !== null)
        .join(', '),
    }))
  const canonical = new URL(paths.career(code), env().ORIGIN).href
  return {
    name,
    also: also?.split(';') ?? [],
    summary,
    leadsHere: shown(leadsHere),
    leadsOn: shown(leadsOn),
    canonical,
  }
})

export default function CareerPage() {
  const { name, also, summary, leadsHere, leadsOn } = useLoaderData<typeof loader>()
  return (
    <Page title={name} caption="Job" back={{ href: paths.careers, text: 'Jobs and what leads to them' }}>
      <p className="govuk-body-l">{summary}</p>
      {also.length === 0 ? null : <p>People also say: {also.join(', ')}.</p>}
      <h2 id="leads-here">Courses that lead here</h2>
      {leadsHere.length === 0 ? (
        <p>No provider has linked a course to this job yet.</p>
      ) : (
        <Courses courses={leadsHere} />
      )}
      <LinkButton kind="secondary" href={paths.courses({ q: name })}>
        Search all courses for “{name}”
      </LinkButton>
      {leadsOn.length === 0 ? null : (
        <>
          <h2 id="leads-on">Courses for people who do this job</h2>
          <Courses courses={leadsOn} />
        </>
      )}
    </Page>
  )
}

function Courses({ courses }: { courses: { slug: string; title: string; about: string }[] }) {
  return (
    <ul>
      {courses.map(({ slug, title, about }) => (
        <li key={slug}>
          <a href={paths.course(slug)}>{title}</a>: {about}
        </li>
      ))}
    </ul>
  )
}

export const meta = ({ data }: { data?: { name: string; summary: string; canonical: string } }) =>
  data
    ? [
        { title: `${data.name}: courses that lead to it - Onward` },
        { name: 'description', content: data.summary },
        { tagName: 'link', rel: 'canonical', href: data.canonical },
      ]
    : [{ title: 'Page not found - Onward' }]
