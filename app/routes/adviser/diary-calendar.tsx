import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { MadeAddress } from '~/domain/diaries/components/MadeAddress'
import { makeFeed } from '~/domain/diaries/feed.commands.server'
import { ownFeed } from '~/domain/diaries/feed.queries.server'
import { addressIn, makeFeedForm } from '~/domain/diaries/feed.schemas'
import { formatDay, formatMoment } from '~/kit/dates'
import { handleForm } from '~/kit/form.server'
import { address } from '~/kit/mail.server'
import { paths } from '~/paths'
import { Button, LinkButton } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'diary-feed.make', { organisationId: ctx.actor.organisationId })
  const feed = await ownFeed(ctx)
  return {
    feed: feed ? { made: formatMoment(feed.madeAt), read: feed.readOn ? formatDay(feed.readOn) : null } : null,
  }
})

// The address is shown by this very answer: it stands in no cookie and no page that can be opened again.
export const action = signedIn(({ ctx, request }) =>
  handleForm(request, makeFeedForm, async () =>
    data(
      { errors: {}, values: {}, address: address(paths.adviser.privateDiary(await makeFeed(ctx))) },
      { headers: { 'Cache-Control': 'no-store' } },
    ),
  ),
)

export default function DiaryCalendarPage() {
  const { feed } = useLoaderData<typeof loader>()
  const made = addressIn(useActionData())
  if (made) return <MadeAddress address={made} />
  return (
    <Page title="Your diary in your own calendar" back={{ href: paths.adviser.diary, text: 'Back to the diary' }}>
      <p className="govuk-body">
        What goes out is the day, what sort of thing it is, initials, and a link that asks to sign in. No names, no
        notes and nothing about what somebody does.
      </p>
      <h2 className="govuk-heading-m">Take it once</h2>
      <p className="govuk-body">A file with the next 60 days. It does not change by itself.</p>
      <LinkButton href={paths.adviser.diaryFile} kind="secondary">
        Download the file
      </LinkButton>
      <h2 className="govuk-heading-m">Keep it up to date</h2>
      <p className="govuk-body">
        {feed
          ? `You have a private address since ${feed.made}. ${feed.read ? `A calendar last fetched it on ${feed.read}.` : 'No calendar has fetched it yet.'}`
          : 'With a private address your calendar program fetches the diary again and again. Whoever has the address can read it.'}
      </p>
      <ZodForm id="make">
        <Button>{feed ? 'Replace the private address' : 'Make a private address'}</Button>
      </ZodForm>
      {feed ? (
        <ZodForm action={paths.adviser.endDiaryFeed} id="ending">
          <Button kind="warning">End the private address</Button>
        </ZodForm>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Your diary in your own calendar - Onward' }]
