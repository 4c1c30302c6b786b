import { mustBeAllowed } from '~/access/guard.server'
import { refuseWhenChanged } from '~/domain/applications/choice'
import { lockChoice, setChoiceState } from '~/domain/applications/choice-state.commands.server'
import { refuseClosedStart, refuseSecondChoice } from '~/domain/changed-offers/changed-offer'
import { findOwnStart } from '~/domain/changed-offers/own-start.queries.server'
import { findCycle } from '~/domain/cycles/cycle.queries.server'
import { moveOffer } from '~/domain/offers/move-offer.commands.server'
import { takePlace } from '~/domain/offers/offer.commands.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { enqueue } from '~/kit/jobs.server'
import { refuseOddStart } from './enrolment'
import { keepEnrolment } from './enrolment.commands.server'
import { tellEnrolled } from './enrolment.jobs.server'
import { refuseTransfer } from './transfer'
import { choicesFor } from './transfer.queries.server'
import type { TransferForm } from './transfer.schemas'

/** Enrols a learner on another course of the same provider: the place goes along, and never beyond a hard number of places. */
export function transferAtDesk(ctx: Context, choiceId: string, { run, startedOn, version }: TransferForm) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'enrolment.record', choice)
    refuseWhenChanged(choice, version)
    refuseOddStart(startedOn, ctx.now)
    const start = await findOwnStart(ctx, choice.providerId, run)
    refuseTransfer(choice.courseRunId, start, await findCycle(ctx, choice.cycleId))
    refuseClosedStart(start)
    refuseSecondChoice(await choicesFor(ctx, choice, run))
    const isLate = choice.state === 'did_not_attend'

    await takePlace(ctx, { courseRunId: run })
    const first = choice.firstCourseRunId ?? choice.courseRunId
    const runs = { courseRunId: run, firstCourseRunId: first === run ? null : first }
    await setChoiceState(ctx, choice, isLate ? 'enrolLate' : 'enrol', runs)
    await moveOffer(ctx, choiceId, run)
    const terms = { startedOn, reasonId: null, detail: null }
    const id = await keepEnrolment(ctx, { ...choice, courseRunId: run }, 'enrolled', terms)
    const subject = { type: 'choice', id: choiceId, learnerId: choice.learnerId, organisationId: choice.providerId }
    const particulars = { before: choice.state, startedOn, isLate, otherCourse: start.title }
    await record(ctx, 'enrolment.recorded', subject, particulars)
    await enqueue(ctx, tellEnrolled, { choiceId }, { key: `enrolled:${id}` })
    return id
  })
}
