import { formatDay } from '~/kit/dates'
import { alertKinds } from '~/domain/alerts/alert'
import { alertWords } from '~/domain/alerts/alert.words'
import { standingOf, gradesBelow, latestEffort, latestGrade, type Told } from './standing'

/** A fact that speaks for looking at a learner early, with where it comes from. It is counted, and judges nobody. */
export type Warning = { kind: WarningKind; words: string; source: string }

export type WarningKind = 'below-target' | 'attendance' | 'effort' | 'review' | 'target'

export type SubjectFact = { subject: string; scale: string; target: string | null; entries: readonly Told[] }
export type AlertFact = { kind: string; providerName: string } & Record<
  'possible' | 'attended' | 'late' | 'missed',
  number
>
export type PlanFacts = { reviewDueOn: string | null; lateTargets: number; lateSteps: number }

export type WarningFacts = {
  subjects: readonly SubjectFact[]
  alerts: readonly AlertFact[]
  /** Null for whoever does not open the plan. */
  plan: PlanFacts | null
  today: string
}

/** From this level of effort on it is little. */
const LITTLE_EFFORT = 3

/** What is there to see before it is late. An added fact never takes another away. */
export function warningsOf({ subjects, alerts, plan, today }: WarningFacts): Warning[] {
  return [
    ...belowTarget(subjects),
    ...littleEffort(subjects),
    ...alerts.flatMap((alert): Warning[] => {
      const kind = alertKinds.find((one) => one === alert.kind)
      if (!kind) return []
      return [{ kind: 'attendance', words: alertWords(kind, alert), source: `Registers of ${alert.providerName}` }]
    }),
    ...(plan ? fromPlan(plan, today) : []),
  ]
}

function belowTarget(subjects: readonly SubjectFact[]): Warning[] {
  const below = subjects.filter((one) => standingOf({ ...one, grade: latestGrade(one.entries) }) === 'below')
  if (below.length === 0) return []
  const lines = below.map((one) => {
    const steps = gradesBelow({ ...one, grade: latestGrade(one.entries) })
    return `${one.subject} (${steps} ${steps === 1 ? 'grade' : 'grades'})`
  })
  const words = `Below target in ${below.length} of ${subjects.length}: ${lines.join(', ')}`
  return [{ kind: 'below-target', words, source: 'Reports, the newest grade of each' }]
}

function littleEffort(subjects: readonly SubjectFact[]): Warning[] {
  const little = subjects.filter(({ entries }) => (latestEffort(entries) ?? 0) >= LITTLE_EFFORT)
  if (little.length === 0) return []
  const words = `Little effort in ${little.map(({ subject }) => subject).join(', ')}`
  return [{ kind: 'effort', words, source: 'Reports, the newest of each' }]
}

function fromPlan({ reviewDueOn, lateTargets, lateSteps }: PlanFacts, today: string): Warning[] {
  const late = [counted(lateTargets, 'target'), counted(lateSteps, 'step')].filter((words) => words !== '')
  return [
    ...(reviewDueOn !== null && reviewDueOn < today
      ? [
          {
            kind: 'review' as const,
            words: `A review was due on ${formatDay(reviewDueOn)}`,
            source: 'Reviews of the plan',
          },
        ]
      : []),
    ...(late.length > 0
      ? [{ kind: 'target' as const, words: `Past their day: ${late.join(' and ')}`, source: 'Targets of the plan' }]
      : []),
  ]
}

function counted(count: number, noun: string): string {
  if (count === 0) return ''
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`
}
