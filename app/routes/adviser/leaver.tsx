import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { recordView } from '~/domain/learners/view.commands.server'
import { lookAtLeaver } from '~/domain/leavers/leaver.commands.server'
import { leaverShown } from '~/domain/leavers/leaver-shown'
import { findLeaver } from '~/domain/leavers/leaver.queries.server'
import { lookedAtForm } from '~/domain/leavers/leaver.schemas'
import { leavingWords } from '~/domain/leavers/leaver.words'
import { formatMoment } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/fields/text-area'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { SummaryList } from '~/ui/summary-list'

export const loader = signedIn(async ({ ctx, id }) => {
  const leaver = await findLeaver(ctx, id('leaverId'))
  await recordView(ctx, leaver.learnerId, 'activity')
  const { seenAt, seenReason, version, leavingYear } = leaver
  return {
    ...leaverShown(leaver),
    ...{ version, caption: leavingWords(leavingYear) },
    seen: seenAt && seenReason ? `${seenReason} (${formatMoment(seenAt)})` : null,
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, lookedAtForm, async (form) => {
    await lookAtLeaver(ctx, id('leaverId'), form)
    return redirectWithNotice(paths.leavers.work(), 'Kept. It comes back when what is known changes')
  }),
)

export default function LeaverPage() {
  const leaver = useLoaderData<typeof loader>()
  const { learnerId, name, caption, tag, seen, version } = leaver
  return (
    <Page title={name} caption={caption} back={{ href: paths.leavers.work(), text: 'Destinations' }}>
      {tag ? (
        <p className="govuk-body">
          <StatusTag tag={tag} />
        </p>
      ) : null}
      <SummaryList
        rows={[
          { key: 'School of Year 11', value: leaver.school },
          { key: 'Meant in spring', value: leaver.intended },
          { key: 'Offered', value: leaver.offered },
          { key: 'Said yes to', value: leaver.accepted },
          { key: 'On 1 November', value: leaver.november },
          leaver.why !== '' && { key: 'What that rests on', value: leaver.why },
          { key: 'Six months on', value: [leaver.sustained, leaver.sustainedWhy].filter(Boolean).join(': ') },
          seen !== null && { key: 'Looked at', value: seen },
        ]}
      />
      <ul className="govuk-list">
        <li>
          <a href={paths.adviser.contact(learnerId)}>Record a contact</a>
        </li>
        <li>
          <a href={paths.adviser.activity(learnerId)}>Say what they do now</a>
        </li>
        <li>
          <a href={paths.adviser.destination(learnerId)}>Record where they went</a>
        </li>
      </ul>
      {tag ? (
        <ZodForm>
          <TextArea
            name="reason"
            label="What did you find?"
            hint="Then it is off the list until it changes."
            rows={3}
            maxLength={500}
          />
          <Hidden name="version" value={version} />
          <Button>I have looked at it</Button>
        </ZodForm>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Where a leaver went - Onward' }]
