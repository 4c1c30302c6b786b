import { Select } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { TextInput } from '~/ui/fields/text-input'
import type { OwnField } from '~/domain/courses/course-blocks'

/** The box of one field of a course. */
export function OwnFieldInput({
  field,
}: {
  field: Pick<OwnField, 'name' | 'label' | 'hint' | 'kind' | 'longest' | 'isNeeded' | 'options'>
}) {
  const { name, label, hint, kind, isNeeded, options } = field
  const shared = { name: `said.${name}`, label, hint, isOptional: !isNeeded }
  if (options) return <Select {...shared} options={options} empty="Not stated" />
  if (kind !== 'words')
    return <TextInput {...shared} width="two-thirds" type={kind === 'address' ? 'url' : undefined} />
  return <TextArea {...shared} hint={hint ? `${hint} ${how}` : how} rows={8} />
}

const how = 'Leave an empty line between paragraphs. Begin each point of a list with a hyphen.'
