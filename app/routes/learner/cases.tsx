import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { reasonsOfLearner } from '~/domain/allocation/allocation.queries.server'
import { reasonLines } from '~/domain/allocation/reason'
import { OwnCases } from '~/domain/panels/components/OwnCases'
import { casesOfLearner } from '~/domain/panels/case.queries.server'
import { ownCase } from '~/domain/panels/own-case'
import { orNotFound } from '~/kit/errors'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx }) => {
  const learnerId = orNotFound(ctx.actor.learnerId ?? undefined)
  const cases = await casesOfLearner(ctx, learnerId)
  const reasons = await reasonsOfLearner(ctx, learnerId)
  return { cases: cases.map((one) => ({ ...ownCase(one), reasons: reasonLines(reasons.get(one.id) ?? []) })) }
})

export default function OwnCasesPage() {
  const { cases } = useLoaderData<typeof loader>()
  return (
    <Page title="Courses at another place" back={{ href: paths.learner.record, text: 'My record' }}>
      <p className="govuk-body">
        Some courses are shared by several schools. You stay at your school and go to the course on some days. A group
        of people called a panel gives out the places.
      </p>
      <OwnCases cases={cases} empty="Your school has not asked for a shared course for you" />
    </Page>
  )
}

export const meta = () => [{ title: 'Courses at another place - Onward' }]
