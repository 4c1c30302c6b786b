import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { SynonymFields } from '~/domain/search/components/SynonymFields'
import { changeSynonym } from '~/domain/search/synonym.commands.server'
import { findSynonym, synonymEvents } from '~/domain/search/synonym.queries.server'
import { synonymEvent } from '~/domain/search/synonym-event'
import { synonymForm } from '~/domain/search/synonym.schemas'
import { synonymOriginWords } from '~/domain/search/synonym.words'
import { wordsFor } from '~/domain/courses/course.words'
import { formatMoment } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Timeline } from '~/ui/timeline'

export const loader = signedIn(async ({ ctx, id }) => {
  const synonym = await findSynonym(ctx, id('synonymId'))
  const events = (await synonymEvents(ctx, synonym.id)).map(synonymEvent)
  return {
    synonym,
    origin: wordsFor(synonymOriginWords, synonym.provenance),
    entries: events.map(({ id, what, detail, at }) => ({
      id,
      what,
      detail,
      when: { iso: at.toISOString(), text: formatMoment(at) },
    })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, synonymForm, async (told) => {
    await changeSynonym(ctx, id('synonymId'), told)
    return redirectWithNotice(paths.area.synonyms, 'Saved')
  }),
)

export default function SynonymPage() {
  const { synonym, origin, entries } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`“${synonym.asked}” means “${synonym.meant}”`}
      caption={origin}
      back={{ href: paths.area.synonyms, text: 'What the search understands' }}
    >
      <ZodForm schema={synonymForm} defaults={synonym}>
        <SynonymFields />
        <Button>Save</Button>
      </ZodForm>
      <ZodForm action={paths.area.removeSynonym(synonym.id)} id="removal">
        <Button kind="warning">Remove this</Button>
      </ZodForm>
      {entries.length === 0 ? null : (
        <>
          <h2 className="govuk-heading-m">What was done with it</h2>
          <Timeline entries={entries} headingLevel={3} />
        </>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'What the search understands - Onward' }]
