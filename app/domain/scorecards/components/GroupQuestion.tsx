import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { SearchForm } from '~/ui/form'
import { dimensionWords } from '../scorecard.words'

type Props = {
  action: string
  by: string
  month: string
  months: readonly { periodEnd: string; words: string }[]
}

/** By what, and of which month, a figure is looked at. */
export function GroupQuestion({ action, by, month, months }: Props) {
  return (
    <SearchForm action={action} label="Look at another group or month">
      <Select name="by" label="By" options={dimensionWords} defaultValue={by} />
      <Select
        name="month"
        label="Month"
        options={months.map(({ periodEnd, words }) => ({ value: periodEnd, text: words }))}
        defaultValue={month}
      />
      <Button kind="secondary">Show</Button>
    </SearchForm>
  )
}
