import { z } from 'zod'
import { formatDay } from '~/kit/dates'

/** The state of a roll in words. */
const rollTags = {
  running: { text: 'Being read', colour: 'blue' },
  interrupted: { text: 'Interrupted', colour: 'orange' },
  'dry-run': { text: 'Preview', colour: 'blue' },
  held: { text: 'Held', colour: 'orange' },
  done: { text: 'On your roll', colour: 'green' },
  refused: { text: 'Refused', colour: 'red' },
  undone: { text: 'Undone', colour: 'grey' },
} as const

export function rollTag(status: string) {
  return Object.entries(rollTags).find(([name]) => name === status)?.[1] ?? rollTags.interrupted
}

const told = z.object({ name: z.string(), bornOn: z.string().nullable(), form: z.string().nullable() })

type Question = {
  id: string
  kind: string
  line: number | null
  why: string
  told: unknown
  candidates: string[]
  answer: string | null
  learnerId: string | null
}

type Candidate = {
  id: string
  givenNames: string
  familyName: string
  bornOn: string
  form: string | null
  schoolId: string | null
}

/** A question as the page puts it: who the row tells of, and what may be answered. */
export function questionToShow(question: Question, candidates: readonly Candidate[], schoolId: string | null) {
  const { id, kind, line, why, answer, learnerId } = question
  const { data: who } = told.safeParse(question.told)
  const fitting = candidates.filter((one) => question.candidates.includes(one.id))
  const place = [line === null ? null : `Line ${line}`, who?.form, who?.bornOn ? `born ${formatDay(who.bornOn)}` : null]
  return {
    id,
    why,
    who: who?.name ?? '',
    about: place.filter((part) => part !== null && part !== undefined).join(', '),
    answer: answer === 'same' ? `same:${learnerId ?? ''}` : (answer ?? ''),
    options: [
      ...(kind === 'leaver'
        ? [
            { value: 'left', text: 'Has left: take them off the roll' },
            { value: 'stays', text: 'Is still here' },
          ]
        : [
            ...fitting.map((one) => ({ value: `same:${one.id}`, text: `The same as ${placeOf(one, schoolId)}` })),
            { value: 'different', text: 'Somebody else' },
          ]),
      { value: '', text: 'Not decided: change nothing' },
    ],
  }
}

function placeOf({ givenNames, familyName, bornOn, form, ...one }: Candidate, schoolId: string | null): string {
  const where =
    one.schoolId === null
      ? 'on no roll'
      : one.schoolId === schoolId
        ? `on your roll${form ? ` in ${form}` : ''}`
        : 'on the roll of another school'
  return `${givenNames} ${familyName}, born ${formatDay(bornOn)}, ${where}`
}
