import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { newChoice } from '~/domain/applications/application.schemas'
import { addChoice } from '~/domain/applications/choice.commands.server'
import { isOpenRun } from '~/domain/applications/choice'
import { findRunToAdd } from '~/domain/applications/run.queries.server'
import { providerKindOf } from '~/domain/applications/visibility'
import { PauseNews } from '~/domain/pauses/components/PauseNews'
import { pauseOn } from '~/domain/pauses/pause'
import { formatDay, londonDay } from '~/kit/dates'
import { NotFound, orNotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { SummaryList } from '~/ui/summary-list'
import { InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url }) => {
  const asked = z.uuid().safeParse(url.searchParams.get('run'))
  if (!asked.success) throw new NotFound('course')
  const run = await findRunToAdd(ctx, asked.data)
  const { id, title, slug, providerName, siteName, town, startsOn, startText, studyMode, duration } = run
  const isOpen = run.takesApplications && isOpenRun(run, ctx.now)
  const kind = providerKindOf(run.providerKind)
  const pause = pauseOn(run.pause, londonDay(ctx.now))
  return {
    id,
    title,
    slug,
    providerName,
    siteName,
    town,
    startsOn,
    startText,
    studyMode,
    duration,
    isOpen,
    kind,
    pause,
  }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, newChoice, async ({ run }) => {
    await addChoice(ctx, orNotFound(ctx.actor.learnerId ?? undefined), run)
    return redirectWithNotice(paths.learner.home, 'The course is on your list. It has not been sent yet.')
  }),
)

export default function NewChoicePage() {
  const { run, place, start } = facts(useLoaderData<typeof loader>())
  return (
    <Page title="Add this course to your choices" back={{ href: paths.course(run.slug), text: 'Back to the course' }}>
      <SummaryList
        rows={[
          { key: 'Course', value: run.title },
          { key: 'Where', value: place },
          { key: 'Starts', value: start },
          { key: 'How long', value: run.duration },
        ]}
      />
      {run.kind === 'school-sixth-form' ? (
        <InsetText>
          This is a school sixth form. It sees your grades, your address and who you are. It cannot see the rest of your
          form until you have a firm place.
        </InsetText>
      ) : null}
      <PauseNews provider={run.providerName} pause={run.pause} />
      <p className="govuk-body">Nothing is sent yet. You can take it off your list again.</p>
      <ZodForm>
        <Hidden name="run" value={run.id} />
        <Button {...(run.isOpen ? {} : { notNow: 'This course does not take applications now.' })}>
          Add to my choices
        </Button>
      </ZodForm>
    </Page>
  )
}

function facts(run: ReturnType<typeof useLoaderData<typeof loader>>) {
  const place = [run.providerName, run.siteName, run.town].filter(Boolean).join(', ')
  return { run, place, start: run.startsOn ? formatDay(run.startsOn) : run.startText }
}

export const meta = () => [{ title: 'Add this course - Onward' }]
