import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { usualName, type WordList } from '~/domain/courses/area-word'
import { areaWordEvents, areaWordsOf } from '~/domain/courses/area-word.queries.server'
import { areaWordEvent, wordListTitles } from '~/domain/courses/area-word.words'
import { formatMoment } from '~/kit/dates'
import { NotFound } from '~/kit/errors'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Details } from '~/ui/text'
import { Timeline } from '~/ui/timeline'

export const loader = signedIn(async ({ ctx }) => {
  if (!ctx.actor.areaId) throw new NotFound('area')
  mustBeAllowed(ctx, 'area.decide', { areaId: ctx.actor.areaId })
  const local = await areaWordsOf(ctx)
  const events = (await areaWordEvents(ctx, ctx.actor.areaId)).map(areaWordEvent)
  const shown = (list: WordList) => ({
    list,
    ...wordListTitles[list],
    words: local[list].map(({ code, name, explanation, isHidden }) => {
      const usual = usualName(list, code)
      return { code, name, explanation, isHidden, usual: usual === name ? null : usual }
    }),
  })
  return {
    inFilter: [shown('route'), shown('subject-area')],
    subjects: shown('subject'),
    entries: events.map(({ id, what, detail, at }) => ({
      id,
      what,
      detail,
      when: { iso: at.toISOString(), text: formatMoment(at) },
    })),
  }
})

export default function AreaWordsPage() {
  const { inFilter, subjects, entries } = useLoaderData<typeof loader>()
  return (
    <Page
      title="What routes and subjects are called here"
      back={{ href: paths.area.prospectus, text: 'The prospectus' }}
    >
      <p>
        Call them as people here do. A change shows at once to everybody. Files and feeds keep the codes of the national
        lists, so nothing else changes.
      </p>
      <p>
        Is one course in the wrong place? <a href={paths.courses()}>Find the course</a>, open it and choose “Correct its
        route or subject”.
      </p>
      {inFilter.map((shown) => (
        <Words key={shown.list} {...shown} />
      ))}
      <Details summary="Subjects, one by one">
        <Words {...subjects} />
      </Details>
      {entries.length === 0 ? null : (
        <>
          <h2 className="govuk-heading-m">The latest changes</h2>
          <Timeline entries={entries} headingLevel={3} />
        </>
      )}
    </Page>
  )
}

type Word = { code: string; name: string; explanation: string | null; isHidden: boolean; usual: string | null }

function Words({ list, many, where, words }: { list: string; many: string; where: string; words: Word[] }) {
  return (
    <section>
      <h2 className="govuk-heading-m">{many}</h2>
      <p>{where}</p>
      <Table
        caption={many}
        hideCaption
        firstCellIsHeader
        isCompact
        head={['Called', 'What learners read of it', 'Usual name', 'In the filter']}
        rows={words.map(({ code, name, explanation, isHidden, usual }) => [
          <a key="name" href={paths.area.word(list, code)}>
            {name}
          </a>,
          explanation ?? '',
          usual ?? 'The same',
          list === 'subject' ? 'By its area' : isHidden ? 'No' : 'Yes',
        ])}
      />
    </section>
  )
}

export const meta = () => [{ title: 'What routes and subjects are called - Onward' }]
