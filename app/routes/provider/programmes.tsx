import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { fullName } from '~/domain/learners/learner'
import { programmeFilter } from '~/domain/programme-ends/programme-end.schemas'
import { PROGRAMMES_A_PAGE, programmesOn } from '~/domain/programme-ends/programme.queries.server'
import { formatDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { SearchInput } from '~/ui/fields/text-input'
import { SearchForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url }) => {
  const { name, page } = programmeFilter.parse({
    name: url.searchParams.get('name') ?? '',
    page: url.searchParams.get('page') ?? 1,
  })
  const found = await programmesOn(ctx, { name, page })
  const at = (to: number) => paths.tracking.programmes({ ...(name ? { name } : {}), page: String(to) })
  return {
    name,
    previous: page > 1 ? at(page - 1) : undefined,
    next: found.length > PROGRAMMES_A_PAGE ? at(page + 1) : undefined,
    rows: found.slice(0, PROGRAMMES_A_PAGE).map((programme) => ({
      id: programme.id,
      name: fullName(programme),
      course: programme.courseTitle,
      startedOn: formatDay(programme.startedOn),
      isOnBreak: programme.isOnBreak,
    })),
  }
})

export default function ProgrammesPage() {
  const { name, rows, previous, next } = useLoaderData<typeof loader>()
  return (
    <Page title="Who is on a programme" back={paths.tracking.ends()}>
      <p className="govuk-body">
        Learners of other schools who come here for part of the week are under{' '}
        <a href={paths.tracking.placements()}>placements</a>.
      </p>
      <SearchForm action={paths.tracking.programmes()} label="Find a learner">
        <SearchInput name="name" label="Last name begins with" defaultValue={name} width={10} />
        <Button kind="secondary">Show these</Button>
      </SearchForm>
      <Table
        caption="On a programme now"
        firstCellIsHeader
        isStacked
        head={['Learner', 'Programme', 'Since', 'Now']}
        rows={rows.map(({ id, name, course, startedOn, isOnBreak }) => [
          <a href={paths.tracking.programme(id)} key={id}>
            {name}
          </a>,
          course,
          startedOn,
          <StatusTag
            key="now"
            tag={isOnBreak ? { text: 'Away for a time', colour: 'yellow' } : { text: 'On programme', colour: 'green' }}
          />,
        ])}
        empty={<Empty title="There is nobody">Whoever is marked as enrolled stands here.</Empty>}
      />
      <Pager {...(previous ? { previous } : {})} {...(next ? { next } : {})} label="Pages of learners" />
    </Page>
  )
}

export const meta = () => [{ title: 'Who is on a programme - Onward' }]
