import { ActionBar, ResultsBar } from '../action-bar'
import { Button } from '../button'
import { Card, Cards } from '../card'
import { ChosenFilters, Facet, FilterLayout, FilterPanel } from '../facets'
import { Select } from '../fields/choices'
import { SearchInput, TextInput } from '../fields/text-input'
import { SearchForm } from '../form'
import { Pager, Pagination } from '../pagination'

export function Results() {
  return (
    <section>
      <h2>Results</h2>
      <SearchForm action="/courses" label="Courses" isInline>
        <SearchInput name="q" label="Subject or job" defaultValue="plumbing" />
        <TextInput name="postcode" label="Postcode" autoComplete="postal-code" width={10} />
        <Button>Search</Button>
      </SearchForm>
      <FilterLayout filters={<Filters />}>
        <ChosenFilters
          clearHref="/courses"
          filters={[
            { label: 'Level', text: 'Level 3', removeHref: '/courses?q=plumbing' },
            { text: 'Within 10 miles', removeHref: '/courses?level=3' },
          ]}
        />
        <ResultsBar count={<strong>312 courses</strong>}>
          <SearchForm action="/courses" label="Order" isInline>
            <Select name="sort" label="Sort by" hideLabel options={{ best: 'Best match', near: 'Nearest' }} />
            <Button kind="secondary">Sort</Button>
          </SearchForm>
        </ResultsBar>
        <Cards>
          <Card
            title="Plumbing and heating, Level 2"
            href="/courses/plumbing"
            headingLevel={3}
            byline="Riverside College, Truro"
            tags={[{ text: 'Places left', colour: 'green' }]}
            facts={[
              { key: 'Level', value: '2' },
              { key: 'Starts', value: 'September 2027' },
              { key: 'Distance', value: 'about 6 miles' },
            ]}
          >
            <p>Learn to fit and mend water and heating systems, with two days a week in the workshop.</p>
          </Card>
          <Card
            title="Gas engineer"
            href="/courses/gas"
            headingLevel={3}
            byline="Hill Training"
            actions={<Button>Apply for this course</Button>}
          />
        </Cards>
        <Pagination page={5} pages={16} href={(page) => `?page=${page}`} />
        <Pager previous="?before=a" next="?after=b" label="Older and newer" />
      </FilterLayout>
      <ActionBar>
        <p>3 of 480 chosen</p>
        <Button kind="secondary">Make an offer to all of them</Button>
      </ActionBar>
    </section>
  )
}

function Filters() {
  return (
    <SearchForm action="/courses" label="Filters">
      <FilterPanel title="Filter courses">
        <Facet
          name="level"
          legend="Level"
          chosen={['3']}
          options={[
            { value: '2', text: 'Level 2', count: 1204 },
            { value: '3', text: 'Level 3', count: 312 },
          ]}
        />
        <Facet
          name="within"
          legend="Distance"
          isSingle
          chosen={['10']}
          options={[
            { value: '5', text: 'Within 5 miles' },
            { value: '10', text: 'Within 10 miles' },
          ]}
        />
      </FilterPanel>
    </SearchForm>
  )
}
