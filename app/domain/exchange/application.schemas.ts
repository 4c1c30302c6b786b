import { z } from 'zod'

/*
 * What a program is told of applications. The description of the interface is made from these schemas, and the tests hold every
 * answer against them. Every code has its label beside it; days are calendar days, moments are in UTC.
 */

const text = z.string().nullable()
const day = z.iso.date().nullable()
const moment = z.iso.datetime()
const coded = z
  .strictObject({ code: z.string(), label: z.string() })
  .meta({ id: 'Coded', description: 'A code and what it means' })

const course = z
  .strictObject({ title: z.string(), startId: z.uuid(), startsOn: day, startText: text, site: text })
  .meta({ id: 'CourseApplied', description: 'The course and its start; startId is the id of a run in the prospectus' })

const version = z.int().meta({ description: 'Goes up with every change of state; send it back as If-Match' })

const standing = {
  id: z.uuid(),
  reference: z.string(),
  state: coded,
  version,
  changedAt: moment,
  sentAt: moment.nullable(),
  answerBy: day,
  course,
}

export const applicationInListSchema = z.strictObject(standing).meta({ id: 'ApplicationInList' })

export const applicationListSchema = z
  .strictObject({
    applications: z.array(applicationInListSchema),
    next: text.meta({ description: 'Send it as “cursor” for the next page; null on the last one' }),
    askNextSince: moment.meta({
      description: 'Send it as “since” the next time; it overlaps a little, so that nothing is missed',
    }),
  })
  .meta({ id: 'ApplicationList' })

const answer = z
  .strictObject({ field: z.string(), label: z.string(), value: z.string(), text: z.string() })
  .meta({ id: 'Answer', description: 'One answer of the form: as it was kept, and in words' })

const grade = z
  .strictObject({
    subject: z.string(),
    qualification: z.string(),
    grade: z.string(),
    isConfirmed: z.boolean(),
    achieved: text,
    year: z.number().nullable(),
  })
  .meta({ id: 'Grade' })

const condition = z
  .strictObject({ id: z.uuid(), kind: z.string(), text: z.string(), status: coded })
  .meta({ id: 'ConditionOfOffer' })

const offer = z
  .strictObject({
    id: z.uuid(),
    kind: z.string(),
    madeAt: moment,
    replyBy: day,
    endedAt: moment.nullable(),
    message: text,
    conditions: z.array(condition),
  })
  .meta({ id: 'OfferMade' })

const interview = z
  .strictObject({
    id: z.uuid(),
    startsAt: moment,
    place: z.string(),
    message: text,
    learnerAnswer: text,
    learnerWords: text,
  })
  .meta({ id: 'InterviewArranged' })

const question = z
  .strictObject({
    id: z.uuid(),
    question: z.string(),
    askedAt: moment,
    dueOn: z.iso.date(),
    answer: text,
    outcome: text,
  })
  .meta({ id: 'Question' })

const note = z.strictObject({ id: z.uuid(), text: z.string(), writtenAt: moment, author: text }).meta({ id: 'Note' })

export const applicationSchema = z
  .strictObject({
    ...standing,
    isLate: z.boolean(),
    firstCourse: text.meta({ description: 'The course that was applied for, where another one is offered' }),
    learner: z.strictObject({ givenNames: z.string(), familyName: z.string() }).meta({ id: 'Applicant' }),
    answers: z
      .array(answer)
      .meta({ description: 'What the law lets this organisation see at this stage, and nothing else' }),
    grades: z.array(grade),
    schoolWords: text.meta({ description: 'The reference of the school' }),
    coSignature: text.meta({ description: 'Whether a parent or carer has signed' }),
    offer: offer.nullable(),
    interview: interview.nullable(),
    waitingList: z
      .strictObject({ position: z.int(), size: z.int(), expiresOn: z.iso.date() })
      .meta({ id: 'WaitingPlace' })
      .nullable(),
    questions: z.array(question),
    notes: z.array(note).meta({ description: 'Notes that only staff read, and programs' }),
  })
  .meta({ id: 'Application' })

export const reasonListSchema = z
  .strictObject({
    lists: z.array(
      z
        .strictObject({
          list: z.string(),
          reasons: z.array(
            z
              .strictObject({ code: z.string(), label: z.string(), learnerWords: text, needsDetail: z.boolean() })
              .meta({ id: 'ReasonListed' }),
          ),
        })
        .meta({ id: 'ReasonsOfList' }),
    ),
  })
  .meta({ id: 'ReasonList' })

/** What comes back after a deed: how the application stands now, and nothing about the learner. */
export const doneSchema = z.strictObject({ id: z.uuid(), state: coded, version }).meta({ id: 'Done' })

export type ApplicationInList = z.output<typeof applicationInListSchema>
export type Application = z.output<typeof applicationSchema>
export type Done = z.output<typeof doneSchema>
