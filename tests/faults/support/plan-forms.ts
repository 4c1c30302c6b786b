import { planPartners } from '~/access/roles'
import { planParts } from '~/domain/plans/plan-rights'
import { paths } from '~/paths'

type Fields = Record<string, string>

type Given = {
  learner: string
  choice: string
  day: (name: string) => Fields
  why: (list: string) => Fields
}

/** What the forms about plans ask for. */
export function planForms({ learner, choice, day, why }: Given): Record<string, Fields> {
  return {
    [paths.plan.section(learner, ':part')]: { words: 'I want to bake', version: '0' },
    [paths.plan.contribute(learner, ':part')]: { words: 'Ask for a week there' },
    [paths.plan.takeContributionBack(':contributionId')]: {},
    [paths.plan.template(learner)]: { template: '00000000-0000-4000-8000-000000000000' },
    [paths.area.planTemplate(':templateId')]: { name: 'A levels', reviewWeeks: '12', version: '1', ...allRights },
    [paths.area.retirePlanTemplate(':templateId')]: { version: '1' },
    [paths.plan.newTarget(learner)]: { title: 'Visit a college', owner: 'learner', by: '3' },
    [paths.plan.target(':targetId')]: { what: 'Ring them', owner: 'learner' },
    [paths.plan.changeTarget(':targetId')]: { title: 'Visit two', owner: 'learner', by: '3', version: '1' },
    [paths.plan.endTarget(':targetId')]: { how: 'completed', version: '1' },
    [paths.plan.reopenTarget(':targetId')]: { version: '1' },
    [paths.plan.moveStep(':stepId')]: { move: 'start' },
    [paths.plan.newReview(learner)]: { kind: 'periodic', ...day('dueOn') },
    [paths.plan.review(':reviewId')]: { words: 'It goes well', version: '1' },
    [paths.plan.closeReview(':reviewId')]: { ...day('heldOn'), summary: 'Two visits', version: '1' },
    [paths.plan.holdReview(':reviewId')]: { ...why('review-on-hold'), version: '1' },
    [paths.plan.exemptReview(':reviewId')]: { ...why('review-not-held'), version: '1' },
    [paths.plan.resumeReview(':reviewId')]: { version: '1' },
    [paths.learner.sharePlan(choice)]: { parts: 'aims', agrees: 'yes', ...day('expiresOn') },
    [paths.learner.endShare(':shareId')]: {},
  }
}

const allRights = Object.fromEntries(
  planParts.flatMap((part) => planPartners.map((partner) => [`rights.${part}.${partner}`, 'read'])),
)
