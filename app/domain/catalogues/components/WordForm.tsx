import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { wordFields } from '../provider-word'

type Choices = { value: string; text: string }[]
type Props = { row: { field: string; word: string }; value: string | null; uses: number | null; subjects: Choices }

/** One word of the provider's, and the list of what it may stand for; subjects in the area's words. */
export function WordForm({ row, value, uses, subjects }: Props) {
  const field = Object.entries(wordFields).find(([name]) => name === row.field)?.[1]
  if (!field) return null
  return (
    <ZodForm
      action={paths.provider.courseWords}
      id={`${row.field}-${row.word}`.replace(/[^a-zA-Z0-9]+/g, '-')}
      only={{ field: row.field, word: row.word }}
    >
      <Hidden name="field" value={row.field} />
      <Hidden name="word" value={row.word} />
      <Select
        name="value"
        label={`${field.label}: “${row.word}”${uses === null ? '' : ` (used ${uses} ${uses === 1 ? 'time' : 'times'})`}`}
        options={row.field === 'subjectCode' ? subjects : field.values}
        empty="Nothing of ours"
        defaultValue={value ?? ''}
      />
      <Button kind="secondary">
        Save<span className="govuk-visually-hidden"> “{row.word}”</span>
      </Button>
    </ZodForm>
  )
}
