import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { adviserNameOf, endsOf } from '~/domain/programme-ends/programme-end.queries.server'
import { ownWords } from '~/domain/programme-ends/programme-end.words'
import { endKindFrom } from '~/domain/programme-ends/programme.states'
import { formatDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { SummaryList } from '~/ui/summary-list'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  const learnerId = orNotFound(ctx.actor.learnerId ?? undefined)
  const ends = await endsOf(ctx, learnerId)
  return {
    adviser: ends.length > 0 ? await adviserNameOf(ctx, learnerId) : null,
    ends: ends.map(({ id, courseTitle, providerName, lastOn, kind, reasons, nextWords, nextStartsOn }) => ({
      id,
      course: courseTitle,
      where: providerName,
      what: ownWords({ kind: orNotFound(endKindFrom(kind) ?? undefined), course: courseTitle, lastOn }),
      why: reasons.flatMap(({ learnerWords }) => learnerWords ?? []).join(' '),
      next: nextStartsOn ? `${nextWords} It begins on ${formatDay(nextStartsOn)}.` : nextWords,
    })),
  }
})

export default function OwnEndingsPage() {
  const { adviser, ends } = useLoaderData<typeof loader>()
  return (
    <Page title="Courses that have ended" back={paths.learner.record}>
      {ends.length === 0 ? <Empty title="You have none">When a course of yours ends, it stands here.</Empty> : null}
      {ends.map(({ id, course, where, what, why, next }) => (
        <SummaryList
          key={id}
          card={{ title: course, headingLevel: 2 }}
          rows={[
            { key: 'Where', value: where },
            { key: 'What happened', value: what },
            why !== '' && { key: 'Why', value: why },
            { key: 'What comes next', value: next },
          ]}
        />
      ))}
      {ends.length > 0 ? (
        <>
          <p className="govuk-body">
            You can start something new at any time. Your form is kept: find a course and add it.{' '}
            {adviser ? `Your adviser is ${adviser}, and can help you.` : 'An adviser can help you.'}
          </p>
          <LinkButton href={paths.courses({ open: 'yes' })}>Find a course with places</LinkButton>
        </>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Courses that have ended - Onward' }]
