import { GovukTag } from './govuk/texts'

export type TagColour = 'grey' | 'green' | 'teal' | 'blue' | 'purple' | 'magenta' | 'red' | 'orange' | 'yellow'

export type Tag = { text: string; colour: TagColour }

/** A state in one or two words. The words carry the meaning; the colour only helps. */
export function StatusTag({ tag }: { tag: Tag }) {
  return <GovukTag text={tag.text} classes={`govuk-tag--${tag.colour}`} />
}
