import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { Hidden, SearchInput, TextInput } from '~/ui/fields/text-input'
import { SearchForm } from '~/ui/form'
import { distances } from '../course-search'

type Props = { words: string; postcode: string; within: number | null; carried: { name: string; value: string }[] }

/** What somebody looks for, and where from. The filters in use come along. */
export function SearchBox({ words, postcode, within, carried }: Props) {
  const miles = within === null || isUsual(within) ? distances : [...distances, within].toSorted((a, b) => a - b)
  return (
    <SearchForm action={paths.courses()} label="Courses" isInline>
      <SearchInput name="q" label="What do you want to learn or do?" defaultValue={words} width="two-thirds" />
      <TextInput
        name="postcode"
        label="Postcode or town"
        isOptional
        width={10}
        autoComplete="postal-code"
        defaultValue={postcode}
      />
      <Select
        name="within"
        label="How far"
        defaultValue={within === null ? '' : String(within)}
        empty="Any distance"
        options={miles.map((distance) => ({ value: String(distance), text: `Within about ${distance} miles` }))}
      />
      {carried.map(({ name, value }) => (
        <Hidden key={`${name} ${value}`} name={name} value={value} />
      ))}
      <Button>Search</Button>
    </SearchForm>
  )
}

function isUsual(within: number) {
  return distances.some((distance) => distance === within)
}
