import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { ownStarts } from '~/domain/changed-offers/own-start.queries.server'
import { currentCycle } from '~/domain/cycles/cycle.queries.server'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import { findBoard, placesStanding } from '~/domain/results/board.queries.server'
import { Embargo } from '~/domain/results/components/Embargo'
import { PlacesTable } from '~/domain/results/components/PlacesTable'
import { PrepareFields } from '~/domain/results/components/PrepareFields'
import { embargoIn } from '~/domain/results/embargo.queries.server'
import { placeRow } from '~/domain/results/place-row'
import { prepareDecisions } from '~/domain/results/prepare.commands.server'
import { boardQuestion, prepareForm } from '~/domain/results/prepare.schemas'
import { standingTags } from '~/domain/results/results.words'
import { formatDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { SubNavigation } from '~/ui/navigation'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url }) => {
  const providerId = ctx.actor.organisationId ?? ''
  mustBeAllowed(ctx, 'results.prepare', { providerId })
  const { standing, after } = boardQuestion.parse(Object.fromEntries(url.searchParams))
  const cycle = await currentCycle(ctx)
  const { rows, next } = await placesStanding(ctx, { cycleId: cycle.id, standing, after })
  const starts = await ownStarts(ctx, providerId, cycle, null)
  const reasons = await currentReasons(ctx, 'conditions-missed', 'provider')
  const { resultsOutAt, counts } = await findBoard(ctx, cycle.id)
  return {
    ...{ standing, counts },
    embargo: await embargoIn(ctx, cycle, resultsOutAt),
    rows: rows.map((row) => placeRow(row, standing)),
    next: next ? paths.provider.results({ standing, after: next }) : undefined,
    starts: starts.map(({ id, title, startsOn, siteName }) => ({
      value: id,
      text: [title, siteName, startsOn && formatDay(startsOn)].filter(Boolean).join(', '),
    })),
    reasons: reasons.filter(({ needsDetail }) => !needsDetail).map(({ id, label }) => ({ value: id, text: label })),
  }
})

export const action = signedIn(({ ctx, request, url }) =>
  handleForm(request, prepareForm, async (form) => {
    const { standing } = boardQuestion.parse(Object.fromEntries(url.searchParams))
    const { id: cycleId } = await currentCycle(ctx)
    const count = await prepareDecisions(ctx, cycleId, form)
    const notice = form.decision === 'none' ? `Taken back for ${count}` : `Prepared for ${count}`
    return redirectWithNotice(paths.provider.results({ standing }), notice)
  }),
)

export default function ResultsPage() {
  const { standing, embargo, counts, rows, next, starts, reasons } = useLoaderData<typeof loader>()
  const links = counts.map((one) => ({
    href: paths.provider.results({ standing: one.standing }),
    text: `${standingTags[one.standing].text} (${one.count.toLocaleString('en-GB')})`,
  }))
  return (
    <Page title="Results day" back={paths.provider.queue}>
      <Embargo {...embargo} who="your staff" />
      <ul className="govuk-list onward-links">
        <li>
          <a href={paths.provider.resultFiles}>Send in results</a>
        </li>
        <li>
          <a href={paths.provider.resultsRuns}>Rehearse</a>
        </li>
        <li>
          <a href={paths.provider.resultsCalls}>Call list and free places</a>
        </li>
      </ul>
      {embargo.isOut ? (
        <ZodForm action={paths.provider.releasePrepared} id="release">
          <p className="govuk-body">Results are out, so what you prepare from now on is done when you say so.</p>
          <Button>Do what is prepared</Button>
        </ZodForm>
      ) : null}
      <SubNavigation label="How places stand" links={links} currentPath={paths.provider.results({ standing })} />
      {rows.length === 0 ? (
        <Empty title="No places in this group">Results that come in decide in which group a place stands.</Empty>
      ) : (
        <ZodForm isWide>
          <PlacesTable caption={standingTags[standing].text} rows={rows} />
          <PrepareFields starts={starts} reasons={reasons} />
        </ZodForm>
      )}
      <Pager next={next} label="More places" />
    </Page>
  )
}

export const meta = () => [{ title: 'Results day - Onward' }]
