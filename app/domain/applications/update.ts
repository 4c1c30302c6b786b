import { Refusal } from '~/kit/errors'
import { is, type ChoiceState } from './choice.states'
import { gradeWords } from './section-meanwhile'
import { staffLabel } from './section.words'
import { applicationSections, type SectionField } from './sections'
import { asWritten, snapshotFrom, type GradeOnPaper, type Snapshot } from './snapshot'
import { isVisible, type Eyes, type Stage } from './visibility'

/** One answer that is no longer what was sent: as it was, and as it is. */
export type Change = { label: string; before: string; after: string }

/** Who reads the changes: the labels of the form speak to the learner, those of staff speak of the learner. */
export type ChangeReader = 'learner' | 'staff'

type Law = { kind: Eyes; stage: Stage; isProtected?: boolean }

/** What one copy says and another does not, of what this kind of provider may see at this stage, and nothing else. */
export function changesBetween(
  before: Snapshot,
  after: Snapshot,
  { kind, stage, isProtected }: Law,
  reader: ChangeReader,
): Change[] {
  const fields = applicationSections
    .flatMap((section) => section.fields)
    .filter(({ shows }) => isVisible(shows, kind, stage, isProtected))
    .map((field) => ({
      label: reader === 'staff' ? staffLabel(field) : field.label,
      before: wordsOf(field, before),
      after: wordsOf(field, after),
    }))
  const grades = isVisible('grades', kind, stage) ? gradeChanges(before.grades, after.grades) : []
  return [...fields, ...grades].filter((change) => change.before !== change.after)
}

/** The updates that came with a choice, each as this kind of provider may see it at this stage. */
export function updatesShown<U extends { id: string; sentAt: string; before: unknown; after: unknown }>(
  updates: readonly U[],
  law: Law,
) {
  return updates.flatMap(({ id, sentAt, ...copies }) => {
    const [before, after] = [snapshotFrom(copies.before), snapshotFrom(copies.after)]
    return before && after ? [{ id, sentAt, changes: changesBetween(before, after, law, 'staff') }] : []
  })
}

/** Whether an update can go to a choice at all: it was sent, and it is not over. */
export function takesUpdates(choice: { state: ChoiceState; sentAt: Date | null }): boolean {
  return choice.sentAt !== null && is(choice.state, 'providerSees') && !is(choice.state, 'terminal')
}

type Asked = { provider: string; state: ChoiceState; sentAt: Date | null; lastUpdateOn: string | null; changes: number }

/** Refuses, in words, an update that may not go to this choice today. */
export function refuseUpdate(choice: Asked, today: string) {
  if (!takesUpdates(choice)) {
    throw new Refusal(
      'not-from-here',
      `Your choice at ${choice.provider} is over, or not sent yet. No update can go there.`,
    )
  }
  if (choice.lastUpdateOn === today) {
    throw new Refusal('once-a-day', `You sent ${choice.provider} an update today. You can send the next one tomorrow.`)
  }
}

/** An update that asks for nothing new: a second click, a retry, or a form that was put back as it was. */
export function isNothingNew({ changes }: Pick<Asked, 'changes'>): boolean {
  return changes === 0
}

function gradeChanges(before: readonly GradeOnPaper[], after: readonly GradeOnPaper[]): Change[] {
  const nameOf = ({ subject, qualification }: GradeOnPaper) => `${subject}, ${qualification}`
  const wordsIn = (list: readonly GradeOnPaper[], name: string) => {
    const found = list.find((grade) => nameOf(grade) === name)
    return found ? `${gradeWords(found)}${found.isConfirmed ? ', from the school' : ''}` : ''
  }
  return [...new Set([...before, ...after].map(nameOf))].map((label) => ({
    label,
    before: wordsIn(before, label),
    after: wordsIn(after, label),
  }))
}

function wordsOf(field: SectionField, { answers }: Snapshot): string {
  return asWritten(field, answers[field.name] ?? '')
}
