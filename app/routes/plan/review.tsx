import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { careOf } from '~/domain/learners/care.queries.server'
import { recordView } from '~/domain/learners/view.commands.server'
import { ReviewWords } from '~/domain/reviews/components/Reviews'
import { LONGEST_REVIEW_WORDS } from '~/domain/reviews/review'
import { sayInReview } from '~/domain/reviews/review.commands.server'
import { findReview } from '~/domain/reviews/review.queries.server'
import { reviewWordsForm } from '~/domain/reviews/review.schemas'
import { reviewKind, reviewTag } from '~/domain/reviews/review.words'
import { formatDay, londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button, ButtonGroup, LinkButton } from '~/ui/button'
import { TextArea } from '~/ui/fields/text-area'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { SummaryList } from '~/ui/summary-list'

export const loader = signedIn(async ({ ctx, id }) => {
  const { learnerId, givenNames, familyName, detail, reason, ...review } = await findReview(ctx, id('reviewId'))
  await recordView(ctx, learnerId, 'plan')
  const isOpen = review.state === 'due' || review.state === 'on-hold'
  return {
    learnerId,
    name: `${givenNames} ${familyName}`,
    role: ctx.actor.role,
    review,
    title: reviewKind(review.kind),
    tag: reviewTag(review, londonDay(ctx.now)),
    facts: [
      { key: 'From', value: formatDay(review.opensOn) },
      { key: 'By', value: formatDay(review.dueOn) },
      ...(reason ? [{ key: 'Why it was not held', value: [reason, detail].filter(Boolean).join(': ') }] : []),
    ],
    mayAnswer: isOpen && isAllowed(ctx.actor, 'review.answer', { learnerId }),
    mayKeep: isOpen && isAllowed(ctx.actor, 'review.keep', await careOf(ctx, learnerId)),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, reviewWordsForm, async (form) => {
    await sayInReview(ctx, id('reviewId'), form)
    return redirectWithNotice(paths.plan.review(id('reviewId')), 'What you wrote is saved')
  }),
)

export default function ReviewPage() {
  const { learnerId, name, role, review, title, tag, facts, mayAnswer, mayKeep } = useLoaderData<typeof loader>()
  return (
    <Page
      title={title}
      caption={role === 'learner' ? 'My plan' : name}
      back={{ href: paths.plan.home(learnerId), text: 'Back to the plan' }}
      actions={<StatusTag tag={tag} />}
    >
      <SummaryList rows={facts} />
      {mayKeep ? <Deeds id={review.id} isOnHold={review.state === 'on-hold'} /> : null}
      <ReviewWords review={review} role={role} />
      {mayAnswer ? (
        <ZodForm defaults={{ words: review.learnerWords ?? '' }}>
          <Hidden name="version" value={review.version} />
          <TextArea
            name="words"
            label="How is it going?"
            hint="What goes well? What is hard? What would help? Your tutor reads this."
            rows={6}
            maxLength={LONGEST_REVIEW_WORDS}
          />
          <Button>Save</Button>
        </ZodForm>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'A review - Onward' }]

function Deeds({ id, isOnHold }: { id: string; isOnHold: boolean }) {
  return (
    <ButtonGroup>
      {isOnHold ? (
        <LinkButton href={paths.plan.resumeReview(id)}>Go on with it</LinkButton>
      ) : (
        <>
          <LinkButton href={paths.plan.closeReview(id)}>Write down the review</LinkButton>
          <LinkButton href={paths.plan.holdReview(id)} kind="secondary">
            Put on hold
          </LinkButton>
        </>
      )}
      <LinkButton href={paths.plan.exemptReview(id)} kind="secondary">
        It will not be held
      </LinkButton>
    </ButtonGroup>
  )
}
