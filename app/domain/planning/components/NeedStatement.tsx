import type { ReactNode } from 'react'
import { formatDay } from '~/kit/dates'
import { BarChart } from '~/ui/bar-chart'
import { SummaryList } from '~/ui/summary-list'
import type { PlanTable } from '../planning-table'
import { definitions, source } from '../planning.words'
import type { SubjectNeed } from '../statement'
import type { Trajectory } from '../trajectory'
import { evidenceKinds, evidenceWords } from '../unmet-demand'
import { PlanTableShown } from './PlanTableShown'
import { Trajectories } from './Trajectories'

type Props = {
  area: string
  written: string
  countedTo: string
  thenTo: string | null
  opening: readonly string[]
  tightest: readonly SubjectNeed[]
  emptiest: readonly { name: string; places: number; unfilled: number }[]
  demand: PlanTable
  unmet: PlanTable
  gaps: PlanTable
  flows: PlanTable
  bands: PlanTable
  years: PlanTable
  trajectories: readonly Trajectory[]
}

const asManyAsPlaces = { label: 'As many as places', value: 100, text: '100' }

/** The statement of need, from its first sentence to its definitions: on a screen, and as it comes out of a printer. */
export function NeedStatement(props: Props) {
  const { area, written, countedTo, thenTo, opening, tightest, emptiest, trajectories } = props
  return (
    <>
      <p className="govuk-body">
        Written on {written} for the partnership of {area}. Counted to the end of {formatDay(countedTo)}.
      </p>
      <p className="govuk-body onward-no-print">To put it on paper or keep it as a file, print this page.</p>
      <Part title="In short">
        {opening.map((sentence) => (
          <p key={sentence} className="govuk-body">
            {sentence}
          </p>
        ))}
      </Part>
      <Part title="Demand and places">
        {tightest.length === 0 ? null : (
          <BarChart
            title="Where most is asked for, for what there is"
            description="One bar for each subject: how many first choices there are for every hundred places that are told, the most first."
            head={['Subject', 'First choices for 100 places']}
            rows={tightest.map(({ name, rate }) => ({ label: name, value: rate }))}
            {...(tightest.some(({ rate }) => rate > 50) ? { mark: asManyAsPlaces } : {})}
          />
        )}
        {emptiest.length === 0 ? null : (
          <BarChart
            title="Where most places are not filled"
            description="One bar for each subject: how many places of a told number nobody holds, the most first."
            head={['Subject', 'Places not filled']}
            rows={emptiest.map(({ name, unfilled }) => ({ label: name, value: unfilled }))}
          />
        )}
        <PlanTableShown table={props.demand} />
      </Part>
      <Part title="Asked for in vain">
        <p className="govuk-body">
          The largest groups, by subject, level and home district. A number is a piece of evidence, not a person.
        </p>
        <PlanTableShown table={props.unmet} empty={<p className="govuk-body">No group of five or more was found.</p>} />
      </Part>
      <Part title="What is done about it">
        <PlanTableShown
          table={props.gaps}
          empty={<p className="govuk-body">Nothing that is missing has been taken up yet.</p>}
        />
      </Part>
      <Part title="Who goes where">
        <p className="govuk-body">Learners who have said yes to an offer, by the authority of home and of provider.</p>
        <PlanTableShown
          table={props.flows}
          empty={<p className="govuk-body">Nobody has said yes to an offer yet.</p>}
        />
        <PlanTableShown table={props.bands} />
      </Part>
      <Part title="Beside last year">
        <p className="govuk-body">
          {thenTo === null
            ? 'There is no earlier cycle to stand beside.'
            : `The last cycle is counted to the end of ${formatDay(thenTo)}, the same day of its year.`}
        </p>
        {thenTo === null ? null : <PlanTableShown table={props.years} />}
      </Part>
      {trajectories.length === 0 ? null : (
        <Part title="Targets">
          <Trajectories trajectories={trajectories} />
        </Part>
      )}
      <Part title="What the figures mean" id="definitions">
        <SummaryList
          rows={[
            ...definitions.map(({ term, meaning }) => ({ key: term, value: meaning })),
            ...evidenceKinds.map((kind) => ({ key: evidenceWords[kind].label, value: evidenceWords[kind].definition })),
          ]}
        />
        <p className="govuk-body">
          Source: {source} Day counted: {formatDay(countedTo)}.
        </p>
      </Part>
    </>
  )
}

function Part({ title, id, children }: { title: string; id?: string; children: ReactNode }) {
  return (
    <section aria-label={title} id={id}>
      <h2 className="govuk-heading-m">{title}</h2>
      {children}
    </section>
  )
}
