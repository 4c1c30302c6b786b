import { choicesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { formatDay } from '~/kit/dates'
import { NotFound, orNotFound, Refusal } from '~/kit/errors'
import { canMove } from '~/domain/applications/choice'
import { findApplicant } from '~/domain/applications/choice.queries.server'
import { refusalOf } from '~/domain/applications/choice.words'
import { findCycle } from '~/domain/cycles/cycle.queries.server'
import { beyondWords, needsThought, type Capacity } from '~/domain/offers/capacity'
import { findCapacity } from '~/domain/offers/capacity.queries.server'
import { standardOptions } from '~/domain/offers/offer'
import { eventOf, takesNewPlace, typedAgain, type Change, type ChangedTerms } from './changed-offer'
import type { OfferSide, PreviewOfChange } from './changed-offer.schemas'
import { decideChange, type Changing } from './decide-change.queries.server'
import { lastOffer, termsOf } from './last-offer.queries.server'
import { findOwnStart, ownStarts } from './own-start.queries.server'

/** What the page for changing an offer shows: whose it is, the offer as it stands, and the starts that may be offered. */
export async function findOfferToChange(ctx: Context, choiceId: string, change: Change) {
  const { version, givenNames, courseTitle, state, kind, providerId } = await findApplicant(ctx, choiceId)
  const offer = await lastOffer(ctx, choiceId)
  if (!offer) throw new NotFound('offer')
  const { cycleId } = await findChanging(ctx, choiceId)
  const starts = await ownStarts(ctx, providerId, await findCycle(ctx, cycleId), offer.run)
  return {
    choice: { id: choiceId, version, givenNames, courseTitle },
    defaults: typedAgain(termsOf(offer)),
    starts: starts.map((start) => ({ value: start.id, text: startInWords(start) })),
    standard: standardOptions(kind),
    notNow: canMove(state, eventOf[change]) ? null : refusalOf(state, eventOf[change]),
  }
}

/** An offer that ran out, as the learner would read it once it is open again; or why it cannot be opened. */
export async function findOfferToReopen(ctx: Context, choiceId: string) {
  const changing = await findChanging(ctx, choiceId)
  const { version, givenNames, courseTitle } = changing
  const choice = { id: choiceId, version, givenNames, courseTitle }
  try {
    return { choice, preview: await previewOf(ctx, changing, 'reopened', null), notNow: null }
  } catch (error) {
    if (error instanceof Refusal) return { choice, preview: null, notNow: error.sentence }
    throw error
  }
}

/** What the learner would read of a change: what was, what is, and by when to reply. Nothing is kept. */
export async function previewChange(
  ctx: Context,
  choiceId: string,
  change: Change,
  wanted: ChangedTerms | null,
): Promise<PreviewOfChange> {
  return previewOf(ctx, await findChanging(ctx, choiceId), change, wanted)
}

async function previewOf(
  ctx: Context,
  choice: Changing,
  change: Change,
  wanted: ChangedTerms | null,
): Promise<PreviewOfChange> {
  const { before, terms, start, replyBy } = await decideChange(ctx, choice, change, wanted)
  const was = terms.run === before.run ? start : await findOwnStart(ctx, choice.providerId, before.run)
  const full = takesNewPlace(change, before, terms) ? await findCapacity(ctx, terms.run) : null
  const beyond = full && needsThought(full) ? beyondWords(full) : null
  return { was: sideOf(termsOf(before), was), is: sideOf(terms, start), replyBy, message: terms.message, beyond }
}

/** How full the start is that an offer in another form takes a place of; nothing where it takes none. */
export async function capacityForChange(
  ctx: Context,
  choiceId: string,
  change: Change,
  terms: ChangedTerms,
): Promise<Capacity | null> {
  const before = await lastOffer(ctx, choiceId)
  return before && takesNewPlace(change, before, terms) ? findCapacity(ctx, terms.run) : null
}

type Start = Awaited<ReturnType<typeof findOwnStart>>

function sideOf({ kind, conditions }: ChangedTerms, { title, siteName, startsOn, startText }: Start): OfferSide {
  return {
    course: title,
    place: siteName,
    starts: startsOn === null ? startText : formatDay(startsOn),
    kind,
    conditions: conditions.map(({ text }) => text),
  }
}

function startInWords({ title, siteName, startsOn, startText }: Start) {
  return [title, siteName, startsOn === null ? startText : formatDay(startsOn)].filter(Boolean).join(', ')
}

async function findChanging(ctx: Context, choiceId: string) {
  const found = await choicesVisibleTo(ctx)
    .innerJoin('cycle', 'cycle.id', 'choice.cycleId')
    .innerJoin('organisation as provider', 'provider.id', 'choice.providerId')
    .innerJoin('learner', 'learner.id', 'choice.learnerId')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .select(['choice.version', 'learner.givenNames', 'course.title as courseTitle'])
    .select(['choice.id', 'choice.state', 'choice.learnerId', 'choice.providerId', 'choice.cycleId'])
    .select(['provider.kind as providerKind', 'cycle.areaId'])
    .where('choice.id', '=', choiceId)
    .executeTakeFirst()
  return orNotFound(found, 'choice')
}
