import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { fullName } from '~/domain/learners/learner'
import { joinCaseload } from '~/domain/participation/caseload.commands.server'
import { tickedLearners } from '~/domain/participation/caseload.schemas'
import { UnownedTable } from '~/domain/participation/components/UnownedTable'
import { learnersOnNoCaseload } from '~/domain/participation/unowned.queries.server'
import { formatDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url }) => {
  const after = url.searchParams.get('after')
  const { rows, next } = await learnersOnNoCaseload(ctx, after)
  return {
    rows: rows.map(({ id, bornOn, schoolName, label, ...learner }) => ({
      id,
      name: fullName(learner),
      born: formatDay(bornOn),
      where: schoolName ?? 'On no roll',
      activity: label ?? 'Not recorded',
    })),
    first: after ? paths.adviser.unowned() : undefined,
    next: next ? paths.adviser.unowned({ after: next }) : undefined,
  }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, tickedLearners, async ({ learners }) => {
    const joined = await joinCaseload(ctx, ctx.actor.id ?? '', Object.keys(learners))
    return redirectWithNotice(paths.adviser.unowned(), `${joined} ${joined === 1 ? 'is' : 'are'} on your caseload now`)
  }),
)

export default function UnownedPage() {
  const { rows, first, next } = useLoaderData<typeof loader>()
  return (
    <Page
      title="On nobody’s caseload"
      caption="In the two years after Year 11"
      back={{ href: paths.adviser.caseload, text: 'Back to my caseload' }}
    >
      {rows.length === 0 ? (
        <Empty title="Everybody has an adviser">
          <p className="govuk-body">Whoever is 16 or 17 and on no caseload stands here.</p>
        </Empty>
      ) : (
        <ZodForm isWide>
          <UnownedTable rows={rows} />
          <Button>Take on those ticked</Button>
        </ZodForm>
      )}
      <Pager {...(first ? { previous: first } : {})} {...(next ? { next } : {})} label="Pages of learners" />
    </Page>
  )
}

export const meta = () => [{ title: 'On nobody’s caseload - Onward' }]
