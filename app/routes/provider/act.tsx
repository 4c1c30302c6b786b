import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { isAllowed } from '~/access/policy'
import { aboutActs } from '~/domain/bulk-acts/bulk-act'
import { findAct, outcomesOf } from '~/domain/bulk-acts/bulk-act.queries.server'
import { ActProgress } from '~/domain/bulk-acts/components/ActProgress'
import { formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'

export const loader = signedIn(async ({ ctx, id }) => {
  const act = await findAct(ctx, id('actId'))
  mustBeAllowed(ctx, 'bulk-act.begin', { providerId: ctx.actor.organisationId })
  const outcomes = await outcomesOf(ctx, act.id)
  const { label, undo } = aboutActs[act.kind]
  const isMine = undo !== null && isAllowed(ctx.actor, aboutActs[undo].asks, { providerId: ctx.actor.organisationId })
  return {
    act: { id: act.id, size: act.size, done: act.done, refused: act.refused, isOver: act.finishedAt !== null },
    label,
    made: `${formatMoment(act.madeAt)} by ${act.madeBy ?? 'Onward'}`,
    undoneById: act.undoneById,
    mayUndo: act.finishedAt !== null && act.done > 0 && isMine && !act.undoneById,
    hasNoWayBack: undo === null && act.undoesId === null,
    refused: outcomes.filter(({ outcome }) => outcome === 'refused').map(({ id, name, why }) => ({ id, name, why })),
    done: outcomes
      .filter(({ outcome }) => outcome === 'done')
      .map(({ id, name, courseTitle }) => ({ id, name, courseTitle })),
  }
})

export default function ActPage() {
  const { act, label, made, mayUndo, undoneById, hasNoWayBack, refused, done } = useLoaderData<typeof loader>()
  return (
    <Page title={label} caption={made} back={{ href: paths.provider.acts, text: 'Done for several at once' }}>
      <ActProgress act={act} />
      {refused.length > 0 ? (
        <Table
          caption={`Refused (${act.refused.toLocaleString('en-GB')})`}
          isCompact
          firstCellIsHeader
          head={['Learner', 'Why']}
          rows={refused.map(({ id, name, why }) => [<Applicant key={id} id={id} name={name} />, why])}
        />
      ) : null}
      {done.length > 0 ? (
        <Table
          caption={`Done (${act.done.toLocaleString('en-GB')})`}
          isCompact
          firstCellIsHeader
          head={['Learner', 'Course']}
          rows={done.map(({ id, name, courseTitle }) => [<Applicant key={id} id={id} name={name} />, courseTitle])}
        />
      ) : null}
      {act.done + act.refused > done.length + refused.length ? (
        <p className="govuk-body">Only the first are listed here. Your list of applications shows all.</p>
      ) : null}
      {mayUndo ? (
        <LinkButton href={paths.provider.undoAct(act.id)} kind="secondary">
          Undo
        </LinkButton>
      ) : null}
      {undoneById ? (
        <p className="govuk-body">
          This has been <a href={paths.provider.act(undoneById)}>undone</a>.
        </p>
      ) : null}
      {hasNoWayBack && act.done > 0 ? (
        <p className="govuk-body">
          This cannot be undone for all at once. Open an application to see what can still be done with it.
        </p>
      ) : null}
    </Page>
  )
}

function Applicant({ id, name }: { id: string; name: string }) {
  return <a href={paths.provider.choice(id)}>{name}</a>
}

export const meta = () => [{ title: 'What came of it - Onward' }]
