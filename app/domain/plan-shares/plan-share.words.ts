import type { Sentences } from '~/domain/learners/timeline'
import { isPlanSection } from '../plans/plan'
import type { PlanPart } from '../plans/plan-rights'
import { sectionWords } from '../plans/plan.words'
import type { ShareStanding } from './plan-share'

type Tag = { text: string; colour: 'green' | 'grey' | 'orange' }

/** What a part of a plan is called: to the learner, and to whoever else reads it. */
export function partWords(part: PlanPart, reader: 'learner' | 'provider'): string {
  if (isPlanSection(part)) return reader === 'learner' ? sectionWords[part].own : sectionWords[part].title
  if (part === 'targets') return reader === 'learner' ? 'My targets' : 'Targets'
  return reader === 'learner' ? 'My reviews' : 'Reviews'
}

export const standingTags: Record<ShareStanding, Tag> = {
  open: { text: 'They can read it', colour: 'green' },
  ended: { text: 'Stopped', colour: 'grey' },
  expired: { text: 'Over', colour: 'grey' },
  'no-place': { text: 'No place, so nobody reads it', colour: 'orange' },
}

/** What the events of shares say in a history: between the learner and those who look after the learner. */
export const planShareSentences: Sentences = {
  'plan-share.given': ({ particulars }, { role }) =>
    toldOf(role, `Shared the plan with ${String(particulars['provider'])}`),
  'plan-share.ended': ({ particulars }, { role }) =>
    toldOf(role, `Stopped sharing the plan with ${String(particulars['provider'])}`),
}

function toldOf(role: string, sentence: string): string | null {
  return ['learner', 'tutor', 'careers-lead', 'head', 'adviser'].includes(role) ? sentence : null
}
