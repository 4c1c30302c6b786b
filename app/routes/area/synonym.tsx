import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { SynonymFields } from '~/domain/search/components/SynonymFields'
import { changeSynonym } from '~/domain/search/synonym.commands.server'
import { findSynonym, synonymEvents } from '~/domain/search/synonym.queries.server'
import { synonymEvent } from '~/domain/search/synonym-event'
import { synonymForm } from '~/domain/search/synonym.schemas'
import { removalWords, synonymOrigin } from '~/domain/search/synonym.words'
import { formatMoment } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Timeline } from '~/ui/timeline'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: synonymId, asked, meant, kind, ...row } = await findSynonym(ctx, id('synonymId'))
  const events = (await synonymEvents(ctx, synonymId)).map(synonymEvent)
  return {
    synonym: { id: synonymId, asked, meant, kind },
    isOff: row.isOff,
    origin: synonymOrigin(row),
    removal: removalWords(row),
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
  const { synonym, isOff, origin, removal, entries } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`“${synonym.asked}” means “${synonym.meant}”`}
      caption={origin}
      back={{ href: paths.area.synonyms, text: 'What the search understands' }}
    >
      <p>{removal.means}</p>
      {isOff ? null : (
        <ZodForm schema={synonymForm} defaults={synonym}>
          <SynonymFields />
          <Button>Save</Button>
        </ZodForm>
      )}
      <ZodForm action={paths.area.removeSynonym(synonym.id)} id="removal">
        <Button kind={isOff ? 'secondary' : 'warning'}>{removal.button}</Button>
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
