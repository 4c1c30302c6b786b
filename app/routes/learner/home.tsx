import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { endedWithoutAPlace, is } from '~/domain/applications/choice.states'
import type { KeptPlace } from '~/domain/applications/application.queries.server'
import { LateRound } from '~/domain/applications/components/LateRound'
import { WhatNext } from '~/domain/applications/components/WhatNext'
import { referenceForLearner } from '~/domain/references/reference.words'
import { ChoiceCard } from '~/domain/offers/components/ChoiceCard'
import { findStatus } from '~/domain/offers/status.queries.server'
import { surveyFor } from '~/domain/surveys/survey.queries.server'
import { formatDay, londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Cards } from '~/ui/card'
import { SearchInput } from '~/ui/fields/text-input'
import { SearchForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { SummaryList } from '~/ui/summary-list'
import { Empty, InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  const learnerId = orNotFound(ctx.actor.learnerId ?? undefined)
  const { choices, kept, settings, dates, schoolReference, ...status } = await findStatus(ctx, learnerId)
  const today = londonDay(ctx.now)
  const survey = await surveyFor(ctx, learnerId)
  return {
    ...status,
    survey: survey && { id: survey.id, title: survey.title },
    limit: settings.choicesInProgress,
    inProgress: choices.filter(({ state }) => is(state, 'countsAgainstLimit')).length,
    dates: dates.filter(({ fallsOn }) => fallsOn >= today).slice(0, 4),
    open: [...kept.map(asKept), ...choices.filter(({ state }) => !is(state, 'terminal')).map(shown)],
    ended: choices.filter(({ state }) => is(state, 'terminal')).map(shown),
    isOver: kept.length === 0 && choices.length > 0 && choices.every(({ state }) => endedWithoutAPlace.includes(state)),
    hasDraft: choices.some(({ state }) => state === 'draft'),
    schoolReference: schoolReference && referenceForLearner[schoolReference],
  }
})

type Choice = Awaited<ReturnType<typeof findStatus>>['choices'][number]

/** A place of an earlier year: nothing is to be done about it by a day. */
function asKept(place: KeptPlace) {
  return {
    ...place,
    answerBy: null,
    replyBy: null,
    releaseBy: null,
    closesOn: null,
    dueOn: null,
    mayWaitBy: null,
    chooseBy: null,
  }
}

function shown({ id, state, courseTitle, providerName, siteName, startsOn, question, ...days }: Choice) {
  const { answerBy, replyBy, releaseBy, closesOn, mayWaitBy, chooseBy } = days
  const dueOn = question?.outcome === null ? question.dueOn : null
  const by = { answerBy, replyBy, releaseBy, closesOn, dueOn, mayWaitBy, chooseBy }
  return { id, state, courseTitle, providerName, siteName, startsOn, ...by }
}

export default function LearnerHomePage() {
  const { open, ended, dates, reference, limit, inProgress, isLate, schoolReference, isOver, survey, ...next } =
    useLoaderData<typeof loader>()
  return (
    <Page title="Your choices" caption={next.name}>
      <WhatNext {...next} hasChoice={open.length > 0} />
      {isLate && inProgress < limit ? <LateRound /> : null}
      {open.length === 0 ? (
        <>
          <Empty title="You have no choices yet">Find a course you like. Then add it here.</Empty>
          <SearchForm action={paths.courses()} label="Find a course" isInline>
            <SearchInput name="q" label="What would you like to learn?" />
            <Button kind="secondary">Search</Button>
          </SearchForm>
        </>
      ) : null}
      <Cards>
        {open.map((choice) => (
          <ChoiceCard key={choice.id} choice={choice} />
        ))}
      </Cards>
      {open.length > 1 ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.learner.order}>
            Put your choices in order
          </a>
          . Only you can see the order.
        </p>
      ) : null}
      {schoolReference ? <p className="govuk-body">What your school writes about you: {schoolReference}</p> : null}
      <p className="govuk-body">
        You use {inProgress} of {limit} places on your list.
        {reference ? ` Your reference number is ${reference}.` : ''}
      </p>
      {inProgress < limit ? (
        <p className="govuk-body">
          {isOver ? 'There are other places for you. ' : ''}
          <a className="govuk-link" href={paths.courses(isOver ? { open: 'yes' } : {})}>
            {open.length > 0 ? 'Find another course' : 'Find a course'}
          </a>
        </p>
      ) : null}
      <p className="govuk-body">
        Do you apply for a job or somewhere else too?{' '}
        <a className="govuk-link" href={paths.learner.elsewhere}>
          Write it down
        </a>
        .
      </p>
      {ended.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Ended</h2>
          <Cards>
            {ended.map((choice) => (
              <ChoiceCard key={choice.id} choice={choice} />
            ))}
          </Cards>
        </>
      ) : null}
      {survey ? (
        <InsetText>
          {survey.title}: <a href={paths.learner.survey(survey.id)}>tell us what you think</a>
        </InsetText>
      ) : null}
      <h2 className="govuk-heading-m">Days to know</h2>
      <SummaryList rows={dates.map(({ label, fallsOn }) => ({ key: formatDay(fallsOn), value: label }))} />
    </Page>
  )
}

export const meta = () => [{ title: 'Your choices - Onward' }]
