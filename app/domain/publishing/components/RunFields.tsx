import { Checkbox, Radios, Select } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { NumberInput, TextInput } from '~/ui/fields/text-input'
import { attendanceModeWords, attendancePatternWords, studyModeWords } from '~/domain/courses/course.words'

type Site = { id: string; name: string; town: string | null; postcode: string | null }

/** All that a provider says of one start. */
export function RunFields({ sites }: { sites: Site[] }) {
  return (
    <>
      <Radios
        name="siteId"
        legend="Where does it take place?"
        isSmall
        options={[
          ...sites.map(({ id, name, town, postcode }) => ({
            value: id,
            text: [...new Set([name, town, postcode])].filter(Boolean).join(', '),
          })),
          { value: 'new', text: 'Another place', conditional: <NewSite /> },
        ]}
      />
      <DateInput name="startsOn" legend="First day" isOptional />
      <TextInput
        name="startText"
        label="When, in words"
        hint="If you do not know the day yet: “September 2027”, “Every Monday”."
        isOptional
        width={20}
      />
      <DateInput name="endsOn" legend="Last day" isOptional />
      <TextInput name="duration" label="Length" hint="“1 year”, “12 weeks”." isOptional width={20} />
      <TextInput
        name="hours"
        label="Hours"
        hint="“17 hours a week, Monday to Thursday”."
        isOptional
        width="two-thirds"
      />
      <Select name="studyMode" label="Full time or part time" options={studyModeWords} empty="Not stated" />
      <Select name="attendanceMode" label="How it is attended" options={attendanceModeWords} empty="Not stated" />
      <Select
        name="attendancePattern"
        label="Time of day or week"
        options={attendancePatternWords}
        empty="Not stated"
      />
      <TextInput name="costPence" label="Cost" prefix="£" width={10} inputMode="decimal" isOptional />
      <TextInput
        name="costText"
        label="About the cost"
        hint="If it is free, write “Free”. Nought is not shown as free."
        isOptional
        width="two-thirds"
      />
      <TextInput name="age" label="Ages" hint="“16 to 18”." isOptional width={10} />
      <NumberInput name="places" label="Places" isOptional />
      <NumberInput
        name="offersPerHundred"
        label="Offers for every 100 places"
        hint="110 means 22 offers for 20 places. You are warned before you make more. Empty means as many offers as places."
        isOptional
      />
      <Checkbox name="hasHardLimit" label="Never make more offers than there are places" />
      <DateInput name="applyFrom" legend="First day to apply" isOptional />
      <DateInput name="applyUntil" legend="Last day to apply" isOptional />
      <TextInput name="url" label="Page about this start on your own site" type="url" isOptional width="two-thirds" />
    </>
  )
}

function NewSite() {
  return (
    <>
      <TextInput name="newSite.name" label="Name of the place" width="two-thirds" />
      <TextInput name="newSite.address" label="Address" isOptional width="two-thirds" />
      <TextInput name="newSite.town" label="Town" isOptional width={20} />
      <TextInput name="newSite.postcode" label="Postcode" isOptional width={10} />
    </>
  )
}
