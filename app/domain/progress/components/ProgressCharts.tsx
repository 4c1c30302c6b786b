import { useId } from 'react'
import { gradesOn, rankOf } from '../scale'
import type { ShownSubject } from '../learner-progress'

type Round = { id: string; name: string }
type Props = { subjects: readonly ShownSubject[]; rounds: readonly Round[] }

const WIDTH = 240
const LEFT = 64
const RIGHT = 12
const TOP = 42
const HEIGHT = 96
const FOOT = 34

/** One small picture for each subject: the grades of the rounds as a line, the target as a dashed one. The table beside says the same. */
export function ProgressCharts({ subjects, rounds }: Props) {
  const drawn = subjects.filter(({ cells }) => cells.some(({ grade }) => grade !== null))
  if (drawn.length === 0) return null
  return (
    <ul className="onward-small-charts">
      {drawn.map((subject) => (
        <li key={subject.id}>
          <Chart subject={subject} rounds={rounds} />
        </li>
      ))}
    </ul>
  )
}

function Chart({
  subject: { subject, scale, target, cells },
  rounds,
}: {
  subject: ShownSubject
  rounds: readonly Round[]
}) {
  const id = useId()
  const most = Math.max(1, gradesOn(scale).length - 1)
  const y = (grade: string) => TOP + ((rankOf(scale, grade) ?? most) / most) * HEIGHT
  const x = (at: number) =>
    LEFT + (rounds.length < 2 ? 0.5 : at / (rounds.length - 1)) * (WIDTH - LEFT - RIGHT - 12) + 6
  const points = cells.flatMap(({ grade }, at) => (grade === null ? [] : [{ grade, x: x(at), y: y(grade) }]))
  const [best = '', worst = ''] = [gradesOn(scale)[0], gradesOn(scale).at(-1)]
  return (
    <svg
      role="img"
      aria-labelledby={`${id}t ${id}d`}
      width={WIDTH}
      height={TOP + HEIGHT + FOOT}
      viewBox={`0 0 ${WIDTH} ${TOP + HEIGHT + FOOT}`}
      className="onward-small-chart"
    >
      <title id={`${id}t`}>{subject}</title>
      <desc id={`${id}d`}>{described({ target, cells, rounds })}</desc>
      <g aria-hidden="true">
        <text x="0" y="14" className="onward-small-chart__name">
          {shortened(subject, 26)}
        </text>
        <text x="0" y={TOP + 5}>
          {shortened(best, 6)}
        </text>
        <text x="0" y={TOP + HEIGHT + 5}>
          {shortened(worst, 6)}
        </text>
        {target === null ? null : (
          <line className="onward-small-chart__target" x1={LEFT} x2={WIDTH - RIGHT} y1={y(target)} y2={y(target)} />
        )}
        <polyline className="onward-small-chart__line" points={points.map((at) => `${at.x},${at.y}`).join(' ')} />
        {points.map((at) => (
          <circle key={at.x} cx={at.x} cy={at.y} r="5" />
        ))}
        <text x={LEFT} y={TOP + HEIGHT + 28}>
          {target === null ? 'No target' : `Dashed: target ${shortened(target, 12)}`}
        </text>
      </g>
    </svg>
  )
}

function described({ target, cells, rounds }: Pick<ShownSubject, 'target' | 'cells'> & { rounds: readonly Round[] }) {
  const said = cells.flatMap(({ grade }, at) => (grade === null ? [] : [`${rounds[at]?.name ?? ''}: ${grade}`]))
  return `${said.join(', ')}. ${target === null ? 'There is no target.' : `The target is ${target}.`}`
}

function shortened(words: string, longest: number) {
  return words.length > longest ? `${words.slice(0, longest - 1)}…` : words
}
