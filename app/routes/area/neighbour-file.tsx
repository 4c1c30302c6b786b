import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { LARGEST_UPLOAD } from '~/domain/catalogues/own-import.commands.server'
import { sendNeighbourFile } from '~/domain/neighbours/neighbour-file.commands.server'
import { findNeighbour } from '~/domain/neighbours/neighbour.queries.server'
import { takingForm } from '~/domain/neighbours/neighbour.schemas'
import { handleUpload, redirectWithNotice } from '~/kit/form.server'
import { receiveUpload } from '~/kit/uploads.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Checkbox } from '~/ui/fields/choices'
import { FileInput } from '~/ui/fields/file-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { name, isHeld } = await findNeighbour(ctx, id('neighbourId'))
  return { id: id('neighbourId'), name, isHeld }
})

export const action = signedIn(async ({ ctx, id, request }) => {
  const neighbour = await findNeighbour(ctx, id('neighbourId'))
  return handleUpload('file', async () => {
    const upload = await receiveUpload(request, 'file', LARGEST_UPLOAD)
    const taking = takingForm.parse({ mayRemoveMany: upload.fields.mayRemoveMany === 'yes' ? 'yes' : undefined })
    const { status } = await sendNeighbourFile(ctx, neighbour.id, upload, taking)
    return redirectWithNotice(
      paths.area.neighbour(neighbour.id),
      status === 'done' ? 'The file is in' : 'The file was refused. Nothing was changed',
    )
  })
})

export default function NeighbourFilePage() {
  const { id, name, isHeld } = useLoaderData<typeof loader>()
  return (
    <Page title="Send a file by hand" caption={name} back={{ href: paths.area.neighbour(id), text: name }}>
      <p>
        The courses of an XCRI-CAP file (version 1.1 or 1.2) stand in the place of those we show of {name} now. A file
        in which more than half of them are missing is not taken.
      </p>
      <ZodForm encType="multipart/form-data">
        <FileInput name="file" label="The file" hint="XML, 20 MB at most" accept=".xml,application/xml,text/xml" />
        {isHeld ? <Checkbox name="mayRemoveMany" label="Take it although more than half is missing" /> : null}
        <Button>Take this file in</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Send a file of a neighbouring area - Onward' }]
