import { TextInput } from '~/ui/fields/text-input'

/** What a coordinator says of a neighbouring area. */
export function NeighbourFields() {
  return (
    <>
      <TextInput name="name" label="Name of the area" hint="As people say it, such as: Dunshire" width={20} />
      <TextInput
        name="url"
        label="Address of its XCRI-CAP file"
        hint="It begins with https://. Leave it out if you are sent files by hand."
        type="url"
        isOptional
      />
      <TextInput
        name="attribution"
        label="Whose courses these are, and the licence"
        hint="Shown with them, such as: Dunshire Council, Open Government Licence v3.0"
        width="full"
      />
    </>
  )
}
