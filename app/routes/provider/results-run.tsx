import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { outcomeWords } from '~/domain/results/results.words'
import { leftToPeople, runReport } from '~/domain/results/run.queries.server'
import { formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const { run, starts, counts } = await runReport(ctx, id('runId'))
  mustBeAllowed(ctx, 'results.prepare', { providerId: ctx.actor.organisationId })
  const left = await leftToPeople(ctx, run.id)
  return {
    id: run.id,
    isRehearsal: run.isRehearsal,
    isOver: run.finishedAt !== null,
    size: run.size.toLocaleString('en-GB'),
    made: `${formatMoment(run.beganAt)} by ${run.beganBy ?? 'Onward'}`,
    counts: counts
      .filter(({ count }) => count > 0)
      .map(({ outcome, count }) => [outcomeWords[outcome], count.toLocaleString('en-GB')]),
    starts,
    left: left.map(({ id, name, courseTitle, outcome, why }) => ({
      ...{ id, name, courseTitle },
      why: why ?? outcomeWords[outcome],
    })),
  }
})

export default function ResultsRunPage() {
  const { id, isRehearsal, isOver, size, made, counts, starts, left } = useLoaderData<typeof loader>()
  return (
    <Page
      title={isRehearsal ? 'What would happen' : 'What came of it'}
      caption={made}
      back={{ href: paths.provider.resultsRuns, text: 'Rehearsals' }}
    >
      {isRehearsal ? <InsetText>This was a rehearsal: nothing was changed, and nobody was told.</InsetText> : null}
      {isOver ? null : (
        <p className="govuk-body">
          It goes on without you. <a href={paths.provider.resultsRun(id)}>Look again</a>
        </p>
      )}
      <Table
        caption={`Places looked at: ${size}`}
        isCompact
        firstCellIsHeader
        head={['What', { text: 'How many', isNumber: true }]}
        rows={counts}
        empty={<p className="govuk-body">No result and no prepared decision is here yet.</p>}
      />
      {starts.length > 0 ? (
        <Table
          caption="Places afterwards"
          isCompact
          firstCellIsHeader
          head={['Course', ...heads.map((text) => ({ text, isNumber: true }))]}
          rows={starts.map(({ title, places, confirmed, freed, held, left, waiting }) => [
            title,
            ...[places ?? 'No limit', confirmed, freed, held, left ?? 'No limit', waiting],
          ])}
        />
      ) : null}
      {left.length > 0 ? (
        <Table
          caption="For somebody to look at"
          isCompact
          firstCellIsHeader
          head={['Learner', 'Course', 'Why']}
          rows={left.map(({ id, name, courseTitle, why }) => [
            <a href={paths.provider.choice(id)} key={id}>
              {name}
            </a>,
            courseTitle,
            why,
          ])}
        />
      ) : null}
    </Page>
  )
}

const heads = ['Places', 'Confirmed', 'Freed', 'Held', 'Left', 'Waiting list']

export const meta = () => [{ title: 'What came of results day - Onward' }]
