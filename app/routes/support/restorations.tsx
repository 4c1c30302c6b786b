import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { is } from '~/domain/applications/choice.states'
import { choiceTag, choiceWords } from '~/domain/applications/choice.words'
import { recordView } from '~/domain/learners/view.commands.server'
import { endedChoicesOf, waitingRestorations } from '~/domain/reversals/restoration.queries.server'
import { formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { SearchInput } from '~/ui/fields/text-input'
import { SearchForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

const LONGEST_REFERENCE = 60

export const loader = signedIn(async ({ ctx, url }) => {
  mustBeAllowed(ctx, 'restoration.ask', {})
  const reference = (url.searchParams.get('reference') ?? '').trim().slice(0, LONGEST_REFERENCE)
  const found = reference === '' ? null : await endedChoicesOf(ctx, reference)
  const learnerId = found?.[0]?.learnerId
  if (learnerId) await recordView(ctx, learnerId, 'timeline')
  const waiting = await waitingRestorations(ctx)
  return {
    reference,
    found: found?.map(({ id, state, course, provider, changedAt }) => ({
      id,
      state,
      what: `${course}, ${provider}`,
      since: formatMoment(changedAt),
      hasEnded: is(state, 'terminal'),
    })),
    waiting: waiting.map(({ id, reference, course, toState, ticket, askedBy, askedAt }) => ({
      id,
      reference,
      course,
      to: choiceWords[toState].authority,
      ticket,
      asked: `${askedBy}, ${formatMoment(askedAt)}`,
    })),
  }
})

export default function RestorationsPage() {
  const { reference, found, waiting } = useLoaderData<typeof loader>()
  return (
    <Page title="Endings to put right" back={paths.support.home}>
      <p>A choice that ended by mistake can go back to a state it had. One person asks, another agrees.</p>
      <Table
        caption="Waiting for a second person"
        head={['Application', 'Course', 'Back to', 'Ticket', 'Asked by']}
        rows={waiting.map(({ id, reference, course, to, ticket, asked }) => [
          <a key="link" href={paths.support.restoration(id)}>
            {reference}
          </a>,
          course,
          to,
          ticket,
          asked,
        ])}
        empty={<Empty title="Nothing waits for a second person" />}
      />
      <SearchForm action={paths.support.restorations} label="Find an application">
        <SearchInput name="reference" label="Reference number of the application" defaultValue={reference} width={20} />
        <Button kind="secondary">Find</Button>
      </SearchForm>
      {found ? (
        <Table
          caption={`The choices of ${reference}`}
          head={['Course', 'State', 'Since', 'Do']}
          rows={found.map(({ id, state, what, since, hasEnded }) => [
            what,
            <StatusTag key="tag" tag={choiceTag(state, 'authority')} />,
            since,
            hasEnded ? (
              <a key="do" href={paths.support.restore(id, reference)}>
                Put right<span className="govuk-visually-hidden">: {what}</span>
              </a>
            ) : (
              'Open'
            ),
          ])}
          empty={<Empty title="No application has this number" />}
        />
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Endings to put right - Onward' }]
