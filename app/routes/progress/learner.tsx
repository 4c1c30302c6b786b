import { useLoaderData } from '@remix-run/react'
import { houseOf } from '~/access/provider-rights'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { recordView } from '~/domain/learners/view.commands.server'
import { MustStudy } from '~/domain/progress/components/MustStudy'
import { ProgressTable } from '~/domain/progress/components/ProgressTable'
import { EarlyWarning, Interventions, Risks } from '~/domain/progress/components/WatchPanels'
import { yearsShown } from '~/domain/progress/learner-progress'
import { findProgress } from '~/domain/progress/learner-progress.queries.server'
import { mustStudyHours, mustStudyOf } from '~/domain/progress/must-study.queries.server'
import { isMissing } from '~/domain/progress/taught'
import { mayWatch } from '~/domain/progress/round.queries.server'
import { schoolYear } from '~/domain/progress/round'
import { warningsOf } from '~/domain/progress/warning'
import { factsOf } from '~/domain/progress/warning.queries.server'
import { interventionShown, mustShown, sayingShown } from '~/domain/progress/watch-shown'
import { londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const { subjects, risks, interventions, ...learner } = await findProgress(ctx, id('learnerId'))
  await recordView(ctx, learner.id, 'grades')
  const { alerts, plans } = await factsOf(ctx, [learner.id])
  const judged = (await mustStudyOf(ctx, [learner.id])).get(learner.id) ?? []
  const hours = await mustStudyHours(ctx)
  const today = londonDay(ctx.now)
  const now = subjects.filter(({ year }) => year === schoolYear(today))
  const missing = isMissing(
    judged,
    now.map(({ subject }) => subject),
  )
  const house = houseOf(ctx.actor)
  return {
    id: learner.id,
    name: `${learner.givenNames} ${learner.familyName}`,
    years: yearsShown(subjects),
    isWatched: mayWatch(ctx),
    mayWatch: isAllowed(ctx.actor, 'risk.say', { organisationId: house }),
    warnings: warningsOf({ subjects: now, alerts, plan: plans[0] ?? null, today }),
    sayings: risks.map(sayingShown),
    interventions: interventions.map((one) => interventionShown(one, house)),
    must: judged.map((one) => mustShown(one, hours, missing)),
  }
})

export default function ProgressOfLearnerPage() {
  const { id, name, years, isWatched, mayWatch, warnings, sayings, interventions, must } =
    useLoaderData<typeof loader>()
  return (
    <Page title={`Progress of ${name}`} back={{ href: paths.progress.home(), text: 'Progress' }}>
      {isWatched ? (
        <>
          <EarlyWarning warnings={warnings} />
          <Risks sayings={sayings} learnerId={id} mayWatch={mayWatch} />
          <Interventions interventions={interventions} learnerId={id} mayWatch={mayWatch} />
        </>
      ) : null}
      {years.length === 0 ? (
        <Empty title="There is no report yet">What teachers enter in a round of reports stands here.</Empty>
      ) : null}
      {years.map((year) => (
        <ProgressTable key={year.key} year={year} />
      ))}
      {must.length > 0 ? (
        <>
          <MustStudy lines={must} />
          {mayWatch ? (
            <p className="govuk-body">
              <a href={paths.progress.exemption(id)}>Write down an exemption, or take one back</a>
            </p>
          ) : null}
        </>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Progress of a learner - Onward' }]
