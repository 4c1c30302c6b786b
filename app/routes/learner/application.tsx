import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { findSheet, profileOf } from '~/domain/applications/application.queries.server'
import { choiceTag } from '~/domain/applications/choice.words'
import { HeldCopies } from '~/domain/applications/components/HeldCopies'
import { gapsIn, gapsToFill, statusWords, taskList } from '~/domain/applications/section'
import { heldCopies } from '~/domain/applications/update.queries.server'
import { orNotFound } from '~/kit/errors'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { TaskList } from '~/ui/task-list'

export const loader = signedIn(async ({ ctx, url }) => {
  const sheet = await findSheet(ctx, orNotFound(ctx.actor.learnerId ?? undefined))
  const profile = profileOf(sheet, sheet.choices)
  const [gap] = url.searchParams.has('go-on') ? gapsToFill(profile) : []
  if (gap) throw redirect(paths.learner.section(gap.slug))
  const held = sheet.application ? await heldCopies(ctx, sheet, sheet.application.id) : []
  return {
    held: held.map(({ changes, ...copy }) => ({ ...copy, changes: changes.length })),
    tasks: taskList(profile).map(({ section, status }) => ({ slug: section.slug, title: section.title, status })),
    gaps: gapsIn(profile).length,
    choices: sheet.choices.map(({ id, state, courseTitle, providerName }) => ({
      id,
      state,
      courseTitle,
      providerName,
    })),
  }
})

export default function ApplicationPage() {
  const { tasks, choices, gaps, held } = useLoaderData<typeof loader>()
  return (
    <Page title="Your application" back={paths.learner.home}>
      <p className="govuk-body-l">Fill this in once. It goes to every place you choose.</p>
      <p className="govuk-body">
        {gaps === 0 ? 'All parts are finished.' : `${tasks.length - gaps} of ${tasks.length} parts are finished.`}
      </p>
      <HeldCopies held={held} />
      <h2 className="govuk-heading-m">About you</h2>
      <TaskList
        id="sections"
        items={tasks.map(({ slug, title, status }) => ({
          title,
          href: paths.learner.section(slug),
          status: statusWords[status],
        }))}
      />
      <h2 className="govuk-heading-m">Your choices</h2>
      {choices.length > 0 ? (
        <TaskList
          id="choices"
          items={choices.map(({ id, state, courseTitle, providerName }) => ({
            title: courseTitle,
            hint: providerName,
            href: paths.learner.choice(id),
            status: choiceTag(state, 'learner'),
          }))}
        />
      ) : (
        <p className="govuk-body">You have not chosen a course yet.</p>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href={paths.courses()}>
          Find a course
        </a>
      </p>
      {held.length > 0 ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.learner.update}>
            What each place has from you
          </a>
        </p>
      ) : null}
      <LinkButton href={paths.learner.check}>Check your answers</LinkButton>
    </Page>
  )
}

export const meta = () => [{ title: 'Your application - Onward' }]
