import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { LeaverTable } from '~/domain/leavers/components/LeaverTable'
import { leavingYears } from '~/domain/leavers/leaver'
import { leaverShown } from '~/domain/leavers/leaver-shown'
import { leaverWork, schoolsOfLeavers } from '~/domain/leavers/leaver.queries.server'
import { leaverFilter } from '~/domain/leavers/leaver.schemas'
import { leavingWords, mismatchWords } from '~/domain/leavers/leaver.words'
import { londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { SearchForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'

export const loader = signedIn(async ({ ctx, url }) => {
  const { year: asked, kind, school, after } = leaverFilter.parse(Object.fromEntries(url.searchParams))
  const years = leavingYears(londonDay(ctx.now))
  const year = years.find((one) => one === asked) ?? years[0] ?? 0
  const { rows, next } = await leaverWork(ctx, { year, kind, schoolId: school, after })
  const schools = await schoolsOfLeavers(ctx, year)
  const kept = {
    ...(year === years[0] ? {} : { year: String(year) }),
    ...(kind === 'all' ? {} : { kind }),
    ...(school ? { school } : {}),
  }
  return {
    ...{ year, kind, school: school ?? '' },
    years: Object.fromEntries(years.map((one) => [String(one), leavingWords(one)])),
    schools: schools.map(({ id, name }) => ({ value: id, text: name })),
    rows: rows.map(leaverShown),
    first: after ? paths.leavers.work(kept) : undefined,
    next: next ? paths.leavers.work({ ...kept, after: next }) : undefined,
  }
})

export default function LeaversPage() {
  const { year, years, kind, school, schools, rows, first, next } = useLoaderData<typeof loader>()
  return (
    <Page title="Destinations" caption={leavingWords(year)}>
      <p className="govuk-body">
        What each leaver meant to do, was offered, said yes to, did on 1 November, and still did six months on. Here
        stand those of whom these do not go together.
      </p>
      <p className="govuk-body">
        <a href={paths.leavers.notKnown()}>The annual activity survey: who is not known yet</a>
      </p>
      <SearchForm action={paths.leavers.work()} label="Narrow the list">
        <Select name="year" label="For" options={years} defaultValue={String(year)} />
        <Select
          name="kind"
          label="What is not right"
          options={{ all: 'Everything', ...mismatchWords }}
          defaultValue={kind}
        />
        <Select name="school" label="School" options={schools} empty="Every school" defaultValue={school} />
        <Button kind="secondary">Show these</Button>
      </SearchForm>
      <LeaverTable rows={rows} />
      <Pager {...(first ? { previous: first } : {})} {...(next ? { next } : {})} label="Pages of the list" />
    </Page>
  )
}

export const meta = () => [{ title: 'Destinations - Onward' }]
