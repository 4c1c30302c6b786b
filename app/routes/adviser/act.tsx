import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { leftOutBecause } from '~/domain/caseload-acts/act'
import { findAct } from '~/domain/caseload-acts/act.queries.server'
import { itemsShown } from '~/domain/caseload-acts/act-shown'
import { actLine, actWords } from '~/domain/caseload-acts/act.words'
import { ActTable } from '~/domain/caseload-acts/components/ActTable'
import { formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { terms, items, doneAt, undoneAt, plannedBy, plannedAt, adviserName } = await findAct(ctx, id('actId'))
  return {
    id: id('actId'),
    kind: terms.kind,
    state: undoneAt ? ('undone' as const) : doneAt ? ('done' as const) : ('planned' as const),
    line: actLine(terms, adviserName),
    when: `${undoneAt ? 'Undone' : doneAt ? 'Done' : 'Looked at'} ${formatMoment(undoneAt ?? doneAt ?? plannedAt)}, ${plannedBy ?? 'an adviser'}`,
    items: itemsShown(terms, items),
    notNow: items.some(({ before }) => leftOutBecause(terms, before) === null)
      ? undefined
      : 'Everybody would be left out.',
  }
})

export default function ActPage() {
  const { id, kind, state, line, when, items, notNow } = useLoaderData<typeof loader>()
  return (
    <Page
      title={state === 'planned' ? actWords[kind].choose : actWords[kind].done}
      caption={when}
      back={{ href: paths.adviser.caseload, text: 'Back to my caseload' }}
    >
      <p className="govuk-body">{line}</p>
      <ActTable items={items} />
      {state === 'planned' ? (
        <ZodForm action={paths.adviser.doAct(id)} id="doing">
          <Button {...(notNow ? { notNow } : {})}>Do it</Button>
        </ZodForm>
      ) : null}
      {state === 'done' ? (
        <ZodForm action={paths.adviser.undoAct(id)} id="undo">
          <Button kind="warning">Undo it</Button>
        </ZodForm>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'For several learners - Onward' }]
