import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { recordView } from '~/domain/learners/view.commands.server'
import { reasonsOfLearner } from '~/domain/allocation/allocation.queries.server'
import { reasonLines } from '~/domain/allocation/reason'
import { OwnCases } from '~/domain/panels/components/OwnCases'
import { casesOfLearner } from '~/domain/panels/case.queries.server'
import { ownCase } from '~/domain/panels/own-case'
import { findForParent } from '~/domain/reports/parent-page.queries.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { givenNames, familyName } = await findForParent(ctx, id('learnerId'))
  const cases = await casesOfLearner(ctx, id('learnerId'))
  const reasons = await reasonsOfLearner(ctx, id('learnerId'))
  await recordView(ctx, id('learnerId'), 'case')
  return {
    id: id('learnerId'),
    name: `${givenNames} ${familyName}`,
    cases: cases.map((one) => ({ ...ownCase(one), reasons: reasonLines(reasons.get(one.id) ?? []) })),
  }
})

export default function ChildCasesPage() {
  const { id, name, cases } = useLoaderData<typeof loader>()
  return (
    <Page title="Courses at another place" caption={name} back={paths.parent.learner(id)}>
      <p className="govuk-body">
        Some courses are shared by several schools. Your child stays at their school and goes to the course on some
        days. “You” means your child here.
      </p>
      <OwnCases cases={cases} empty="The school has not asked for a shared course for your child" />
    </Page>
  )
}

export const meta = () => [{ title: 'Courses at another place - Onward' }]
