import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { fullName } from '~/domain/learners/learner'
import { CaseFields } from '~/domain/panels/components/CaseFields'
import { courseAt } from '~/domain/panels/case-shown'
import { putForward } from '~/domain/panels/case.commands.server'
import { casesOfLearner, findLearnerForCase } from '~/domain/panels/case.queries.server'
import { caseForm } from '~/domain/panels/case.schemas'
import { caseTags } from '~/domain/panels/case.words'
import { panelsOf } from '~/domain/panels/panel.queries.server'
import { fillWords } from '~/domain/panels/shared-run'
import { sharedRunsOf } from '~/domain/panels/shared-run.queries.server'
import { londonDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button, ButtonGroup } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Empty, InsetText } from '~/ui/text'

const panelAsked = z.uuid().nullable().catch(null)

export const loader = signedIn(async ({ ctx, id, url }) => {
  const learner = await findLearnerForCase(ctx, id('learnerId'))
  const panels = await panelsOf(ctx)
  const asked = panelAsked.parse(url.searchParams.get('panel'))
  const panel = panels.find((one) => one.id === asked) ?? panels[0]
  const today = londonDay(ctx.now)
  const runs = panel ? await sharedRunsOf(ctx, panel.id) : []
  const open = await casesOfLearner(ctx, learner.id)
  return {
    learnerId: learner.id,
    name: fullName(learner),
    school: learner.school,
    panel: panel ? { id: panel.id, name: panel.name } : null,
    others: panels.filter((one) => one !== panel).map(({ id, name }) => ({ id, name })),
    open: open.map((one) => ({
      id: one.id,
      text: `${caseTags[one.state].text}: ${one.wishes.map(courseAt).join('; ')}`,
    })),
    runs: runs
      .filter((run) => run.untilOn > today && run.hostId !== learner.schoolId)
      .map((run) => ({
        value: run.id,
        text: `${courseAt(run)}: ${run.blocks.map(({ name }) => name).join(', ')} (${fillWords(run)})`,
      })),
  }
})

export const action = signedIn(({ ctx, id, request, url }) =>
  handleForm(request, caseForm, async (form) => {
    const asked = panelAsked.parse(url.searchParams.get('panel'))
    const panels = await panelsOf(ctx)
    const panel = panels.find((one) => one.id === asked) ?? panels[0]
    await findLearnerForCase(ctx, id('learnerId'))
    if (!panel) throw new Refusal('no-panel', 'Your area has no panel yet.')
    const caseId = await putForward(ctx, panel.id, id('learnerId'), form)
    return redirectWithNotice(paths.cases.case(caseId), form.step === 'submit' ? 'Submitted' : 'Saved as a draft')
  }),
)

export default function NewCasePage() {
  const { learnerId, name, school, panel, others, open, runs } = useLoaderData<typeof loader>()
  return (
    <Page title="Put forward for a shared place" caption={name} back={paths.cases.all()}>
      {panel ? null : <Empty title="Your area has no panel yet" />}
      {panel ? <p className="govuk-body">It goes to: {panel.name}.</p> : null}
      {others.map((other) => (
        <p key={other.id} className="govuk-body">
          <a href={paths.cases.begin(learnerId, other.id)}>Put it to {other.name} instead</a>
        </p>
      ))}
      {school ? null : <InsetText>This learner is on no school’s roll. A case needs a home school.</InsetText>}
      {open.length > 0 ? (
        <InsetText>
          There is something already:
          <ul className="govuk-list">
            {open.map((one) => (
              <li key={one.id}>
                <a href={paths.cases.case(one.id)}>{one.text}</a>
              </li>
            ))}
          </ul>
        </InsetText>
      ) : null}
      {panel ? (
        <ZodForm>
          <CaseFields runs={runs} />
          <ButtonGroup>
            <Button name="step" value="submit">
              Submit
            </Button>
            <Button name="step" value="draft" kind="secondary">
              Save as a draft
            </Button>
          </ButtonGroup>
        </ZodForm>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Put forward for a shared place - Onward' }]
