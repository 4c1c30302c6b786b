import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { StopLink } from '~/domain/progression/components/Progression'
import { courseQuery } from '~/domain/search/course-search'
import { searchCourses } from '~/domain/search/course-search.queries.server'
import { occupationsLike } from '~/domain/progression/occupation.queries.server'
import { progressionKinds } from '~/domain/progression/progression'
import { linkProgression } from '~/domain/progression/progression.commands.server'
import { findLinksToEdit } from '~/domain/progression/progression.queries.server'
import { newLink } from '~/domain/progression/progression.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { Hidden, SearchInput } from '~/ui/fields/text-input'
import { SearchForm, ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

const FEW = 10

export const loader = signedIn(async ({ ctx, id, url }) => {
  const { id: courseId, slug, title, map } = await findLinksToEdit(ctx, id('courseId'))
  const words = (url.searchParams.get('q') ?? '').trim().slice(0, 100)
  const targets = words === '' ? [] : await targetsFor(ctx, words, slug)
  return { courseId, title, map, words, targets }
})

async function targetsFor(ctx: Parameters<typeof searchCourses>[0], words: string, own: string) {
  const { courses } = await searchCourses(ctx, courseQuery(new URLSearchParams({ q: words })))
  const jobs = await occupationsLike(ctx, words)
  return [
    ...jobs.map(({ code, name }) => ({ value: `occupation:${code}`, text: `Job: ${name}` })),
    ...courses
      .filter(({ slug }) => slug !== own)
      .slice(0, FEW)
      .map(({ slug, title, providerName }) => ({ value: `course:${slug}`, text: `Course: ${title}, ${providerName}` })),
  ]
}

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, newLink, async (link) => {
    await linkProgression(ctx, id('courseId'), link)
    return redirectWithNotice(paths.provider.progression(id('courseId')), 'Added')
  }),
)

export default function ProgressionPage() {
  const { courseId, title, map, words, targets } = useLoaderData<typeof loader>()
  const links = [...map.before, ...map.after]
  return (
    <Page
      title="Comes from and leads to"
      caption={title}
      back={{ href: paths.provider.ownCourse(courseId), text: 'Your course' }}
    >
      <p>Learners see these as a map on the page of your course. A link to another course shows on that page too.</p>
      {links.length === 0 ? <p>There is nothing here yet.</p> : null}
      {links.map((link) => (
        <div key={link.id} className="onward-row">
          <p>
            {link.direction === 'before' ? 'Comes from' : 'Leads to'}: <StopLink link={link} />
          </p>
          <ZodForm action={paths.provider.removeProgression(courseId)} id={link.id}>
            <Hidden name="link" value={link.id} />
            <Button kind="secondary">
              Remove<span className="govuk-visually-hidden">: {link.stop.name}</span>
            </Button>
          </ZodForm>
        </div>
      ))}
      <h2 id="add">Add one</h2>
      <SearchForm label="Courses and jobs" isInline>
        <SearchInput name="q" label="Which course or job?" defaultValue={words} />
        <Button kind="secondary">Look</Button>
      </SearchForm>
      {words !== '' && targets.length === 0 ? <p>Nothing is called “{words}”. Try another word.</p> : null}
      {targets.length === 0 ? null : (
        <ZodForm defaults={{ direction: 'after', kind: 'straight-on' }}>
          <Radios name="target" legend="Which one?" legendSize="s" isSmall options={targets} />
          <Radios
            name="direction"
            legend="Which comes first?"
            legendSize="s"
            isSmall
            options={{ after: 'Your course: it leads there', before: 'The other: your course comes after it' }}
          />
          <Radios name="kind" legend="How?" legendSize="s" isSmall options={progressionKinds} />
          <Button>Add</Button>
        </ZodForm>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Comes from and leads to - Onward' }]
