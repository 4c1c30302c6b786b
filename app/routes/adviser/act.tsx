import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { lastUndoDay, stateOf } from '~/domain/caseload-acts/act'
import { findAct } from '~/domain/caseload-acts/act.queries.server'
import { actCounts, itemsShown } from '~/domain/caseload-acts/act-shown'
import { actLine, actWords } from '~/domain/caseload-acts/act.words'
import { ActCountLines } from '~/domain/caseload-acts/components/ActCountLines'
import { ActTable } from '~/domain/caseload-acts/components/ActTable'
import { formatDay, formatMoment, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const act = await findAct(ctx, id('actId'))
  const { terms, items, doneAt, undoneAt, plannedBy, plannedAt, adviserName } = act
  const counts = actCounts(terms, items)
  const until = doneAt ? lastUndoDay(doneAt) : null
  return {
    id: id('actId'),
    kind: terms.kind,
    state: stateOf(act),
    line: actLine(terms, adviserName),
    when: `${undoneAt ? 'Undone' : doneAt ? 'Done' : 'Looked at'} ${formatMoment(undoneAt ?? doneAt ?? plannedAt)}, ${plannedBy ?? 'an adviser'}`,
    counts,
    items: itemsShown(terms, items),
    notNow: counts.going > 0 ? undefined : 'Everybody would be left out.',
    undoUntil: until !== null && londonDay(ctx.now) <= until && counts.done > 0 ? formatDay(until) : null,
  }
})

export default function ActPage() {
  const { id, kind, state, line, when, counts, items, notNow, undoUntil } = useLoaderData<typeof loader>()
  return (
    <Page
      title={state === 'planned' ? actWords[kind].choose : actWords[kind].done}
      caption={when}
      back={{ href: paths.adviser.acts, text: 'Done for several at once' }}
    >
      <p className="govuk-body">{line}</p>
      <ActCountLines id={id} state={state} counts={counts} />
      {state === 'planned' ? (
        <ZodForm action={paths.adviser.doAct(id)} id="doing">
          <Button {...(notNow ? { notNow } : {})}>Do it</Button>
        </ZodForm>
      ) : null}
      <ActTable items={items} />
      {counts.unnamed > 0 ? <p className="govuk-body">And {counts.unnamed.toLocaleString('en-GB')} more.</p> : null}
      {state === 'done' && undoUntil ? (
        <ZodForm action={paths.adviser.undoAct(id)} id="undo">
          <p className="govuk-body">It can be undone until {undoUntil}. Whoever somebody has gone on with stays.</p>
          <Button kind="warning">Undo it</Button>
        </ZodForm>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'For several learners - Onward' }]
