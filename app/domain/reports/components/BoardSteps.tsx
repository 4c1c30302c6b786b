type Step = { title: string; next: string; count: number; names: readonly string[]; isGoal: boolean }

/** The steps of a lesson with how many are at each: large enough for a wall, and without a surname. */
export function BoardSteps({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className="onward-board">
      {steps.map(({ title, next, count, names, isGoal }) => (
        <li key={title} className={isGoal ? 'onward-board__step onward-board__step--goal' : 'onward-board__step'}>
          <span className="onward-board__count">{count}</span>
          <div>
            <h2 className="onward-board__title">
              {title}
              {isGoal ? <span className="onward-board__today"> today</span> : null}
            </h2>
            <p>{next}</p>
            {names.length > 0 ? <p className="onward-board__names">{names.join(', ')}</p> : null}
          </div>
        </li>
      ))}
    </ol>
  )
}
