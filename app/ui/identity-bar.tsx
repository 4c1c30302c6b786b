import type { ReactNode } from 'react'

export type IdentityBarProps = {
  name: ReactNode
  /** What tells this person from another of the same name. */
  facts?: readonly ReactNode[]
  actions?: ReactNode
}

/** Whose record this is, on every page of it. */
export function IdentityBar({ name, facts = [], actions }: IdentityBarProps) {
  return (
    <div className="onward-identity">
      <div>
        <p className="onward-identity__name">{name}</p>
        <ul className="onward-identity__facts">
          {facts.map((fact, index) => (
            <li key={index}>{fact}</li>
          ))}
        </ul>
      </div>
      {actions}
    </div>
  )
}
