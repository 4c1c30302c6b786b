import type { ChoiceState } from '~/domain/applications/choice.states'
import { choiceWords } from '~/domain/applications/choice.words'
import { conditionWords } from '~/domain/enrolments/condition.words'
import type { findApplicantToDecide } from '~/domain/offers/applicant.queries.server'
import type { Application, ApplicationInList } from './application.schemas'

/** A state as a program reads it: the code, and what a provider calls it. */
export function stateAnswer(state: ChoiceState) {
  return { code: state, label: choiceWords[state].provider }
}

export type Row = {
  id: string
  reference: string
  state: ChoiceState
  version: number
  changedAt: Date
  sentAt: Date | null
  answerBy: string | null
  courseTitle: string
  courseRunId: string
  startsOn: string | null
  startText: string | null
  siteName: string | null
}

/** One application in a list: whose it is, is not said. */
export function inListAnswer(row: Row): ApplicationInList {
  return {
    id: row.id,
    reference: row.reference,
    state: stateAnswer(row.state),
    version: row.version,
    changedAt: row.changedAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    answerBy: row.answerBy,
    course: {
      title: row.courseTitle,
      startId: row.courseRunId,
      startsOn: row.startsOn,
      startText: row.startText,
      site: row.siteName,
    },
  }
}

type Found = Awaited<ReturnType<typeof findApplicantToDecide>>

/** One application with what was done so far; what the law does not show this provider now is not in it. */
export function applicationAnswer({ applicant, ...found }: Found): Application {
  const { givenNames, familyName, isLate, firstCourse, answers, grades, schoolWords, signature } = applicant
  return {
    ...inListAnswer(applicant),
    isLate,
    firstCourse,
    learner: { givenNames, familyName },
    answers,
    grades,
    schoolWords,
    coSignature: signature,
    offer: found.offer && offerAnswer(found.offer),
    interview: found.interview && interviewAnswer(found.interview),
    waitingList: found.wait && {
      position: found.wait.position,
      size: found.wait.size,
      expiresOn: found.wait.expiresOn,
    },
    questions: found.questions.map(({ id, question, askedAt, dueOn, answer, outcome }) => ({
      ...{ id, question, dueOn, answer, outcome },
      askedAt: askedAt.toISOString(),
    })),
    notes: found.notes.map(({ id, text, writtenAt, author }) => ({
      ...{ id, text, author },
      writtenAt: writtenAt.toISOString(),
    })),
  }
}

function offerAnswer({ id, kind, madeAt, replyBy, endedAt, message, conditions }: NonNullable<Found['offer']>) {
  return {
    ...{ id, kind, replyBy, message },
    madeAt: madeAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    conditions: conditions.map(({ id, kind, text, status }) => ({
      ...{ id, kind, text },
      status: { code: status, label: conditionWords[status].text },
    })),
  }
}

function interviewAnswer({ startsAt, ...interview }: NonNullable<Found['interview']>) {
  const { id, place, message, learnerAnswer, learnerWords } = interview
  return { id, place, message, learnerAnswer, learnerWords, startsAt: startsAt.toISOString() }
}
