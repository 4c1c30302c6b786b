import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mergesOf } from '~/domain/merging/merge.queries.server'
import { formatDay, formatMoment, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  const merges = await mergesOf(ctx)
  return {
    merges: merges.map(({ id, keptId, givenNames, familyName, mergedAt, undoneAt, undoUntil, reason, by }) => ({
      ...{ id, keptId, reason, by, name: `${givenNames} ${familyName}`, mergedAt: formatMoment(mergedAt) },
      undone: undoneAt ? `Undone on ${formatDay(londonDay(undoneAt))}` : null,
      until: undoUntil >= ctx.now ? formatDay(londonDay(undoUntil)) : null,
    })),
  }
})

export default function MergesPage() {
  const { merges } = useLoaderData<typeof loader>()
  return (
    <Page title="Records put together" back={{ href: paths.adviser.caseload, text: 'Back to my caseload' }}>
      <Table
        caption="In this area"
        head={['When', 'Learner', 'How it was known', 'By', 'State']}
        rows={merges.map(({ id, keptId, name, mergedAt, reason, by, undone, until }) => [
          mergedAt,
          <a key={keptId} href={paths.adviser.learner(keptId)}>
            {name}
          </a>,
          reason,
          by,
          undone ?? (until ? <Undo key={id} mergeId={id} name={name} until={until} /> : 'For good'),
        ])}
        empty={<Empty title="No records were put together yet" />}
      />
    </Page>
  )
}

function Undo({ mergeId, name, until }: { mergeId: string; name: string; until: string }) {
  return (
    <ZodForm action={paths.adviser.undoMerge(mergeId)} id={`undo-${mergeId}`}>
      <Button kind="secondary">
        Undo until {until}
        <span className="govuk-visually-hidden"> for {name}</span>
      </Button>
    </ZodForm>
  )
}

export const meta = () => [{ title: 'Records put together - Onward' }]
