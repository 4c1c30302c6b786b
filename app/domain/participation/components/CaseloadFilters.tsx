import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { NumberInput, SearchInput } from '~/ui/fields/text-input'
import { SearchForm } from '~/ui/form'
import { Details } from '~/ui/text'
import { caseloadSorts, priorityWords, whoseWords, worklists, type CaseloadFilter } from '../caseload'

type Options = readonly { value: string; text: string }[]
type Props = { filter: CaseloadFilter; schools: Options; authorities: Options; wards: Options }

/** What a caseload is narrowed by and sorted by; it stands in the address, so a list can be kept. */
export function CaseloadFilters({ filter, schools, authorities, wards }: Props) {
  const { worklist, whose, sort, name, need, schoolId, authorityId, ward, days } = filter
  const isNarrow = sort !== 'need' || need !== null || schoolId !== null || authorityId !== null || ward !== null
  return (
    <SearchForm action={paths.adviser.caseload} label="Narrow the caseload">
      <Select name="list" label="Show" options={worklists} defaultValue={worklist} />
      <Select name="whose" label="Whose" options={whoseWords} defaultValue={whose} />
      <SearchInput name="name" label="Last name begins with" defaultValue={name} width={10} />
      <Details summary="Narrow it further, or sort it otherwise" isOpen={isNarrow}>
        <Select name="school" label="School" options={schools} empty="Every school" defaultValue={schoolId ?? ''} />
        {authorities.length > 1 ? (
          <Select
            name="authority"
            label="Authority"
            options={authorities}
            empty="Every authority"
            defaultValue={authorityId ?? ''}
          />
        ) : null}
        {wards.length > 0 ? (
          <Select name="ward" label="Ward" options={wards} empty="Every ward" defaultValue={ward ?? ''} />
        ) : null}
        <Select
          name="need"
          label="Support"
          options={priorityWords}
          empty="Every level"
          defaultValue={need === null ? '' : String(need)}
        />
        <Select name="sort" label="Sort by" options={caseloadSorts} defaultValue={sort} />
        <NumberInput name="days" label="Days without contact" defaultValue={String(days)} width={3} />
      </Details>
      <Button kind="secondary">Show these</Button>
    </SearchForm>
  )
}
