import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { planPartnerOf } from '~/access/roles'
import { fullName } from '~/domain/learners/learner'
import { reviewLists } from '~/domain/reviews/review'
import { reviewsToHold } from '~/domain/reviews/review.queries.server'
import { reviewListName } from '~/domain/reviews/review.schemas'
import { listWords, reviewKind } from '~/domain/reviews/review.words'
import { formatDay } from '~/kit/dates'
import { NotAllowed } from '~/kit/errors'
import { paths } from '~/paths'
import { SubNavigation } from '~/ui/navigation'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url }) => {
  const partner = planPartnerOf(ctx.actor.role)
  if (partner === null || partner === 'parent')
    throw new NotAllowed('Only the school or the adviser reads the list of reviews.')
  const list = reviewListName.parse(url.searchParams.get('list') ?? 'due')
  const page = Math.min(100, Math.max(1, Number(url.searchParams.get('page')) || 1))
  const { rows, hasMore, counts } = await reviewsToHold(ctx, list, page)
  return {
    list,
    more: hasMore ? paths.plan.reviews({ list, page: String(page + 1) }) : null,
    tabs: reviewLists.map((name) => ({
      href: paths.plan.reviews({ list: name }),
      text: `${listWords[name]} (${counts[name]})`,
    })),
    rows: rows.map(({ id, kind, dueOn, hasWords, form, ...learner }) => ({
      href: paths.plan.review(id),
      name: fullName(learner),
      form,
      kind: reviewKind(kind),
      dueOn: formatDay(dueOn),
      words: hasWords ? 'Yes' : 'Not yet',
    })),
  }
})

export default function ReviewsPage() {
  const { list, more, tabs, rows } = useLoaderData<typeof loader>()
  return (
    <Page title="Reviews of plans">
      <SubNavigation label="Reviews" links={tabs} currentPath={paths.plan.reviews({ list })} />
      <Table
        caption={listWords[list]}
        head={['Learner', 'Form', 'Review', 'By', 'Learner has written']}
        firstCellIsHeader
        rows={rows.map(({ href, name, form, kind, dueOn, words }) => [
          <a key="l" href={href}>
            {name}
          </a>,
          form ?? '',
          kind,
          dueOn,
          words,
        ])}
        empty={<Empty title="No review stands here" />}
      />
      {more ? (
        <p className="govuk-body">
          <a href={more}>Next page</a>
        </p>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Reviews of plans - Onward' }]
