import type { NoticeAudience, noticeState } from './notice'

/** Each audience as the area chooses it. */
export const audienceWords: Record<NoticeAudience, string> = {
  school: 'Schools',
  provider: 'Colleges and training providers',
  adviser: 'Connexions advisers',
  panel: 'Panel members',
  learner: 'Learners',
  parent: 'Parents and carers',
}

/** How a notice stands, for the eye. */
export const noticeTags = {
  shown: { text: 'Shown', colour: 'green' },
  over: { text: 'Its time is over', colour: 'grey' },
  withdrawn: { text: 'Withdrawn', colour: 'grey' },
} as const satisfies Record<ReturnType<typeof noticeState>, unknown>
