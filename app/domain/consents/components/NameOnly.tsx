import { WarningText } from '~/ui/text'

/** Says to an adviser why there is so little to read. */
export function NameOnly({ name }: { name: string }) {
  return (
    <WarningText>
      Only the name, address and date of birth of {name} are passed on to you, as the learner or a parent has asked
      (Education and Skills Act 2008, section 72). What {name} does now stays with you, because the council has to know
      it.
    </WarningText>
  )
}
