import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { saveFeed } from '~/domain/catalogues/course-feed.commands.server'
import { findFeed } from '~/domain/catalogues/course-feed.queries.server'
import { feedForm } from '~/domain/catalogues/course-feed.schemas'
import { formatMoment } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Checkbox } from '~/ui/fields/choices'
import { TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { SummaryList } from '~/ui/summary-list'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'import.courses', { providerId: ctx.actor.organisationId })
  const feed = await findFeed(ctx)
  return {
    url: feed?.url ?? '',
    isOn: feed?.isOn ?? true,
    last: feed?.triedAt
      ? { when: formatMoment(feed.triedAt), outcome: feed.outcome, intakeId: feed.lastIntakeId }
      : null,
  }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, feedForm, async (form) => {
    await saveFeed(ctx, form)
    return redirectWithNotice(
      paths.provider.courseFeed,
      form.isOn ? 'Saved. It is fetched every night' : 'Saved. Nothing is fetched',
    )
  }),
)

export default function CourseFeedPage() {
  const { url, isOn, last } = useLoaderData<typeof loader>()
  return (
    <Page title="Courses from your own site" back={paths.provider.importCourses}>
      <p>
        If your software puts an XCRI-CAP file on your site, Onward can fetch it every night. A file that would withdraw
        more than a fifth of your starts is not taken: send it by hand and say that it is right.
      </p>
      {last ? (
        <SummaryList
          rows={[
            { key: 'Last fetched', value: last.when },
            { key: 'What came of it', value: last.outcome },
            last.intakeId
              ? { key: 'Report', value: <a href={paths.provider.courseImport(last.intakeId)}>See the last file</a> }
              : null,
          ]}
        />
      ) : null}
      <ZodForm defaults={{ url, isOn: isOn ? 'yes' : '' }}>
        <TextInput name="url" label="Address of the file" type="url" hint="It begins with https:// or http://" />
        <Checkbox name="isOn" label="Fetch it every night" />
        <Button>Save</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Courses from your own site - Onward' }]
