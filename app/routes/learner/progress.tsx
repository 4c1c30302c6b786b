import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { PlainProgress } from '~/domain/progress/components/PlainProgress'
import { yearsShown } from '~/domain/progress/learner-progress'
import { findProgress } from '~/domain/progress/learner-progress.queries.server'
import { mustStudyOf } from '~/domain/progress/must-study.queries.server'
import { mustToLearner } from '~/domain/progress/must-study.words'
import { orNotFound } from '~/kit/errors'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx }) => {
  const { id, subjects } = await findProgress(ctx, orNotFound(ctx.actor.learnerId ?? undefined, 'learner'))
  const judged = (await mustStudyOf(ctx, [id])).get(id) ?? []
  return {
    years: yearsShown(subjects),
    must: judged.map((one) => ({ subject: one.subject, words: mustToLearner(one) })),
  }
})

export default function OwnProgressPage() {
  const { years, must } = useLoaderData<typeof loader>()
  return (
    <Page title="How it is going" back={paths.learner.record}>
      <p className="govuk-body">
        Your teachers write this a few times a year. If something looks wrong, ask them. Adults you are linked with can
        read the grades and comments too.
      </p>
      <PlainProgress years={years} isOwn />
      <h2 className="govuk-heading-m">English and maths after Year 11</h2>
      {must.map(({ subject, words }) => (
        <p className="govuk-body" key={subject}>
          {words}
        </p>
      ))}
    </Page>
  )
}

export const meta = () => [{ title: 'How it is going - Onward' }]
