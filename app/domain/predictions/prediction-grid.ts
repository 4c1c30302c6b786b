import {
  gradeOn,
  isQualification,
  type PredictedGrade,
  type Qualification,
  type SubjectTaken,
} from '~/domain/plans/grade'
import { Refusal } from '~/kit/errors'
import { decidePrediction, released, standing, type HeldPrediction } from './prediction'

/** A form group, or a small school's whole year. */
export const BOXES_AT_MOST = 200

export type GridSubject = { subject: string; qualification: Qualification }

/** One box of the grid: what was typed, and what stood there when the page was made. */
export type Box = { learnerId: string; typed: string; was: string }

type Learner = { id: string; givenNames: string; held: readonly HeldPrediction[]; isReleased: boolean }
type Change = { learnerId: string; put?: PredictedGrade; remove?: SubjectTaken }

/**
 * What the boxes of a grid change. A box that somebody else has changed since the page was made is refused, whatever was
 * typed, unless both wrote the same: nothing is saved until it was looked at.
 */
export function changesInGrid(learners: readonly Learner[], subject: GridSubject, boxes: readonly Box[]): Change[] {
  return learners.flatMap((learner): Change[] => {
    const box = boxes.find(({ learnerId }) => learnerId === learner.id)
    const typed = box ? (gradeOn(subject.qualification, box.typed) ?? '') : ''
    if (!box || typed === box.was) return []
    const now = standing(learner.held, subject.subject, subject.qualification)
    const grade = now?.isConfirmed ? now.grade : ''
    if (grade === typed) return []
    const field = `boxes.${learner.id}.typed`
    if (grade !== box.was) throw new Refusal('changed-meanwhile', sentenceOf(learner.givenNames, grade), field)
    if (learner.isReleased) throw new Refusal(released.code, released.sentence, field)
    if (typed === '') return now ? [{ learnerId: learner.id, remove: asTaken(now, subject) }] : []
    const decision = decidePrediction(learner.held, { ...subject, grade: typed }, false)
    if (decision.is === 'refused') throw new Refusal(decision.why.code, decision.why.sentence, field)
    return decision.is === 'unchanged' ? [] : [{ learnerId: learner.id, put: decision.grade }]
  })
}

function sentenceOf(name: string, grade: string): string {
  const now = grade === '' ? 'took the grade away' : `wrote ${grade}`
  return `A colleague ${now} for ${name} meanwhile. Nothing is saved yet. Save again if yours is right.`
}

function asTaken({ subject, qualification }: HeldPrediction, { qualification: own }: GridSubject): SubjectTaken {
  return { subject, qualification: isQualification(qualification) ? qualification : own }
}
