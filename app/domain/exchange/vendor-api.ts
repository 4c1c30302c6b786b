import type { z } from 'zod'
import type { TokenRight } from './token'
import * as answers from './application.schemas'
import * as bodies from './deed.schemas'
import * as told from './told.schemas'

/*
 * All that a program can ask and do, in one table: the description of the interface, the page of help and the tests are made from
 * it. A deed stands here with the right it takes; what else it takes, the rules of its own room say.
 */

export type Operation = {
  path: string
  method: 'get' | 'post'
  name: string
  summary: string
  right: TokenRight
  answer: z.ZodType
  body?: z.ZodType
  /** `If-Match` must say which version was seen. */
  isOnVersion?: boolean
  query?: readonly [name: string, description: string][]
}

const sincePage: Operation['query'] = [
  ['since', 'A moment such as 2026-11-20T09:00:00Z; all of them where it is left out'],
  ['cursor', 'The “next” of the page before'],
]

const ONE = '/api/v1/applications/{id}'

type Deed = Pick<Operation, 'name' | 'summary' | 'right'> & { body: z.ZodType }

function deed(path: string, { name, summary, right, body }: Deed): Operation {
  const isOnVersion = !['writeNote', 'recordOutcome'].includes(name)
  return { path: `${ONE}/${path}`, method: 'post', name, summary, right, body, answer: answers.doneSchema, isOnVersion }
}

export const vendorOperations: readonly Operation[] = [
  {
    path: '/api/v1/applications',
    method: 'get',
    name: 'listApplications',
    summary:
      'Applications to your organisation that changed since a moment, the oldest change first; up to 100 at once',
    right: 'see',
    answer: answers.applicationListSchema,
    query: sincePage,
  },
  {
    path: ONE,
    method: 'get',
    name: 'readApplication',
    summary: 'One application, as far as the law lets you see it now; the learner can see that it was read',
    right: 'see',
    answer: answers.applicationSchema,
  },
  {
    path: '/api/v1/reasons',
    method: 'get',
    name: 'listReasons',
    summary: 'The reasons that hold today, for deeds that want one',
    right: 'see',
    answer: answers.reasonListSchema,
  },
  {
    path: '/api/v1/applications-elsewhere',
    method: 'get',
    name: 'listApplicationsElsewhere',
    summary: 'What you have told of applications by your own form, the oldest change first; up to 100 at once',
    right: 'see',
    answer: told.toldListSchema,
    query: [
      ['since', 'A moment such as 2026-11-20T09:00:00Z; all of them where it is left out'],
      ['cursor', 'The “next” of the page before'],
    ],
  },
  {
    path: '/api/v1/applications-elsewhere',
    method: 'post',
    name: 'tellOfApplications',
    summary: 'Tell of applications that came by your own form: up to 100 at once, each with its own outcome',
    right: 'decide',
    body: told.toldBody,
    answer: told.toldOutcomesSchema,
  },
  deed('notes', { name: 'writeNote', summary: 'Write a note for staff', right: 'see', body: bodies.noteBody }),
  deed('interview', {
    name: 'arrangeInterview',
    summary: 'Invite to an interview, or give the one arranged another day, time or place',
    right: 'interview',
    body: bodies.interviewBody,
  }),
  deed('interview/cancellation', {
    name: 'cancelInterview',
    summary: 'Cancel the interview; the application waits for an answer again',
    right: 'interview',
    body: bodies.reasonBody,
  }),
  deed('interview/outcome', {
    name: 'recordOutcome',
    summary: 'Say what became of the interview',
    right: 'interview',
    body: bodies.outcomeBody,
  }),
  deed('offer', { name: 'makeOffer', summary: 'Make an offer', right: 'decide', body: bodies.offerBody }),
  deed('offer/withdrawal', {
    name: 'withdrawOffer',
    summary: 'Take back an offer that has not been answered',
    right: 'decide',
    body: bodies.reasonBody,
  }),
  deed('rejection', { name: 'reject', summary: 'Reject, with reasons', right: 'decide', body: bodies.rejectionBody }),
  deed('waiting-list', {
    name: 'addToWaitingList',
    summary: 'Put on the waiting list',
    right: 'decide',
    body: bodies.waitBody,
  }),
  deed('waiting-list/call-up', {
    name: 'callUp',
    summary: 'Offer a place that came free to somebody on the waiting list',
    right: 'decide',
    body: bodies.callUpBody,
  }),
  deed('conditions', {
    name: 'decideConditions',
    summary: 'Say what became of conditions of the offer',
    right: 'decide',
    body: bodies.conditionsBody,
  }),
  deed('conditions/missed', {
    name: 'missConditions',
    summary: 'End the place because a condition was not met',
    right: 'decide',
    body: bodies.reasonBody,
  }),
  deed('place', {
    name: 'confirmPlace',
    summary: 'Confirm the place once every condition is met or not needed',
    right: 'decide',
    body: bodies.emptyBody,
  }),
  deed('enrolment', { name: 'enrol', summary: 'Mark as enrolled', right: 'decide', body: bodies.enrolmentBody }),
  deed('not-arrived', {
    name: 'markNotArrived',
    summary: 'Mark as not arrived',
    right: 'decide',
    body: bodies.reasonBody,
  }),
]
