import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { providerStaff } from '~/access/roles'
import { dueInterventions } from '~/domain/progress/intervention.queries.server'
import { ProgressList } from '~/domain/progress/components/ProgressList'
import { mustStudyOf } from '~/domain/progress/must-study.queries.server'
import { isMissing } from '~/domain/progress/taught'
import { listedShown } from '~/domain/progress/listed-shown'
import { LEARNERS_A_PAGE, progressList } from '~/domain/progress/progress-list.queries.server'
import { listQuestion, progressLists } from '~/domain/progress/progress.schemas'
import { listWords } from '~/domain/progress/progress.words'
import { mayWatch } from '~/domain/progress/round.queries.server'
import { formatDay } from '~/kit/dates'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'
import { Table } from '~/ui/table'

export const loader = signedIn(async ({ ctx, url, visit }) => {
  const { list, page } = listQuestion.parse(Object.fromEntries(url.searchParams))
  const isWatched = mayWatch(ctx)
  const asked = list === 'risk' && !isWatched ? 'all' : list
  const found = await progressList(ctx, { list: asked, page })
  const rows = found.slice(0, LEARNERS_A_PAGE)
  const judged = await mustStudyOf(
    ctx,
    rows.map(({ id }) => id),
  )
  const due = isWatched ? await dueInterventions(ctx) : []
  const pageOf = (at: number) => paths.progress.home({ list: asked, page: String(at) })
  return {
    organisation: visit.organisationName,
    ...{ list: asked, isWatched, isStaff: ctx.actor.role !== 'adviser' },
    isProvider: providerStaff.some((role) => role === ctx.actor.role),
    previous: page > 1 ? pageOf(page - 1) : undefined,
    next: found.length > LEARNERS_A_PAGE ? pageOf(page + 1) : undefined,
    rows: rows.map((row) => {
      const own = judged.get(row.id) ?? []
      return listedShown(row, own, isMissing(own, row.titles))
    }),
    due: due.map(({ id, learnerId, givenNames, familyName, kind, owner, lookAgainOn }) => ({
      ...{ id, learnerId, kind, owner, name: `${givenNames} ${familyName}`, day: formatDay(lookAgainOn) },
    })),
  }
})

export default function ProgressPage() {
  const { organisation, list, isWatched, isStaff, isProvider, rows, due, previous, next } =
    useLoaderData<typeof loader>()
  const lists = progressLists.filter((one) => one !== 'risk' || isWatched)
  return (
    <Page
      title="Progress"
      caption={organisation}
      actions={
        isStaff ? (
          <LinkButton href={paths.progress.rounds} kind="secondary">
            Rounds of reports
          </LinkButton>
        ) : null
      }
    >
      {due.length > 0 ? (
        <Table
          caption="To look at again"
          isStacked
          head={['Learner', 'What was begun', 'Who sees to it', 'Due']}
          rows={due.map(({ id, learnerId, name, kind, owner, day }) => [
            <a className="govuk-link" key={id} href={paths.progress.learner(learnerId)}>
              {name}
            </a>,
            kind,
            owner,
            day,
          ])}
        />
      ) : null}
      <nav aria-label="Lists of learners">
        <ul className="govuk-list">
          {lists.map((one) => (
            <li key={one}>
              {one === list ? (
                <strong aria-current="true">{listWords[one]}</strong>
              ) : (
                <a className="govuk-link" href={paths.progress.home({ list: one })}>
                  {listWords[one]}
                </a>
              )}
            </li>
          ))}
        </ul>
      </nav>
      <ProgressList rows={rows} caption={listWords[list]} isWatched={isWatched} hasForm={!isProvider} />
      <Pager {...(previous ? { previous } : {})} {...(next ? { next } : {})} label="Pages of learners" />
    </Page>
  )
}

export const meta = () => [{ title: 'Progress - Onward' }]
