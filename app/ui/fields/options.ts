import type { ReactNode } from 'react'

export type Option = {
  value: string
  text: ReactNode
  hint?: ReactNode
  /** Shown below the choice once it is made; always shown in a browser too old to hide it. */
  conditional?: ReactNode
  isDisabled?: boolean
}

/** What may be chosen: `{ value: text }`, or a list where a choice needs a hint or a question of its own. */
export type Options = Readonly<Record<string, string>> | readonly Option[]

export function optionList(options: Options): readonly Option[] {
  return isList(options) ? options : Object.entries(options).map(([value, text]) => ({ value, text }))
}

function isList(options: Options): options is readonly Option[] {
  return Array.isArray(options)
}
