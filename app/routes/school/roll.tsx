import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { SentFiles } from '~/domain/learners/components/SentFiles'
import { LARGEST_ROLL, previewRoll } from '~/domain/learners/roll-import.commands.server'
import { rollTag } from '~/domain/learners/roll-import'
import { recentRolls } from '~/domain/learners/roll-import.queries.server'
import { formatMoment } from '~/kit/dates'
import { handleUpload } from '~/kit/form.server'
import { receiveUpload } from '~/kit/uploads.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Checkbox } from '~/ui/fields/choices'
import { FileInput } from '~/ui/fields/file-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, visit }) => {
  const rolls = await recentRolls(ctx)
  return {
    school: visit.organisationName,
    rolls: rolls.map(({ startedAt, status, ...roll }) => ({
      ...roll,
      tag: rollTag(status),
      when: formatMoment(startedAt),
    })),
  }
})

export const action = signedIn(({ ctx, request }) => {
  mustBeAllowed(ctx, 'import.learners', { schoolId: ctx.actor.organisationId })
  return handleUpload('file', async () => {
    const upload = await receiveUpload(request, 'file', LARGEST_ROLL)
    const report = await previewRoll(ctx, upload, upload.fields['isWhole'] === 'yes')
    return redirect(paths.school.rollFile(report.intakeId))
  })
})

export default function RollPage() {
  const { school, rolls } = useLoaderData<typeof loader>()
  return (
    <Page title="Bring your roll in from a file" caption={school} back={paths.school.home}>
      <p className="govuk-body">
        Send a Common Transfer File, or a CSV export of your school’s system with a row for each learner: surname,
        forename, date of birth, and best of all UPN, ULN, form, address, postcode and email. You see what would change
        before anything is changed. Nobody is ever deleted.
      </p>
      <ZodForm encType="multipart/form-data">
        <FileInput name="file" label="The file" hint="CSV or XML, 20 MB at most" accept=".csv,.xml,text/csv,text/xml" />
        <Checkbox
          name="isWhole"
          label="The file holds everybody of its year groups"
          hint="Then you are asked about those on your roll who are not in it."
        />
        <Button>Preview</Button>
      </ZodForm>
      <p className="govuk-body">
        Learners without an email address get a code on paper.{' '}
        <a className="govuk-link" href={paths.school.invitations}>
          Print codes for a form group
        </a>
      </p>
      <h2 className="govuk-heading-m">Files so far</h2>
      <SentFiles files={rolls.map((roll) => ({ ...roll, href: paths.school.rollFile(roll.id) }))} />
    </Page>
  )
}

export const meta = () => [{ title: 'Bring your roll in from a file - Onward' }]
