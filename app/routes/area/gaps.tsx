import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { gapTags } from '~/domain/planning/course-gap.words'
import { PlanningPage } from '~/domain/planning/components/PlanningPage'
import { gapsPage } from '~/domain/planning/gap-page.queries.server'
import { formatDay } from '~/kit/dates'
import { countWords } from '~/kit/small-numbers'
import { paths } from '~/paths'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  const { taken, found, ...shown } = await gapsPage(ctx)
  return {
    ...shown,
    taken: taken.map(({ dueOn, state, isLate, ...gap }) => ({
      ...gap,
      tag: gapTags[state],
      due: isLate ? `${formatDay(dueOn)}, late` : formatDay(dueOn),
    })),
    found: found.map(({ name, subjectCode, level, outcode, together, firstChoices, places }) => ({
      name,
      href: paths.area.newGap({ subject: subjectCode, level, home: outcode }),
      cells: [
        together === null ? 'fewer than five' : countWords(together),
        countWords(firstChoices),
        places === null ? 'not told by all' : countWords(places),
      ],
    })),
  }
})

export default function GapsPage() {
  const { taken, found, ...shown } = useLoaderData<typeof loader>()
  return (
    <PlanningPage title="What is missing, and who sees to it" currentPath={paths.area.gaps} {...shown}>
      <Table
        caption="Taken up"
        firstCellIsHeader
        isCompact
        isStacked
        head={['Missing', 'Who sees to it', 'Next step', 'By', 'State']}
        rows={taken.map(({ id, name, cycle, owner, nextStep, due, tag }) => [
          <a key={id} href={paths.area.gap(id)}>
            {name}, {cycle}
          </a>,
          owner,
          nextStep,
          due,
          <StatusTag key="state" tag={tag} />,
        ])}
        empty={<Empty title="Nothing is taken up yet">Choose below what somebody should see to.</Empty>}
      />
      <Table
        caption="Not taken up"
        firstCellIsHeader
        isCompact
        isStacked
        head={[
          'Missing',
          { text: 'Asked for in vain', isNumber: true },
          { text: 'First choices', isNumber: true },
          { text: 'Places', isNumber: true },
          'Take up',
        ]}
        rows={found.map(({ name, href, cells }) => [
          name,
          ...cells,
          <a key={href} href={href}>
            Take up<span className="govuk-visually-hidden">: {name}</span>
          </a>,
        ])}
        empty={
          <Empty title="Nothing else is missing">
            What is asked for in vain five times or more, and where more learners put a course first than there are
            places, stands here.
          </Empty>
        }
      />
    </PlanningPage>
  )
}

export const meta = () => [{ title: 'What is missing - Onward' }]
