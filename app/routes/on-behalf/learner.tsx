import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { choiceTag } from '~/domain/applications/choice.words'
import { statusWords } from '~/domain/applications/section'
import { mayWrite } from '~/domain/applications/section-rights'
import { staffTitle } from '~/domain/applications/section.words'
import { RunsToAdd } from '~/domain/applications/components/RunsToAdd'
import { findHelped } from '~/domain/offers/on-behalf.queries.server'
import { formatDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { SearchInput } from '~/ui/fields/text-input'
import { SearchForm, ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { TaskList } from '~/ui/task-list'
import { InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id, url }) => {
  const q = (url.searchParams.get('q') ?? '').trim().slice(0, 100)
  const { learner, choices, drafts, gaps, tasks, runs } = await findHelped(ctx, id('learnerId'), q)
  return {
    q,
    id: learner.id,
    name: `${learner.givenNames} ${learner.familyName}`,
    back: ctx.actor.role === 'adviser' ? paths.adviser.learner(learner.id) : paths.school.learner(learner.id),
    notNow: drafts === 0 ? 'Nothing waits to be sent.' : gaps[0] ? `Not finished yet: ${gaps.join(', ')}.` : null,
    tasks: tasks.map(({ section, status }) => ({
      slug: section.slug,
      title: staffTitle(section),
      status,
      mayWrite: mayWrite(ctx.actor.role, section),
    })),
    choices: choices.map(({ id, state, courseTitle, providerName }) => ({ id, state, courseTitle, providerName })),
    runs: runs.map(({ id, title, providerName, siteName, startsOn, startText }) => ({
      id,
      title,
      place: siteName && siteName !== providerName ? `${providerName}, ${siteName}` : providerName,
      starts: startsOn ? formatDay(startsOn) : (startText ?? 'Not known'),
    })),
  }
})

export default function OnBehalfPage() {
  const { q, id, name, back, notNow, tasks, choices, runs } = useLoaderData<typeof loader>()
  return (
    <Page title={`Act for ${name}`} back={{ href: back, text: 'Back to the record' }}>
      <InsetText>
        Only for a learner who cannot do it alone, and as they want it. The record names you both, and {name} gets a
        letter about each step at once.
      </InsetText>
      <h2 className="govuk-heading-m">Choices</h2>
      {choices.length === 0 ? <p className="govuk-body">No course has been chosen yet.</p> : null}
      <TaskList
        id="choices"
        items={choices.map(({ id, state, courseTitle, providerName }) => ({
          title: courseTitle,
          hint: providerName,
          href: paths.onBehalf.choice(id),
          status: choiceTag(state, 'school'),
        }))}
      />
      <ZodForm action={paths.onBehalf.send(id)} id="send">
        <p className="govuk-body">Sends every draft on the list. What you send does not wait for the school’s check.</p>
        <Button {...(notNow ? { notNow } : {})}>Send for {name}</Button>
      </ZodForm>
      <h2 className="govuk-heading-m">The form</h2>
      <TaskList
        id="parts"
        items={tasks.map(({ slug, title, status, mayWrite }) => ({
          title,
          ...(mayWrite ? { href: paths.onBehalf.section(id, slug) } : { hint: 'Only the learner fills this in.' }),
          status: statusWords[status],
        }))}
      />
      <h2 className="govuk-heading-m">Elsewhere</h2>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.onBehalf.elsewhere(id)}>
          Applications outside Onward
        </a>
      </p>
      <h2 className="govuk-heading-m">Add a course</h2>
      <SearchForm action={paths.onBehalf.learner(id)} label="Find a course">
        <SearchInput name="q" label="Course, subject or place" defaultValue={q} />
        <Button kind="secondary">Find</Button>
      </SearchForm>
      <RunsToAdd runs={runs} action={paths.onBehalf.add(id)} isAsked={q !== ''} />
    </Page>
  )
}

export const meta = () => [{ title: 'Act for a learner - Onward' }]
