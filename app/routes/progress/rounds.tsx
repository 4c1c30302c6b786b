import { useLoaderData } from '@remix-run/react'
import { houseOf } from '~/access/provider-rights'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { RoundFields } from '~/domain/progress/components/RoundFields'
import { roundForm } from '~/domain/progress/progress.schemas'
import { roundTags } from '~/domain/progress/progress.words'
import { roundState, yearWords } from '~/domain/progress/round'
import { setRound } from '~/domain/progress/round.commands.server'
import { effortLevels, roundsOf } from '~/domain/progress/round.queries.server'
import { formatDay, londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, visit }) => {
  const today = londonDay(ctx.now)
  const rounds = await roundsOf(ctx)
  const levels = await effortLevels(ctx, ctx.actor.organisationId)
  return {
    organisation: visit.organisationName,
    maySet: isAllowed(ctx.actor, 'progress.round', { organisationId: houseOf(ctx.actor) }),
    newest: rounds[0] ? { year: rounds[0].year, next: yearWords(rounds[0].year + 1) } : null,
    efforts: levels.map(({ level, label }) => `${level} ${label}`).join(', '),
    rounds: rounds.map((round) => ({
      ...{ id: round.id, name: round.name, year: yearWords(round.year) },
      days: `${formatDay(round.opensOn)} to ${formatDay(round.closesOn)}`,
      asks: ['Grade', ...(round.asksEffort ? ['effort'] : []), ...(round.asksComment ? ['comment'] : [])].join(', '),
      tag: roundTags[roundState(round, today)],
    })),
  }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, roundForm, async (form) => {
    const id = await setRound(ctx, form)
    return redirectWithNotice(paths.progress.round(id), 'Round set')
  }),
)

export default function RoundsPage() {
  const { organisation, maySet, newest, efforts, rounds } = useLoaderData<typeof loader>()
  return (
    <Page title="Rounds of reports" caption={organisation} back={{ href: paths.progress.home(), text: 'Progress' }}>
      <Table
        caption="Rounds"
        hideCaption
        firstCellIsHeader
        isStacked
        head={['Round', 'Year', 'Days', 'What is asked', 'State']}
        rows={rounds.map(({ id, name, year, days, asks, tag }) => [
          <a className="govuk-link" key={id} href={paths.progress.round(id)}>
            {name}
          </a>,
          year,
          days,
          asks,
          <StatusTag key="state" tag={tag} />,
        ])}
        empty={<Empty title="No round has been set yet">Set the first one below. Then grades can be entered.</Empty>}
      />
      <p className="govuk-body">Effort: {efforts}.</p>
      {maySet ? (
        <>
          <p className="govuk-body">
            <a href={paths.progress.effort}>Change the words for effort</a>
          </p>
          {newest ? (
            <ZodForm action={paths.progress.copyRounds} id="copy">
              <Hidden name="year" value={newest.year} />
              <Button kind="secondary">Set the same rounds for {newest.next}</Button>
            </ZodForm>
          ) : null}
          <h2 className="govuk-heading-m">Set a round</h2>
          <ZodForm defaults={{ asks: ['effort', 'comment'] }}>
            <RoundFields />
            <Button>Set this round</Button>
          </ZodForm>
        </>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Rounds of reports - Onward' }]
