import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { countLearnersToCheck } from '~/domain/applications/school-check.queries.server'
import { SchoolTiles } from '~/domain/reports/components/SchoolTiles'
import { TuteeGrid } from '~/domain/reports/components/TuteeGrid'
import { tuteeRow } from '~/domain/reports/tutee-row'
import { countMatching, tuteeLists, tuteeQuestion } from '~/domain/reports/tutee'
import { tuteeForms, tuteesPage } from '~/domain/reports/tutee.queries.server'
import { londonDay } from '~/kit/dates'
import { valueAt } from '~/kit/form'
import { paths } from '~/paths'
import { Button, ButtonGroup, LinkButton } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { Hidden, SearchInput } from '~/ui/fields/text-input'
import { SearchForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url, visit }) => {
  const question = tuteeQuestion.parse(Object.fromEntries(url.searchParams))
  const { rows, next } = await tuteesPage(ctx, question)
  const forms = await tuteeForms(ctx)
  const toCheck = await countLearnersToCheck(ctx)
  const { after: _, ...kept } = question
  const ofSchool = { schoolId: ctx.actor.organisationId }
  return {
    school: visit.organisationName,
    question: kept,
    tiles: {
      learners: forms.reduce((sum, form) => sum + Number(form.learners), 0),
      notApplied: forms.reduce((sum, form) => sum + Number(form.notApplied), 0),
      toCheck,
    },
    maySeeLookUps: isAllowed(ctx.actor, 'look-ups.see', ofSchool),
    maySendRoll: isAllowed(ctx.actor, 'import.learners', ofSchool),
    mayNudge: isAllowed(ctx.actor, 'learner.nudge', ofSchool),
    isTicked: url.searchParams.get('ticked') === 'all',
    next: next ? paths.school.homeOf({ ...kept, after: next }) : undefined,
    forms: forms.flatMap(({ form, learners, notApplied }) =>
      form ? [{ value: form, text: `${form} (${notApplied} of ${learners} have not applied)` }] : [],
    ),
    rows: rows.map(tuteeRow),
    matching: countMatching(question, forms),
    today: londonDay(ctx.now),
  }
})

export default function SchoolPage() {
  const { school, question, forms, rows, next, tiles, today, isTicked, matching, ...may } =
    useLoaderData<typeof loader>()
  const { sort, order, list } = question
  const { maySendRoll, mayNudge, maySeeLookUps } = may
  const grid = (
    <TuteeGrid
      rows={rows}
      isTicked={isTicked}
      today={today}
      sort={{ by: sort, order, href: (by, order) => paths.school.homeOf({ ...question, sort: by, order }) }}
      empty={<Empty title={list === 'not-applied' ? 'Everybody here has applied' : 'Nobody is on this list'} />}
    />
  )
  return (
    <Page
      title={tuteeLists[list]}
      caption={school}
      actions={
        <ButtonGroup>
          <LinkButton href={paths.school.invitations} kind="secondary">
            Invite learners
          </LinkButton>
          {mayNudge ? (
            <LinkButton href={paths.school.references} kind="secondary">
              References
            </LinkButton>
          ) : null}
          {mayNudge ? (
            <LinkButton href={paths.school.handovers()} kind="secondary">
              Handed over
            </LinkButton>
          ) : null}
          {maySendRoll ? (
            <LinkButton href={paths.school.roll} kind="secondary">
              Bring your roll in
            </LinkButton>
          ) : null}
          {maySendRoll ? (
            <LinkButton href={paths.registrations} kind="secondary">
              Joined alone
            </LinkButton>
          ) : null}
        </ButtonGroup>
      }
    >
      <SchoolTiles {...tiles} />
      {question.about ? (
        <p className="govuk-body">
          Only those whom one day of the <a href={paths.school.deadlines}>dates ahead</a> concerns.{' '}
          <a href={paths.school.homeOf({ ...question, about: '' })}>Show everybody</a>
        </p>
      ) : null}
      <SearchForm action={paths.school.home} label="Narrow the list" isInline>
        <Select name="list" label="Show those who" options={tuteeLists} defaultValue={list} />
        <Select name="form" label="Form" options={forms} empty="All forms" defaultValue={question.form} />
        <SearchInput name="q" label="Last name begins with" defaultValue={question.q} width={10} />
        <Hidden name="sort" value={sort} />
        <Hidden name="about" value={question.about} />
        <Hidden name="order" value={order} />
        <Button kind="secondary">Show these</Button>
      </SearchForm>
      {mayNudge && rows.length > 0 ? (
        <form method="get" action={paths.school.nudges}>
          <p className="govuk-body">
            <a className="govuk-link" href={paths.school.homeOf({ ...question, ticked: isTicked ? '' : 'all' })}>
              {isTicked ? 'Tick nobody' : 'Tick everybody shown'}
            </a>{' '}
            <a className="govuk-link" href={paths.school.print(question)}>
              Print this list
            </a>{' '}
            <a className="govuk-link" href={paths.school.sentNudges}>
              Your last reminders
            </a>
          </p>
          {grid}
          {['list', 'form', 'q', 'about'].map((name) => (
            <Hidden key={name} name={name} value={String(valueAt(question, name) ?? '')} />
          ))}
          <ButtonGroup>
            <Button>Remind those ticked</Button>
            <Button kind="secondary" name="all" value="yes">
              {matching === null ? 'Remind everybody on this list' : `Remind all ${matching} on this list`}
            </Button>
            <Button kind="secondary" formAction={paths.school.handOverMany}>
              Hand those ticked over to an adviser
            </Button>
          </ButtonGroup>
        </form>
      ) : (
        grid
      )}
      <Pager next={next} label="More learners" />
      <ul className="govuk-list">
        <li>
          <a href={paths.leavers.school()}>Where our leavers went</a>
        </li>
        {maySeeLookUps ? (
          <li>
            <a href={paths.school.lookUps}>Who looked at many records</a>
          </li>
        ) : null}
      </ul>
    </Page>
  )
}

export const meta = () => [{ title: 'Learners - Onward' }]
