import type { RequirementTerm } from '~/domain/requirements/entry-requirement'
import { gcseScales, TECHNICAL_AWARD } from '~/domain/requirements/grade-scale'
import { isSubjectAsked, subjectName } from '~/domain/requirements/school-subject'
import { nounOf, worstOf, type Award, type Judgement, type Verdict } from './held-grade'

type Term<Kind> = Extract<RequirementTerm, { kind: Kind }>

const BEST_GRADE = 9

/** A grade in one subject: the best the learner has of it. Of two awards in one both must reach it to be sure. */
export function checkSubject(
  { subject, grade }: { subject: string; grade: string },
  awards: readonly Award[],
): Judgement {
  const held = awards.filter((award) => isGcse(award) && isSubjectAsked(subject, award.subject))
  const name = subjectName(subject)
  const best = bestHeld(held)
  if (!best) {
    return {
      verdict: 'unknown',
      reason: `We do not know your grade in ${name} yet.`,
      missing: [{ subject: name, needed: grade, held: null }],
    }
  }
  const has = `Your ${nounOf(best.from)} is ${best.from.grade}.`
  if (best.least >= Number(grade))
    return { verdict: 'met', reason: `You need grade ${grade} in ${name}. ${has}`, missing: [] }
  const missing = [{ subject: name, needed: grade, held: best.from.grade }]
  if (best.most >= Number(grade))
    return { verdict: 'unknown', reason: `You need grade ${grade} in ${name}. ${has} Ask if this is enough.`, missing }
  return { verdict: 'not-met', reason: `You need grade ${grade} in ${name}. ${has}`, missing }
}

/** So many GCSEs at a grade. Fewer told than asked for is not known: nobody has said there are no more. */
export function checkCount(term: Term<'count'>, awards: readonly Award[]): Judgement {
  const counted = awards.filter(
    (award) =>
      (isGcse(award) || (term.hasEquivalents && award.scale === TECHNICAL_AWARD)) && isAmong(term.among, award.subject),
  )
  const enough = counted.filter(({ points }) => points >= Number(term.grade)).length
  const verdict = countVerdict(term.count, enough, counted.length)
  const parts = term.including.map((subject) => checkSubject({ subject, grade: term.grade }, awards))
  const wanting = parts.filter((part) => part.verdict !== 'met')
  const short =
    verdict === 'met' ? [] : [{ subject: null, needed: `${term.count} at grade ${term.grade}`, held: String(enough) }]
  return {
    verdict: worstOf([verdict, ...parts.map((part) => part.verdict)]),
    reason: [countReason(term, enough, verdict), ...wanting.map(({ reason }) => reason)].join(' '),
    missing: [...short, ...wanting.flatMap(({ missing }) => missing)],
  }
}

/** An average over the best few. Where fewer are told, the rest may still be anything. */
export function checkAverage({ points, best }: Term<'average'>, awards: readonly Award[]): Judgement {
  const all = awards.filter(isGcse).map((award) => award.points)
  const counted = all.toSorted((a, b) => b - a).slice(0, best)
  const sum = counted.reduce((total, one) => total + one, 0)
  const most = sum + BEST_GRADE * (best - counted.length)
  const verdict = sum >= points * best ? 'met' : most >= points * best && counted.length < best ? 'unknown' : 'not-met'
  if (counted.length === 0) return { verdict, reason: 'We do not know your GCSE grades yet.', missing: [] }
  const average = (sum / counted.length).toFixed(1).replace(/\.0$/, '')
  const reason = `The average of your best ${counted.length} is ${average} points.`
  const needed = `an average of ${points} points`
  return { verdict, reason, missing: verdict === 'met' ? [] : [{ subject: null, needed, held: average }] }
}

function countVerdict(asked: number, enough: number, told: number): Verdict {
  if (enough >= asked) return 'met'
  return told < asked ? 'unknown' : 'not-met'
}

function countReason({ count, grade }: Term<'count'>, enough: number, verdict: Verdict) {
  const have = `You have ${enough} at grade ${grade} or above`
  if (verdict === 'met') return `${have}.`
  return verdict === 'unknown'
    ? `${have} so far, and ${count} are asked for.`
    : `${have}: ${count - enough} more ${count - enough === 1 ? 'is' : 'are'} needed.`
}

/** The grade of the subject that goes furthest, with what its two awards reach where it has two. */
function bestHeld(held: readonly Award[]) {
  const grades = [...new Set(held.map(({ from }) => from))].map((from) => {
    const points = held.filter((award) => award.from === from).map((award) => award.points)
    return { from, least: Math.min(...points), most: Math.max(...points) }
  })
  return grades.toSorted((a, b) => b.least - a.least || b.most - a.most)[0]
}

function isAmong(among: readonly string[], subject: string) {
  return among.length === 0 || among.some((asked) => isSubjectAsked(asked, subject))
}

function isGcse({ scale }: Award) {
  return gcseScales.includes(scale)
}
