import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { markCodes } from '~/domain/attendance/register.queries.server'
import { mustImport } from '~/domain/mark-files/mark-file.commands.server'
import { explainMarks } from '~/domain/mark-files/meaning.commands.server'
import { meaningsOf } from '~/domain/mark-files/meaning.queries.server'
import { meaningsForm } from '~/domain/mark-files/meaning.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/fields/text-area'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'

export const loader = signedIn(async ({ ctx }) => {
  const [meanings, codes] = await Promise.all([meaningsOf(ctx, mustImport(ctx)), markCodes(ctx)])
  return {
    meanings: meanings.map(({ said, code }) => `${said} = ${code}`).join('\n'),
    codes: codes.map(({ code, label }) => [code, label]),
  }
})

export const action = signedIn(({ ctx, request }) => {
  mustImport(ctx)
  return handleForm(request, meaningsForm, async ({ meanings }) => {
    await explainMarks(ctx, meanings)
    return redirectWithNotice(paths.tracking.markFiles, 'What your marks mean is kept')
  })
})

export default function MarkMeaningsPage() {
  const { meanings, codes } = useLoaderData<typeof loader>()
  return (
    <Page title="What your marks mean" back={{ href: paths.tracking.markFiles, text: 'Marks by file' }}>
      <p className="govuk-body">
        Each system has marks of its own. We never guess: a mark that is not in this list is refused by name.
      </p>
      <ZodForm defaults={{ meanings }}>
        <TextArea
          name="meanings"
          label="Your marks"
          hint="One in each line: your mark, =, and one of the codes below. For example / = P"
          rows={10}
        />
        <Button>Keep this list</Button>
      </ZodForm>
      <Table caption="Our codes" captionSize="s" head={['Code', 'Means']} rows={codes} />
    </Page>
  )
}

export const meta = () => [{ title: 'What your marks mean - Onward' }]
