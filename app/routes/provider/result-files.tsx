import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { filesShown } from '~/domain/catalogues/file-shown'
import { SentFiles } from '~/domain/learners/components/SentFiles'
import { Embargo } from '~/domain/results/components/Embargo'
import { ResultFileForm } from '~/domain/results/components/ResultFileForm'
import { embargoOf } from '~/domain/results/embargo.queries.server'
import { mustPutIn } from '~/domain/results/result.commands.server'
import { wrongRows } from '~/domain/results/result.schemas'
import { LARGEST_RESULTS, previewResults } from '~/domain/results/result-import.commands.server'
import { recentResults } from '~/domain/results/result-import.queries.server'
import { handleUpload } from '~/kit/form.server'
import { receiveUpload } from '~/kit/uploads.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx }) => {
  mustPutIn(ctx)
  return { embargo: await embargoOf(ctx), sheets: filesShown(await recentResults(ctx)) }
})

export const action = signedIn(({ ctx, request }) => {
  mustPutIn(ctx)
  return handleUpload('file', async () => {
    const upload = await receiveUpload(request, 'file', LARGEST_RESULTS, { takesWorkbooks: true })
    const isAllOrNothing = wrongRows.parse(upload.fields['wrongRows']) === 'refuse-all'
    const report = await previewResults(ctx, upload, { isAllOrNothing })
    return redirect(paths.provider.resultSheet(report.intakeId))
  })
})

export default function ResultFilesPage() {
  const { embargo, sheets } = useLoaderData<typeof loader>()
  return (
    <Page title="Results of your applicants" back={{ href: paths.provider.results(), text: 'Results day' }}>
      <Embargo {...embargo} who="your staff" />
      <ResultFileForm numbers="ULN, UCI or application reference" />
      <h2 className="govuk-heading-m">Files so far</h2>
      <SentFiles files={sheets.map((sheet) => ({ ...sheet, href: paths.provider.resultSheet(sheet.id) }))} />
    </Page>
  )
}

export const meta = () => [{ title: 'Results of your applicants - Onward' }]
