import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { reasonsOn } from '~/domain/areas/reason.queries.server'
import { EndTable } from '~/domain/programme-ends/components/EndTable'
import { endShown } from '~/domain/programme-ends/end-shown'
import { ENDS_A_PAGE, endsOn } from '~/domain/programme-ends/programme-end.queries.server'
import { endFilter } from '~/domain/programme-ends/programme-end.schemas'
import { endTags } from '~/domain/programme-ends/programme-end.words'
import { nextSteps } from '~/domain/programme-ends/programme.queries.server'
import { paths } from '~/paths'
import { Button, ButtonGroup, LinkButton } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { SearchForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'

export const loader = signedIn(async ({ ctx, url }) => {
  const filter = endFilter.parse(Object.fromEntries(url.searchParams))
  const found = await endsOn(ctx, filter)
  const { page, ...kept } = filter
  const at = (to: number) => paths.tracking.ends({ ...kept, page: String(to) })
  return {
    filter: kept,
    previous: page > 1 ? at(page - 1) : undefined,
    next: found.length > ENDS_A_PAGE ? at(page + 1) : undefined,
    reasons: (await reasonsOn(ctx, 'programme-withdrawn')).map(({ code, label }) => ({
      value: code,
      text: label,
    })),
    steps: (await nextSteps(ctx)).map(({ code, label }) => ({ value: code, text: label })),
    rows: found
      .slice(0, ENDS_A_PAGE)
      .map((end) => endShown(end, { href: paths.tracking.end(end.id), withProvider: false })),
  }
})

export default function EndingsPage() {
  const { filter, reasons, steps, rows, previous, next } = useLoaderData<typeof loader>()
  const kinds = Object.entries(endTags).map(([value, { text }]) => ({ value, text }))
  return (
    <Page title="Programmes that have ended">
      <ButtonGroup>
        <LinkButton href={paths.tracking.programmes()}>Who is on a programme</LinkButton>
        <LinkButton href={paths.tracking.checks()} kind="secondary">
          Still there after six months?
        </LinkButton>
        <a className="govuk-link" href={paths.tracking.endsFile(filter)} download>
          Take this list as a file
        </a>
      </ButtonGroup>
      <SearchForm action={paths.tracking.ends()} label="Narrow the list" isInline>
        <Select name="kind" label="How it ended" options={kinds} empty="All" defaultValue={filter.kind} />
        <Select name="reason" label="Why" options={reasons} empty="All" defaultValue={filter.reason} />
        <Select name="next" label="Next step" options={steps} empty="All" defaultValue={filter.next} />
        <Button kind="secondary">Show these</Button>
      </SearchForm>
      <EndTable
        rows={rows}
        caption="The newest first"
        empty="When a learner completes, transfers or leaves, it stands here."
      />
      <Pager {...(previous ? { previous } : {})} {...(next ? { next } : {})} label="Pages of endings" />
    </Page>
  )
}

export const meta = () => [{ title: 'Programmes that have ended - Onward' }]
