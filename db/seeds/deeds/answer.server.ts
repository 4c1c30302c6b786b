import { rejectChoice } from '~/domain/endings/rejection.commands.server'
import { withdrawChoice } from '~/domain/endings/withdrawal.commands.server'
import { inviteToInterview } from '~/domain/interviews/interview.commands.server'
import type { Condition, OfferTerms } from '~/domain/offers/offer'
import { makeOffer, withdrawOffer } from '~/domain/offers/offer.commands.server'
import { acceptFirm, declineOffer, keepAsBackup } from '~/domain/offers/reply.commands.server'
import { usualExpiry } from '~/domain/waiting-lists/waiting-list'
import { addToWaitingList } from '~/domain/waiting-lists/waiting-list.commands.server'
import type { Context } from '~/kit/context.server'
import { addDays, londonDay } from '~/kit/dates'
import { answerIt, ask, askForLess } from './ask.server'
import { onWeekday } from '../season'
import type { ChoiceFate, RejectionCode } from '../story/fate'
import { actingAs, type Deed } from './play.server'
import { choiceIdOf, daysAfter, type Thread } from './thread.server'
import type { World } from './world.server'

/** What providers say to a learner's choices, and what the learner says to them. */
export function answering(world: World, thread: Thread): Deed[] {
  if (thread.fate.effort !== 'sent') return []
  return thread.fate.choices.flatMap((choice) => answersTo(world, thread, choice))
}

function answersTo(world: World, thread: Thread, choice: ChoiceFate): Deed[] {
  const { answer } = choice
  const id = () => choiceIdOf(thread, choice)
  const theirs = provider(world, thread, choice)
  switch (answer.is) {
    case 'silence':
      return choice.withdrawsAfter === null ? [] : withdrawing(world, thread, choice)
    case 'question':
      return [...theirs(answer.after, (ctx) => ask(ctx, id())), ...answeringIt(world, thread, choice, answer)]
    case 'waiting-list':
      return theirs(answer.after, (ctx) =>
        addToWaitingList(ctx, id(), { expiresOn: usualExpiry(ctx.now), version: undefined }),
      )
    case 'rejection':
      return theirs(answer.after, (ctx) => rejectChoice(ctx, id(), rejection(world, choice, answer.reason)))
    case 'interview':
      return interviewing(theirs, choice, answer.after, answer.thenOffer, id)
    case 'offer':
      return [
        ...theirs(answer.after, (ctx) => makeOffer(ctx, id(), termsOf(choice, answer.isConditional))),
        ...(answer.isTakenBack ? theirs(answer.after + 3, (ctx) => withdrawOffer(ctx, id(), takenBack(world))) : []),
        ...(answer.isChanged ? theirs(answer.after + 3, (ctx) => askForLess(ctx, id())) : []),
        ...replying(world, thread, choice, answer.after),
      ]
  }
}

type Theirs = (after: number, act: (ctx: Context) => Promise<unknown>) => Deed[]

/** A deed of the provider's admissions some days after the form came; none where that day is still to come. */
function provider(world: World, thread: Thread, { wish }: ChoiceFate): Theirs {
  return (after, act) => {
    const at = daysAfter(thread, thread.sentAt, after, `${wish.run.key} ${after}`)
    if (at === null) return []
    return [
      {
        at,
        whose: thread.pupil.upn,
        act: (ctx) => act(actingAs(ctx, world.colleague(wish.course.place.slug, 'admissions-manager'), at)),
      },
    ]
  }
}

function learners(world: World, thread: Thread, choice: ChoiceFate): Theirs {
  const { upn } = thread.pupil
  return (after, act) => {
    const at = daysAfter(thread, thread.sentAt, after, `${choice.wish.run.key} reply`)
    return at === null ? [] : [{ at, whose: upn, act: (ctx) => act(actingAs(ctx, world.asLearner(upn), at)) }]
  }
}

function interviewing(
  theirs: Theirs,
  { wish }: ChoiceFate,
  after: number,
  thenOffer: boolean,
  id: () => string,
): Deed[] {
  const place = wish.run.site
  const invitation = (now: Date) => ({
    day: onWeekday(addDays(londonDay(now), 9)),
    time: wish.course.chance.of('time').pick(['10:00', '11:30', '14:00', '16:15']),
    place: `${place.title}, ${place.street}, ${place.town}`,
    message: 'Bring something you are proud of. A parent or carer is welcome.',
    version: undefined,
  })
  return [
    ...theirs(after, (ctx) => inviteToInterview(ctx, id(), invitation(ctx.now))),
    ...(thenOffer ? theirs(after + 12, (ctx) => makeOffer(ctx, id(), offerAfterInterview)) : []),
  ]
}

const offerAfterInterview: OfferTerms = {
  kind: 'unconditional',
  conditions: [],
  message: 'It was good to meet you. We would like you to come.',
}

function replying(world: World, thread: Thread, choice: ChoiceFate, answered: number): Deed[] {
  const { reply } = choice
  if (reply.is === 'nothing') return []
  const id = () => choiceIdOf(thread, choice)
  return learners(
    world,
    thread,
    choice,
  )(answered + reply.after, (ctx) => {
    if (reply.is === 'firm') return acceptFirm(ctx, id())
    if (reply.is === 'backup') return keepAsBackup(ctx, id())
    return declineOffer(ctx, id(), { reason: world.reason('decline', 'travel'), detail: '' })
  })
}

function answeringIt(world: World, thread: Thread, choice: ChoiceFate, { after, answeredAfter }: Question): Deed[] {
  if (answeredAfter === null) return []
  return learners(world, thread, choice)(after + answeredAfter, (ctx) => answerIt(ctx, choiceIdOf(thread, choice)))
}

type Question = { after: number; answeredAfter: number | null }

function withdrawing(world: World, thread: Thread, choice: ChoiceFate): Deed[] {
  const code = thread.pupil.chance
    .of('withdrawal')
    .pick(['other-course-better', 'changed-mind', 'too-far', 'own-school'])
  const withdrawal = { reason: world.reason('withdrawal', code), detail: '' }
  return learners(
    world,
    thread,
    choice,
  )(choice.withdrawsAfter ?? 0, (ctx) => withdrawChoice(ctx, choiceIdOf(thread, choice), withdrawal))
}

/** Conditions as such a course would set them; a school sixth form asks for grades alone. */
export function termsOf({ wish }: ChoiceFate, isConditional: boolean): OfferTerms {
  const { course } = wish
  const message = course.chance
    .of('message')
    .pick([
      'We were glad to read your application.',
      'Come to our open evening in spring and meet your teachers.',
      null,
    ])
  if (!isConditional) return { kind: 'unconditional', conditions: [], message }
  const grade = (subject: string, least: string): Condition => ({
    kind: 'grade',
    subject,
    grade: least,
    text: `${subject}: grade ${least} or better`,
  })
  const conditions: Condition[] =
    course.level === '3'
      ? [
          { kind: 'other', subject: null, grade: null, text: 'Five GCSEs at grade 4 or better' },
          grade('English language', '4'),
          grade('Mathematics', '4'),
        ]
      : [grade('English language', '3'), grade('Mathematics', '3')]
  const place = course.place.kind
  return { kind: 'conditional', conditions: place === 'school' ? conditions : [...conditions, identity], message }
}

const identity: Condition = {
  kind: 'identity',
  subject: null,
  grade: null,
  text: 'Show us a passport, birth certificate or other proof of who you are.',
}

const details: Partial<Record<RejectionCode, string>> = {
  'grade-predicted-below': 'This course asks for grade 5 in mathematics.',
  'subjects-do-not-fit': 'Biology and Drama are taught at the same time.',
  statement: 'Tell us what you have tried yourself.',
}

function rejection(world: World, { wish }: ChoiceFate, code: RejectionCode) {
  const reason = world.reason('rejection', code)
  const detail = details[code]
  const others = wish.course.place.kind === 'school' ? 'our other courses' : 'one of our level 2 courses'
  return {
    reasons: [reason],
    details: detail ? { [reason]: detail } : {},
    message: `Thank you for applying. Look at ${others} too.`,
  }
}

function takenBack(world: World) {
  return { reason: world.reason('offer-withdrawn', 'capacity-cut'), detail: '' }
}
