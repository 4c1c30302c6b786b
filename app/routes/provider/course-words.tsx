import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { choicesIn } from '~/domain/courses/area-word'
import { areaWordsOf } from '~/domain/courses/area-word.queries.server'
import { WordForm } from '~/domain/catalogues/components/WordForm'
import { saveWord } from '~/domain/catalogues/provider-word.commands.server'
import { findOwnWords } from '~/domain/catalogues/provider-word.queries.server'
import { wordForm } from '~/domain/catalogues/provider-word.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'import.courses', { providerId: ctx.actor.organisationId })
  const { known, unknown } = await findOwnWords(ctx)
  return { known, unknown, subjects: choicesIn(await areaWordsOf(ctx), 'subject') }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, wordForm, async (form) => {
    await saveWord(ctx, form)
    return redirectWithNotice(paths.provider.courseWords, form.value ? 'Understood from now on' : 'Forgotten')
  }),
)

export default function CourseWordsPage() {
  const { known, unknown, subjects } = useLoaderData<typeof loader>()
  return (
    <Page title="Your own words" back={paths.provider.importCourses}>
      <p>
        Your files use words that are not those of the standard. Say what each stands for, and filters find the courses
        that use it. It counts at once and for every file to come.
      </p>
      <h2>Not understood yet</h2>
      {unknown.length === 0 ? <Empty title="Every word is understood" /> : null}
      {unknown.map((row) => (
        <WordForm key={`${row.field} ${row.word}`} row={row} value={null} uses={row.uses} subjects={subjects} />
      ))}
      <h2>Understood</h2>
      {known.length === 0 ? <p>None yet.</p> : null}
      {known.map((row) => (
        <WordForm key={`${row.field} ${row.word}`} row={row} value={row.value} uses={null} subjects={subjects} />
      ))}
    </Page>
  )
}

export const meta = () => [{ title: 'Your own words - Onward' }]
