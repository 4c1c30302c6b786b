import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { choiceTag } from '~/domain/applications/choice.words'
import { currentCycle } from '~/domain/cycles/cycle.queries.server'
import { callList, freePlaces } from '~/domain/results/call.queries.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'results.prepare', { providerId: ctx.actor.organisationId })
  const { id: cycleId } = await currentCycle(ctx)
  const calls = await callList(ctx, cycleId)
  return {
    calls: calls.map(({ id, name, courseTitle, phone, state }) => ({
      ...{ id, name, courseTitle, phone },
      tag: choiceTag(state, 'provider'),
    })),
    free: await freePlaces(ctx, cycleId),
  }
})

export default function ResultsCallsPage() {
  const { calls, free } = useLoaderData<typeof loader>()
  return (
    <Page title="Call list and free places" back={paths.provider.results()}>
      <Table
        caption="To call"
        isCompact
        firstCellIsHeader
        head={['Learner', 'Course', 'State', 'Phone']}
        rows={calls.map(({ id, name, courseTitle, phone, tag }) => [
          <a href={paths.provider.choice(id)} key={id}>
            {name}
          </a>,
          courseTitle,
          <StatusTag key="tag" tag={tag} />,
          phone ? (
            <a href={`tel:${phone.replace(/[^+\d]/g, '')}`} key="phone">
              {phone}
            </a>
          ) : (
            'None for you to see'
          ),
        ])}
        empty={<Empty title="Nobody to call">Nobody has missed a condition.</Empty>}
      />
      <Table
        caption="Free places with a waiting list"
        isCompact
        firstCellIsHeader
        head={['Course', { text: 'Free', isNumber: true }, { text: 'Waiting', isNumber: true }, 'Next in line']}
        rows={free.map(({ id, title, left, waiting, nextId, nextName }) => [
          <span key={id}>{title}</span>,
          left,
          waiting,
          <a href={paths.provider.callUp(nextId)} key="next">
            Call up {nextName}
          </a>,
        ])}
        empty={<p className="govuk-body">No course has both a free place and somebody waiting.</p>}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Call list and free places - Onward' }]
