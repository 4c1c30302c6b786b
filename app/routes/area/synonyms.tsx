import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { wordsFor } from '~/domain/courses/course.words'
import { synonymEvent } from '~/domain/search/synonym-event'
import { synonymEvents, SYNONYMS_ON_A_PAGE, synonymsKept } from '~/domain/search/synonym.queries.server'
import { synonymKindWords, synonymOrigin } from '~/domain/search/synonym.words'
import { formatMoment } from '~/kit/dates'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { SearchInput } from '~/ui/fields/text-input'
import { SearchForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Pagination } from '~/ui/pagination'
import { Table } from '~/ui/table'
import { Timeline } from '~/ui/timeline'

export const loader = signedIn(async ({ ctx, url }) => {
  const words = (url.searchParams.get('q') ?? '').trim().slice(0, 60)
  const page = Math.min(100, Math.max(1, Math.floor(Number(url.searchParams.get('page'))) || 1))
  const { synonyms, total } = await synonymsKept(ctx, { words, page })
  const events = (await synonymEvents(ctx)).map(synonymEvent)
  return {
    words,
    page,
    pages: Math.ceil(total / SYNONYMS_ON_A_PAGE),
    total,
    synonyms: synonyms.map(({ id, asked, meant, kind, finds, ...row }) => ({
      id,
      asked,
      meant,
      kind: wordsFor(synonymKindWords, kind),
      origin: synonymOrigin(row),
      finds: row.isOff ? 'None here' : finds >= 100 ? '100 or more' : String(finds),
    })),
    entries: events.map(({ id, what, detail, at }) => ({
      id,
      what,
      detail,
      when: { iso: at.toISOString(), text: formatMoment(at) },
    })),
  }
})

export default function SynonymsPage() {
  const { words, page, pages, total, synonyms, entries } = useLoaderData<typeof loader>()
  return (
    <Page title="What the search understands" back={{ href: paths.area.prospectus, text: 'The prospectus' }}>
      <p>
        People look for courses in their own words. Each row says what they type, and what courses call it. A change
        holds at once, and in your area only.
      </p>
      <p>
        <a href={paths.area.newSynonym()}>Teach the search a word</a>
      </p>
      <SearchForm action={paths.area.synonyms} label="Words" isInline>
        <SearchInput name="q" label="Find a word" defaultValue={words} />
        <Button kind="secondary">Find</Button>
      </SearchForm>
      <Table
        caption={`${total.toLocaleString('en-GB')} ${words === '' ? 'rows' : `rows with “${words}”`}`}
        captionSize="s"
        firstCellIsHeader
        isCompact
        head={['People type', 'Courses call it', 'It is', 'From', { text: 'Courses it finds', isNumber: true }]}
        rows={synonyms.map(({ id, asked, meant, kind, origin, finds }) => [
          <a key="asked" href={paths.area.synonym(id)}>
            {asked}
            <span className="govuk-visually-hidden"> for {meant}</span>
          </a>,
          meant,
          kind,
          origin,
          finds,
        ])}
        empty={<p>No row has these words. You can add one.</p>}
      />
      <Pagination page={page} pages={pages} href={(page) => paths.area.synonymsOf({ q: words || undefined, page })} />
      {entries.length === 0 ? null : (
        <>
          <h2 className="govuk-heading-m">The latest changes</h2>
          <Timeline entries={entries} headingLevel={3} />
        </>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'What the search understands - Onward' }]
