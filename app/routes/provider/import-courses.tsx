import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { findFeed } from '~/domain/catalogues/course-feed.queries.server'
import { LARGEST_UPLOAD, previewImport } from '~/domain/catalogues/own-import.commands.server'
import { importTag } from '~/domain/catalogues/own-import'
import { recentImports } from '~/domain/catalogues/own-import.queries.server'
import { formatMoment } from '~/kit/dates'
import { handleUpload } from '~/kit/form.server'
import { receiveUpload } from '~/kit/uploads.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { FileInput } from '~/ui/fields/file-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'import.courses', { providerId: ctx.actor.organisationId })
  const imports = await recentImports(ctx)
  return {
    feed: (await findFeed(ctx)) ?? null,
    imports: imports.map(({ startedAt, ...one }) => ({
      ...one,
      tag: importTag(one.status),
      when: formatMoment(startedAt),
    })),
  }
})

export const action = signedIn(({ ctx, request }) => {
  mustBeAllowed(ctx, 'import.courses', { providerId: ctx.actor.organisationId })
  return handleUpload('file', async () => {
    const report = await previewImport(ctx, await receiveUpload(request, 'file', LARGEST_UPLOAD))
    return redirect(paths.provider.courseImport(report.intakeId))
  })
})

export default function ImportCoursesPage() {
  const { imports, feed } = useLoaderData<typeof loader>()
  return (
    <Page title="Bring courses in from a file" back={{ href: paths.provider.courses, text: 'Courses' }}>
      <p>
        An XCRI-CAP file (version 1.1 or 1.2) holds all courses of a provider. You see what it would change before
        anything is changed. What it no longer holds is withdrawn; what you wrote here by hand stays.
      </p>
      <ZodForm encType="multipart/form-data">
        <FileInput name="file" label="The file" hint="XML, 20 MB at most" accept=".xml,application/xml,text/xml" />
        <Button>Preview</Button>
      </ZodForm>
      <h2>From your own site, every night</h2>
      <p>
        {feed ? `Fetched from ${feed.url}. ${feed.outcome ?? 'Not fetched yet.'}` : 'No address is set.'}{' '}
        <a href={paths.provider.courseFeed}>{feed ? 'Change or stop it' : 'Set an address'}</a>
      </p>
      <p>
        <a href={paths.provider.courseWords}>Your own words</a>: say what “Day release” or “Stage 2” in your files
        stands for.
      </p>
      <h2>Files so far</h2>
      <Table
        caption="Files so far"
        hideCaption
        isCompact
        head={['File', 'When', 'Sent by', 'State']}
        rows={imports.map(({ id, fileName, when, by, tag }) => [
          <a key="file" href={paths.provider.courseImport(id)}>
            {fileName}
            <span className="govuk-visually-hidden"> of {when}</span>
          </a>,
          when,
          by ?? 'Onward',
          <StatusTag key="tag" tag={tag} />,
        ])}
        empty={<p>No file has come in yet.</p>}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Bring courses in from a file - Onward' }]
