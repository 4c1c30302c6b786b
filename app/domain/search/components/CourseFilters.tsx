import { paths } from '~/paths'
import { Facet, FilterPanel } from '~/ui/facets'
import { Hidden } from '~/ui/fields/text-input'
import { SearchForm } from '~/ui/form'

type Filter = {
  name: string
  legend: string
  chosen: string[]
  options: { value: string; text: string; count: number; hint?: string | undefined }[]
}

/** The ways to narrow the results, with how many courses each would leave. */
export function CourseFilters({ filters, carried }: { filters: Filter[]; carried: { name: string; value: string }[] }) {
  return (
    <SearchForm action={paths.courses()} label="Filters">
      {carried.map(({ name, value }) => (
        <Hidden key={`${name} ${value}`} name={name} value={value} />
      ))}
      <FilterPanel>
        {filters.map((filter) => (
          <Facet key={filter.name} {...filter} />
        ))}
      </FilterPanel>
    </SearchForm>
  )
}
