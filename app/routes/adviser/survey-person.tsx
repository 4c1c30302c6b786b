import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { endLinks } from '~/domain/activity-surveys/letter.commands.server'
import { daysWords } from '~/domain/activity-surveys/survey-shown'
import { findPerson, wordsOf } from '~/domain/activity-surveys/survey.queries.server'
import { isWordSource } from '~/domain/activity-surveys/survey'
import { wordSourceWords } from '~/domain/activity-surveys/survey.words'
import { recordView } from '~/domain/learners/view.commands.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const {
    id: personId,
    learnerId,
    givenNames,
    familyName,
    schoolName,
    ...person
  } = await findPerson(ctx, id('personId'))
  await recordView(ctx, learnerId, 'activity')
  const words = await wordsOf(ctx, personId)
  return {
    ...{ learnerId, name: `${givenNames} ${familyName}`, school: schoolName ?? 'On no roll' },
    counts: countsIn(person, words),
    rows: words.map(({ source, label, whereNow, words, saidOn, withdrawnAt, organisation, by }) => [
      organisation ?? by ?? (isWordSource(source) ? wordSourceWords[source] : source),
      [label, whereNow].filter(Boolean).join(', '),
      words ?? '',
      daysWords(saidOn, withdrawnAt),
    ]),
  }
})

/** What counts, in words; it is told where what was said is. */
function countsIn(
  { source, label }: { source: string | null; label: string | null },
  words: readonly { source: string }[],
) {
  if (label === null) return 'nothing, nobody knows yet'
  return words.some((word) => word.source === source) ? label : 'something that is not passed on to you'
}

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, z.object({}), async () => {
    await endLinks(ctx, id('personId'))
    return redirectWithNotice(paths.leavers.person(id('personId')), 'The links in earlier letters do not work any more')
  }),
)

export default function SurveyPersonPage() {
  const { learnerId, name, school, counts, rows } = useLoaderData<typeof loader>()
  return (
    <Page title={name} caption={school} back={{ href: paths.leavers.notKnown(), text: 'The annual activity survey' }}>
      <p className="govuk-body">
        What counts now: {counts}. <a href={paths.adviser.learner(learnerId)}>The whole record</a>
      </p>
      <Table
        caption="What was said"
        isStacked
        head={['Who', 'What', 'In their words', 'When']}
        rows={rows}
        empty={
          <Empty title="Nothing was said yet">
            What the record, the young person, a school or an adviser says stands here.
          </Empty>
        }
      />
      <h2 className="govuk-heading-m">Has a letter come into the wrong hands?</h2>
      <p className="govuk-body">Then take its link away. The next reminder, or a letter you print, has a new one.</p>
      <ZodForm>
        <Button kind="secondary">Take the links away</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Somebody the survey asks - Onward' }]
