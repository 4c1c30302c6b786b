import type { EntryRequirement } from '../entry-requirement'
import { lineWords } from '../entry-requirement.words'

/** What a course asks for, one point for each line. */
export function RequirementLines({ requirement }: { requirement: EntryRequirement }) {
  return (
    <ul>
      {requirement.all.map((line, at) => (
        <li key={at}>{lineWords(line)}</li>
      ))}
    </ul>
  )
}
