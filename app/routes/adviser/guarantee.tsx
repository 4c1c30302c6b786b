import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { DeskTable } from '~/domain/guarantees/components/DeskTable'
import { openSeasons, outcomes } from '~/domain/guarantees/guarantee'
import { deskRowShown, tilesOf } from '~/domain/guarantees/guarantee-shown'
import { deskCounts, guaranteeDesk, guaranteeSchools } from '~/domain/guarantees/guarantee.queries.server'
import { deskFilter } from '~/domain/guarantees/guarantee.schemas'
import { outcomeWords, seasonWords } from '~/domain/guarantees/guarantee.words'
import { COUNTED_AT_MOST, cappedWords } from '~/kit/capped-count'
import { londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { SearchForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'
import { Tiles } from '~/ui/tiles'

const whatToShow = { 'to-do': 'Not recorded and no offer', ...outcomeWords, all: 'Everybody' }

export const loader = signedIn(async ({ ctx, url }) => {
  const { show, school, after, september } = deskFilter.parse(Object.fromEntries(url.searchParams))
  const [told = 0, ...others] = openSeasons(londonDay(ctx.now))
  const season = september !== null && others.includes(september) ? september : told
  const { rows, next } = await guaranteeDesk(ctx, { season, outcome: show, schoolId: school, after })
  const counts = await deskCounts(ctx, season)
  const schools = await guaranteeSchools(ctx, season)
  const kept = {
    ...(season === told ? {} : { september: String(season) }),
    ...(show === 'to-do' ? {} : { show }),
    ...(school ? { school } : {}),
  }
  return {
    ...{ season, show, school: school ?? '' },
    seasons: Object.fromEntries([told, ...others].map((year) => [String(year), seasonWords(year)])),
    schools: schools.map(({ id, name }) => ({ value: id, text: name })),
    tiles: tilesOf(counts, outcomes).map(({ outcome, count }) => ({
      label: outcomeWords[outcome],
      count: count > COUNTED_AT_MOST ? cappedWords(count) : count,
      href: paths.guarantee.desk({ ...(season === told ? {} : { september: String(season) }), show: outcome }),
    })),
    rows: rows.map(deskRowShown),
    first: after ? paths.guarantee.desk(kept) : undefined,
    next: next ? paths.guarantee.desk({ ...kept, after: next }) : undefined,
  }
})

export default function GuaranteeDeskPage() {
  const { season, seasons, show, school, schools, tiles, rows, first, next } = useLoaderData<typeof loader>()
  return (
    <Page title="September Guarantee" caption={seasonWords(season)}>
      <p className="govuk-body">
        Everybody of 16 and 17 is to have the offer of a place by the end of September. What the record says is worked
        out each night, with what it rests on. Only whom it leaves open needs you. How many there are in all is on the{' '}
        <a href={paths.scorecards.figure('guarantee-offered')}>board</a>.
      </p>
      <Tiles tiles={tiles} label="How many have each answer" />
      <SearchForm action={paths.guarantee.desk()} label="Narrow the list">
        <Select name="september" label="For" options={seasons} defaultValue={String(season)} />
        <Select name="show" label="Show" options={whatToShow} defaultValue={show} />
        <Select name="school" label="School" options={schools} empty="Every school" defaultValue={school} />
        <Button kind="secondary">Show these</Button>
      </SearchForm>
      <DeskTable rows={rows} isToDo={show === 'to-do'} />
      <Pager {...(first ? { previous: first } : {})} {...(next ? { next } : {})} label="Pages of the list" />
    </Page>
  )
}

export const meta = () => [{ title: 'September Guarantee - Onward' }]
