import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { stillToSee } from '~/domain/enrolment-desk/document'
import { keepDocuments } from '~/domain/enrolment-desk/document.commands.server'
import { findAtDesk } from '~/domain/enrolment-desk/document.queries.server'
import { documentsForm } from '~/domain/enrolment-desk/document.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button, ButtonGroup, LinkButton } from '~/ui/button'
import { Checkboxes } from '~/ui/fields/choices'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { choice, kinds, seen } = await findAtDesk(ctx, id('choiceId'))
  return {
    choice: { id: choice.id, name: `${choice.givenNames} ${choice.familyName}`, courseTitle: choice.courseTitle },
    options: Object.fromEntries(kinds.map((kind) => [kind.id, kind.label])),
    seen,
    missing: stillToSee(kinds, new Set(seen)).length,
    mayEnrol: choice.state === 'place_confirmed' || choice.state === 'did_not_attend',
    mayBeMissing: choice.state === 'place_confirmed',
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, documentsForm, async (form) => {
    await keepDocuments(ctx, id('choiceId'), form)
    return redirectWithNotice(paths.provider.documents(id('choiceId')), 'What was seen is kept')
  }),
)

export default function DocumentsPage() {
  const { choice, options, seen, missing, mayEnrol, mayBeMissing } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`${choice.name} at the desk`}
      caption={choice.courseTitle}
      back={{ href: paths.provider.enrolment, text: 'Enrolment' }}
    >
      <ZodForm defaults={{ seen }}>
        <Checkboxes
          name="seen"
          legend="Which documents have you seen?"
          hint={missing === 0 ? 'All that are needed were seen.' : `${missing} that are needed are still to be seen.`}
          options={options}
        />
        <Button>Keep what was seen</Button>
      </ZodForm>
      {mayEnrol ? (
        <ButtonGroup>
          <LinkButton href={paths.provider.enrol(choice.id)} kind="secondary">
            Enrol
          </LinkButton>
          <LinkButton href={paths.provider.transfer(choice.id)} kind="secondary">
            Enrol on another course
          </LinkButton>
          {mayBeMissing ? (
            <LinkButton href={paths.provider.notArrived(choice.id)} kind="secondary">
              Not arrived
            </LinkButton>
          ) : null}
        </ButtonGroup>
      ) : null}
      <p className="govuk-body">
        <a className="govuk-link" href={paths.provider.choice(choice.id)}>
          The whole application
        </a>
      </p>
    </Page>
  )
}

export const meta = () => [{ title: 'At the desk - Onward' }]
