import { Checkbox, Checkboxes } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { TextArea } from '~/ui/fields/text-area'
import { Hidden, TextInput } from '~/ui/fields/text-input'
import { audienceWords } from '../notice.words'

/** What a coordinator writes for others to read. */
export function NoticeFields({ version }: { version: number }) {
  return (
    <>
      <TextInput name="title" label="Heading" />
      <TextArea name="body" label="What do you want to tell?" rows={8} maxLength={4000} />
      <Checkboxes name="audiences" legend="Who is it for?" options={audienceWords} />
      <Checkbox
        name="needsReceipt"
        label="It matters: ask people at work to say that they have read it"
        hint="Learners, parents and carers are never asked."
      />
      <DateInput
        name="shownUntil"
        legend="Last day to show it"
        hint="Leave it empty to show it until you withdraw it."
      />
      <Hidden name="version" value={version} />
    </>
  )
}
