import type { Sentences, TimelineEvent } from '~/domain/learners/timeline'
import { formatDay } from '~/kit/dates'
import type { CourseMove, CourseState, RunMove, RunState } from './publishing.states'

type Tag = { text: string; colour: 'grey' | 'green' | 'red' | 'orange' | 'purple' | 'blue' }

/** The state of a course, as its provider reads it. */
export const courseTags: Record<CourseState, Tag> = {
  draft: { text: 'Draft', colour: 'grey' },
  live: { text: 'Live', colour: 'green' },
  withdrawn: { text: 'Withdrawn', colour: 'red' },
}

/** The state of a start. */
export const runTags: Record<RunState, Tag> = {
  draft: { text: 'Draft', colour: 'grey' },
  open: { text: 'Open', colour: 'green' },
  closed: { text: 'Closed', colour: 'orange' },
  full: { text: 'Full', colour: 'purple' },
  withdrawn: { text: 'Withdrawn', colour: 'red' },
}

/** One thing that can be done: its button, what it means for learners, and what is said when it is done. */
export type MoveWords = { button: string; title: string; means: string; done: string; past: string }

export const courseMoveWords: Record<CourseMove, MoveWords> = {
  publish: {
    button: 'Publish',
    title: 'Publish this course',
    means:
      'Everybody can find it, and its draft starts open with it. A start of next year appears when next year’s prospectus opens.',
    done: 'Course published',
    past: 'Published',
  },
  withdraw: {
    button: 'Withdraw',
    title: 'Withdraw this course',
    means:
      'Nobody finds it any more, and nobody new can apply. Who has applied keeps the application and gets a letter.',
    done: 'Course withdrawn',
    past: 'Withdrawn',
  },
  restore: {
    button: 'Bring back as a draft',
    title: 'Bring this course back',
    means:
      'It becomes a draft again, with the starts that were withdrawn with it. Nobody sees it until you publish it.',
    done: 'The course is a draft again',
    past: 'Brought back as a draft',
  },
}

export const runMoveWords: Record<RunMove, MoveWords> = {
  publish: {
    button: 'Publish',
    title: 'Publish this start',
    means: 'Learners see it and can apply for it. A start of next year appears when next year’s prospectus opens.',
    done: 'Start published',
    past: 'Start published',
  },
  open: {
    button: 'Open',
    title: 'Open this start',
    means: 'Learners can apply for it again.',
    done: 'Start opened',
    past: 'Start opened',
  },
  close: {
    button: 'Close',
    title: 'Close this start',
    means:
      'Learners still see it, and nobody new can apply. Who has applied is not affected. Who has it on a list and has not sent it is told by letter.',
    done: 'Start closed',
    past: 'Start closed',
  },
  fill: {
    button: 'Mark as full',
    title: 'Mark this start as full',
    means:
      'Learners read that all places are taken, and nobody new can apply. Who has applied is not affected. Who has it on a list and has not sent it is told by letter.',
    done: 'Start marked as full',
    past: 'Start marked as full',
  },
  withdraw: {
    button: 'Withdraw',
    title: 'Withdraw this start',
    means: 'Nobody finds it any more. Who has applied keeps the application and gets a letter.',
    done: 'Start withdrawn',
    past: 'Start withdrawn',
  },
  restore: {
    button: 'Bring back as a draft',
    title: 'Bring this start back',
    means: 'It becomes a draft again. Nobody sees it until you publish it.',
    done: 'The start is a draft again',
    past: 'Start brought back as a draft',
  },
}

/** Said to whoever comes second. */
export const changedMeanwhile =
  'Somebody else has changed this since you opened the page. What you typed is kept below. Look at what has changed, then save again if it still holds.'

/** What the events of courses and starts say in a history. */
export const publishingSentences: Sentences = {
  'course.started': () => 'Course begun',
  'course.edited': (event) => `Changed: ${listOf(event, 'labels').join(', ') || 'its words'}`,
  'course.published': (event) => later(event, 'Published'),
  'course.withdrawn': (event) => because(event, 'Withdrawn'),
  'course.restored': () => 'Brought back as a draft',
  'course.corrected': (event) => `Put right by the area: ${listOf(event, 'labels').join(', ')}`,
  'course.reviewed': () => 'Looked through and found right',
  'course.given-back': () => 'Follows the feed again',
  'course.appeared': () => 'Appeared in the prospectus, as planned',
  'course.put-off': (event) => later(event, 'The area moved the day'),
  'course-run.put-off': (event) => later(event, 'The area moved the day of a start'),
  'course-run.added': (event) => `Start added: ${told(event, 'start')}`,
  'course-run.copied': (event) => `Start copied to the next year: ${told(event, 'start')}`,
  'course-run.edited': (event) => `Start changed: ${listOf(event, 'labels').join(', ') || told(event, 'start')}`,
  'course-run.published': (event) => later(event, 'Start published'),
  'course-run.opened': () => 'Start opened',
  'course-run.closed': (event) => because(event, 'Start closed'),
  'course-run.filled': (event) => because(event, 'Start marked as full'),
  'course-run.withdrawn': (event) => because(event, 'Start withdrawn'),
  'course-run.cancelled': (event) => because(event, 'Start cancelled for everybody'),
  'course-run.restored': () => 'Start brought back',
  'course-run.appeared': () => 'Start appeared in the prospectus, as planned',
}

function later(event: TimelineEvent, words: string): string {
  const on = told(event, 'publishOn')
  return on === '' ? words : `${words}: it appears on ${formatDay(on)}`
}

function because(event: TimelineEvent, words: string): string {
  const why = told(event, 'why')
  return why === '' ? words : `${words}: ${why}`
}

function told({ particulars }: TimelineEvent, name: string): string {
  const value = particulars[name]
  return typeof value === 'string' ? value : ''
}

function listOf({ particulars }: TimelineEvent, name: string): string[] {
  const list = particulars[name]
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : []
}
