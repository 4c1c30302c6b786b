import { fullName } from '~/domain/learners/learner'
import { isToStudy, type CoreSubject, type Judged } from './must-study'
import { coreNames } from './must-study.words'
import { riskTags } from './progress.words'
import { isRiskRating } from './risk'

type Listed = {
  id: string
  givenNames: string
  familyName: string
  form: string | null
  subjects: number
  below: number
  worst: string | null
  interventions: number
  alerts: number
}

/** One learner of a list. */
export function listedShown(row: Listed, judged: readonly Judged[], missing: readonly CoreSubject[]) {
  const { id, form, subjects, below, worst, interventions, alerts } = row
  return {
    ...{ id, form, name: fullName(row) },
    reports:
      subjects === 0 ? 'No report yet' : below === 0 ? `None of ${subjects} below` : `${below} of ${subjects} below`,
    risk: worst !== null && isRiskRating(worst) ? riskTags[worst] : null,
    early: [below > 0 ? 'below target' : '', alerts > 0 ? 'attendance' : ''].filter((word) => word !== ''),
    interventions:
      interventions === 0 ? 'Nothing' : interventions === 1 ? '1 thing goes on' : `${interventions} things go on`,
    must: mustWords(judged, missing),
  }
}

export type ShownListed = ReturnType<typeof listedShown>

/** What must be studied, in a few words; nothing for those who are judged elsewhere. */
function mustWords(judged: readonly Judged[], missing: readonly CoreSubject[]): string {
  const lines = judged.filter(isToStudy).map(({ subject }) => {
    const name = coreNames[subject]
    return missing.includes(subject) ? `${name} (no report of it)` : name
  })
  const unknown = judged.filter(({ must }) => must === 'unknown').map(({ subject }) => coreNames[subject])
  if (unknown.length > 0) lines.push(`${unknown.join(' and ')} not known`)
  if (lines.length > 0) return lines.join(', ')
  return judged.length === 0 ? 'Seen to at school' : 'Neither'
}
