import type { ReactNode } from 'react'
import { formatDay } from '~/kit/dates'
import { paths } from '~/paths'
import { SubNavigation } from '~/ui/navigation'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

type Props = {
  title: string
  cycle: string
  countedTo: string | null
  currentPath: string
  children: ReactNode
}

const links = [
  { href: paths.area.planning(), text: 'Demand and places' },
  { href: paths.area.planningUnmet, text: 'Asked for in vain' },
  { href: paths.area.gaps, text: 'Taken up' },
  { href: paths.area.planningFlows(), text: 'Who goes where' },
  { href: paths.area.planningYears, text: 'Beside last year' },
  { href: paths.area.planningScenario(), text: 'What if' },
  { href: paths.area.targets, text: 'Targets' },
  { href: paths.area.planningStatement, text: 'Statement of need' },
]

/** One page of planning: its parts across the top, and to which day it was counted. */
export function PlanningPage({ title, cycle, countedTo, currentPath, children }: Props) {
  return (
    <Page title={title} caption={`The cycle ${cycle}`} back={{ href: paths.area.home, text: 'The area' }}>
      <SubNavigation label="Planning" links={links} currentPath={currentPath} />
      {countedTo === null ? (
        <Empty title="Nothing is counted yet">It is counted every night. Come back tomorrow.</Empty>
      ) : (
        <>
          <p className="govuk-body">
            Counted to the end of {formatDay(countedTo)}. Fewer than five learners are kept back, with whatever they
            could be worked out from.
          </p>
          {children}
        </>
      )}
    </Page>
  )
}
