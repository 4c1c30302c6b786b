import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { shownBars } from '~/domain/reports/dashboard'
import { SurveyFields } from '~/domain/surveys/components/SurveyFields'
import { SurveyResults } from '~/domain/surveys/components/SurveyResults'
import { typedAgain } from '~/domain/surveys/survey'
import { changeSurvey } from '~/domain/surveys/survey.commands.server'
import { findSurvey, repliesBySchool, resultsOf } from '~/domain/surveys/survey.queries.server'
import { surveyForm } from '~/domain/surveys/survey.schemas'
import { momentWords, surveyTags } from '~/domain/surveys/survey.words'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { Hidden } from '~/ui/fields/text-input'
import { SearchForm, ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'

export const loader = signedIn(async ({ ctx, id, url }) => {
  mustBeAllowed(ctx, 'survey.keep', { areaId: ctx.actor.areaId })
  const survey = await findSurvey(ctx, id('surveyId'))
  const { title, moment, state, questions, version } = survey
  const schools = state === 'draft' ? [] : await repliesBySchool(ctx, survey.id)
  const school = schools.find((one) => one.id === url.searchParams.get('school'))
  const results = state === 'draft' ? [] : await resultsOf(ctx, survey, school?.id ?? null)
  return {
    ...{ id: survey.id, title, state, version, moment: momentWords[moment], tag: surveyTags[state] },
    school: school?.id ?? '',
    schools: schools.map(({ id, name }) => ({ value: id, text: name })),
    defaults: { title, moment, questions: typedAgain(questions) },
    results: results.map(({ parts, ...result }) => {
      const bars = shownBars(parts.map(({ count }) => count))
      return { ...result, parts: parts.map(({ option }, nth) => ({ label: option, value: 0, text: '', ...bars[nth] })) }
    }),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, surveyForm, async (form) => {
    await changeSurvey(ctx, id('surveyId'), form)
    return redirectWithNotice(paths.area.survey(id('surveyId')), 'Saved')
  }),
)

export default function SurveyPage() {
  const { id, title, state, version, moment, tag, school, schools, defaults, results } = useLoaderData<typeof loader>()
  return (
    <Page
      title={title}
      caption={moment}
      back={{ href: paths.area.surveys, text: 'What learners say' }}
      actions={<StatusTag tag={tag} />}
    >
      {state === 'draft' ? (
        <ZodForm defaults={defaults}>
          <SurveyFields version={version} />
          <Button kind="secondary">Save</Button>
        </ZodForm>
      ) : null}
      {schools.length > 0 ? (
        <SearchForm action={paths.area.survey(id)} label="Answers of one school" isInline>
          <Select name="school" label="School" options={schools} empty="The whole area" defaultValue={school} />
          <Button kind="secondary">Show</Button>
        </SearchForm>
      ) : null}
      <SurveyResults results={results} />
      {state === 'draft' ? (
        <ZodForm action={paths.area.openSurvey(id)} id="opening">
          <Hidden name="version" value={version} />
          <Button>Open it: ask learners from now on</Button>
        </ZodForm>
      ) : null}
      {state === 'open' ? (
        <ZodForm action={paths.area.closeSurvey(id)} id="closing">
          <Hidden name="version" value={version} />
          <Button kind="warning">Close it: ask nobody any more</Button>
        </ZodForm>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'A survey - Onward' }]
