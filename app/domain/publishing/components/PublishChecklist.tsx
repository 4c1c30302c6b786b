import { paths } from '~/paths'
import { TaskList } from '~/ui/task-list'
import { Details } from '~/ui/text'
import type { CheckLine } from '../own-course'

/** What is missing: what the course cannot do without, and what would make it better for learners. */
export function PublishChecklist({ courseId, lines }: { courseId: string; lines: CheckLine[] }) {
  const missing = lines.filter(({ isDone }) => !isDone)
  if (missing.length === 0) return <p>Nothing is missing.</p>
  const needed = missing.filter(({ isHard }) => isHard)
  return (
    <>
      <h2>What is missing</h2>
      {needed.length > 0 ? <TaskList id="needed" items={needed.map((line) => itemOf(courseId, line))} /> : null}
      <Details summary={`Better for learners (${missing.length - needed.length})`} isOpen={needed.length === 0}>
        <TaskList id="advised" items={missing.filter(({ isHard }) => !isHard).map((line) => itemOf(courseId, line))} />
      </Details>
    </>
  )
}

function itemOf(courseId: string, { what, block, isHard, how }: CheckLine) {
  return {
    title: what,
    ...(how === undefined ? {} : { hint: how }),
    ...(block === null ? {} : { href: paths.provider.courseBlock(courseId, block) }),
    status: statusOf(isHard, how),
  }
}

function statusOf(isHard: boolean, how: string | undefined) {
  if (isHard) return { text: 'Needed', colour: 'red' } as const
  return { text: how === undefined ? 'Missing' : 'Hard to read', colour: 'grey' } as const
}
