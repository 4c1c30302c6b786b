import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { tellWhatWasDone } from '~/domain/surveys/survey.commands.server'
import { saidAndDone } from '~/domain/surveys/survey.queries.server'
import { saidForm } from '~/domain/surveys/survey.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Card, Cards } from '~/ui/card'
import { TextArea } from '~/ui/fields/text-area'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'survey.keep', { areaId: ctx.actor.areaId })
  const told = await saidAndDone(ctx, ctx.actor.areaId)
  return { told: told.map(({ id, said, done }) => ({ id, said, done })) }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, saidForm, async (form) => {
    await tellWhatWasDone(ctx, form)
    return redirectWithNotice(paths.area.said, 'Published. Everybody can read it.')
  }),
)

export default function SaidPage() {
  const { told } = useLoaderData<typeof loader>()
  return (
    <Page title="You said, we did" back={{ href: paths.area.surveys, text: 'What learners say' }}>
      <p className="govuk-body">
        It stands on <a href={paths.youSaid}>a page of its own</a> that everybody can read. Write no names.
      </p>
      <ZodForm>
        <TextArea name="said" label="What did learners say?" rows={3} maxLength={500} />
        <TextArea name="done" label="What was done about it?" rows={3} maxLength={500} />
        <Button>Publish</Button>
      </ZodForm>
      <Cards>
        {told.map(({ id, said, done }) => (
          <Card
            key={id}
            title={said}
            actions={
              <ZodForm action={paths.area.withdrawSaid(id)} id={id}>
                <Button kind="secondary">
                  Take it away<span className="govuk-visually-hidden">: {said}</span>
                </Button>
              </ZodForm>
            }
          >
            <p className="govuk-body">{done}</p>
          </Card>
        ))}
      </Cards>
    </Page>
  )
}

export const meta = () => [{ title: 'You said, we did - Onward' }]
