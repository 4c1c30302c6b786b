import { useLoaderData } from '@remix-run/react'
import { anyone } from '~/access/door.server'
import { nameIn } from '~/domain/courses/area-word'
import { areaWordsOf } from '~/domain/courses/area-word.queries.server'
import { occupationsAToZ } from '~/domain/progression/occupation.queries.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = anyone(async ({ ctx }) => {
  const local = await areaWordsOf(ctx)
  const areas = Map.groupBy(
    await occupationsAToZ(ctx),
    ({ subjectArea }) => nameIn(local, 'subject-area', subjectArea) ?? 'Other',
  )
  return {
    areas: [...areas]
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([name, jobs]) => ({ name, jobs: jobs.map(({ code, name }) => ({ code, name })) })),
  }
})

export default function CareersPage() {
  const { areas } = useLoaderData<typeof loader>()
  return (
    <Page title="Jobs and what leads to them">
      <p className="govuk-body-l">Choose a job to see which courses lead to it.</p>
      {areas.map(({ name, jobs }) => (
        <section key={name}>
          <h2 className="govuk-heading-m">{name}</h2>
          <ul>
            {jobs.map((job) => (
              <li key={job.code}>
                <a href={paths.career(job.code)}>{job.name}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Page>
  )
}

export const meta = () => [
  { title: 'Jobs and what leads to them - Onward' },
  { name: 'description', content: 'Jobs by area of work, and the courses and apprenticeships that lead to each.' },
]
