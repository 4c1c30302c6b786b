import { paths } from '~/paths'
import { ButtonGroup, LinkButton } from '~/ui/button'

type Props = { id: string; isNameOnly: boolean; mayGiveResults: boolean; mayOpenPlan: boolean }

/** What the school may do for one learner, from the learner's own page. */
export function LearnerDeeds({ id, isNameOnly, mayGiveResults, mayOpenPlan }: Props) {
  return (
    <ButtonGroup>
      <LinkButton href={paths.school.grades(id)}>Predict grades</LinkButton>
      {mayGiveResults ? (
        <LinkButton href={paths.school.learnerResults(id)} kind="secondary">
          Write down results
        </LinkButton>
      ) : null}
      <LinkButton href={paths.school.reference(id)} kind="secondary">
        Reference
      </LinkButton>
      {mayOpenPlan ? (
        <LinkButton href={paths.plan.home(id)} kind="secondary">
          Plan
        </LinkButton>
      ) : null}
      {mayOpenPlan ? (
        <LinkButton href={paths.progress.learner(id)} kind="secondary">
          Progress
        </LinkButton>
      ) : null}
      <LinkButton href={paths.school.intendedDestination(id)} kind="secondary">
        Record intended destination
      </LinkButton>
      {isNameOnly ? null : (
        <LinkButton href={paths.school.handOver(id)} kind="secondary">
          Hand over to an adviser
        </LinkButton>
      )}
      <LinkButton href={paths.onBehalf.learner(id)} kind="secondary">
        Act for this learner
      </LinkButton>
      <LinkButton href={paths.onBehalf.parents(id)} kind="secondary">
        Parents and carers
      </LinkButton>
      <LinkButton href={paths.cases.begin(id)} kind="secondary">
        Put forward for a shared place
      </LinkButton>
      <LinkButton href={paths.school.careersService(id)} kind="secondary">
        Careers service
      </LinkButton>
    </ButtonGroup>
  )
}
