import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { SheetColumns } from '~/domain/predictions/components/SheetColumns'
import { sayColumns } from '~/domain/predictions/sheet-column.commands.server'
import { columnsOf } from '~/domain/predictions/sheet-column.queries.server'
import { columnsForm } from '~/domain/predictions/sheet-column.schemas'
import { handleForm } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(({ ctx, id }) => columnsOf(ctx, id('intakeId')))

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, columnsForm, async (columns) => {
    const { intakeId } = await sayColumns(ctx, id('intakeId'), columns)
    return redirect(paths.school.predictionSheet(intakeId))
  }),
)

export default function PredictionColumnsPage() {
  const { id, fileName, columns } = useLoaderData<typeof loader>()
  return (
    <Page title="What are the columns?" caption={fileName} back={paths.school.predictionSheet(id)}>
      <p className="govuk-body">
        Say what each column of the file is. You see what would change before anything is changed. What you say here is
        remembered for your school’s next file.
      </p>
      <ZodForm
        isWide
        defaults={{
          columns: Object.fromEntries(
            columns.map(({ place, meaning, subject }) => [String(place), { meaning, subject: subject ?? '' }]),
          ),
        }}
      >
        <SheetColumns columns={columns} />
        <Button>Preview</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'What are the columns? - Onward' }]
