import { planReaders, roleWords } from '~/access/roles'
import { roles } from '~/kit/actor'
import type { Sentences, TimelineEvent } from '../learners/timeline'
import { isPlanSection, type PlanSection } from './plan'

/** What a part is called: to the learner, and to everybody else; and what the learner is asked to write. */
export const sectionWords: Record<PlanSection, { own: string; title: string; asks: string }> = {
  aims: {
    own: 'What I want to do',
    title: 'Aims',
    asks: 'What would you like to do next year? And after that? It is fine not to be sure.',
  },
  strengths: {
    own: 'What I am good at',
    title: 'Strengths',
    asks: 'Think of school, home, work and clubs. What do you do well?',
  },
  interests: { own: 'What I like', title: 'Interests', asks: 'What do you like to do or learn about?' },
  needs: {
    own: 'What helps me learn',
    title: 'What helps to learn',
    asks: 'Say what makes it easier for you to learn. You can leave this out.',
  },
}

/** The name of a part for whoever reads. */
export function sectionTitle(section: PlanSection, role: string): string {
  return role === 'learner' ? sectionWords[section].own : sectionWords[section].title
}

/** Who wrote something: the name, as whom, and where they work. */
export function writerLine({ name, writtenAs, organisation }: Writer): string {
  const role = roles.find((known) => known === writtenAs)
  return [name ?? 'Somebody', role ? roleWords[role].toLowerCase() : writtenAs, organisation].filter(Boolean).join(', ')
}

type Writer = { name: string | null; writtenAs: string; organisation: string | null }

/** What the events of a plan say in a history, to those who may open the plan. A parent reads them on the plan itself. */
export const planSentences: Sentences = {
  'plan.section-written': (event, { role }) => told(role, `Wrote in the plan: ${partIn(event)}`),
  'plan.template-chosen': ({ particulars }, { role }) =>
    told(role, `Chose the template of the plan: ${String(particulars['template'])}`),
  'plan.taken-in': (_, { role }) => told(role, 'Took the plan in from a file'),
  'plan.contributed': (event, { role }) => told(role, `Added to the plan: ${partIn(event)}`),
  'plan.contribution-taken-back': (event, { role }) => told(role, `Took back a comment in the plan: ${partIn(event)}`),
}

function told(role: string, sentence: string): string | null {
  return role !== 'parent' && planReaders.some((reader) => reader === role) ? sentence : null
}

function partIn({ particulars }: TimelineEvent): string {
  const part = particulars['section']
  return typeof part === 'string' && isPlanSection(part) ? sectionWords[part].title.toLowerCase() : 'a part'
}
