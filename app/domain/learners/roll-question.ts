import type { KnownLearner, Match } from './cohort'
import type { Pupil } from './pupil'

/** What a person has said of a row that was held: one of ours, or somebody else. */
export type Answer = { is: 'same'; learnerId: string } | { is: 'different' }

/** What a row is held for, with those of ours it may be. */
export type RollQuestion = {
  kind: 'duplicate' | 'leaver'
  line: number | null
  /** knows the row again in the next file of the school */
  mark: string
  why: string
  told: { name: string; bornOn: string | null; form: string | null }
  candidates: string[]
}

/** What people have said of the rows of a file, and what it leaves to be asked. */
export class Judging {
  readonly questions: RollQuestion[] = []
  /** who came of a row that is somebody else, by its mark */
  readonly became = new Map<string, string>()

  constructor(
    readonly answers: ReadonlyMap<string, Answer> = new Map(),
    /** those on the roll of whom the school says that they have left */
    readonly leaving: readonly string[] = [],
    /** the sender says that the file holds everybody of its year groups */
    readonly isWhole = false,
  ) {}

  ask(question: RollQuestion): void {
    this.questions.push(question)
  }
}

/** The same row has the same mark in every file: its name, day of birth and numbers. */
export function markOf({ nameKey, bornOn, upn, uln }: Pick<Pupil, 'nameKey' | 'bornOn' | 'upn' | 'uln'>): string {
  return [nameKey, bornOn, upn ?? '', uln ?? ''].join('|')
}

/** What becomes of a held row once a person has spoken. An answer that no longer fits leaves it held. */
export function answered(match: Match, candidates: readonly KnownLearner[], answer: Answer | undefined): Match {
  if (match.is !== 'held' || answer === undefined) return match
  if (answer.is === 'different') return { is: 'new' }
  const learner = candidates.find(({ id }) => id === answer.learnerId)
  return learner ? { is: 'known', learner } : match
}

/** The question that a held row puts. Whoever this very file adds cannot be chosen: there is no record of them yet. */
export function questionOf(
  pupil: Pupil,
  why: string,
  candidates: readonly KnownLearner[],
  isAddedNow: (learnerId: string) => boolean,
): RollQuestion {
  const { line, bornOn, said } = pupil
  return {
    kind: 'duplicate',
    line,
    mark: markOf(pupil),
    why,
    told: { name: `${said.legalGivenNames} ${said.legalFamilyName}`, bornOn, form: said.form ?? null },
    candidates: candidates.map(({ id }) => id).filter((id) => !isAddedNow(id)),
  }
}
