import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { shownCount } from '~/domain/reports/dashboard'
import { surveysOn } from '~/domain/surveys/survey.queries.server'
import { momentWords, surveyTags } from '~/domain/surveys/survey.words'
import { paths } from '~/paths'
import { ButtonGroup, LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'survey.keep', { areaId: ctx.actor.areaId })
  const surveys = await surveysOn(ctx)
  return {
    surveys: surveys.map(({ id, title, moment, state, replies }) => ({
      id,
      title,
      moment: momentWords[moment],
      tag: surveyTags[state],
      replies: shownCount(replies ?? 0),
    })),
  }
})

export default function SurveysPage() {
  const { surveys } = useLoaderData<typeof loader>()
  return (
    <Page title="What learners say" back={{ href: paths.area.home, text: 'The area' }}>
      <p className="govuk-body">
        Ask learners a question or a few at a moment of their way. Answers are kept without names, and few answers are
        kept back. Tell everybody what you made of them.
      </p>
      <ButtonGroup>
        <LinkButton href={paths.area.newSurvey}>Write a survey</LinkButton>
        <LinkButton href={paths.area.said} kind="secondary">
          You said, we did
        </LinkButton>
      </ButtonGroup>
      <Table
        caption="Surveys of the area"
        firstCellIsHeader
        isStacked
        head={['Survey', 'Asked', { text: 'Have answered', isNumber: true }, 'State']}
        rows={surveys.map(({ id, title, moment, replies, tag }) => [
          <a key="title" href={paths.area.survey(id)}>
            {title}
          </a>,
          moment,
          replies,
          <StatusTag key="state" tag={tag} />,
        ])}
        empty={<Empty title="Nobody was asked anything yet">Write the first survey with the button above.</Empty>}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'What learners say - Onward' }]
