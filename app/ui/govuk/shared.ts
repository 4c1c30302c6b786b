import type { ReactNode } from 'react'

/** Extra attributes of an element, spelt as in HTML; a value left undefined is left out. */
export type Attributes = Record<string, string | number | boolean | undefined>

/** The design system's pair of options: plain text, or markup that wins over it. */
export type Content = { text?: ReactNode; html?: ReactNode }

export type MaybeItem<Item> = Item | null | undefined | false | ''

/** The markup if there is any, else the text. */
export function contentOf({ html, text }: Content) {
  return isNothing(html) ? text : html
}

// A nought is something: a count of 0 is shown.
function isNothing(words: ReactNode) {
  return words === undefined || words === null || words === false || words === ''
}

/** Class names joined, the empty ones left out. */
export function classNames(...names: (string | false | null | undefined)[]) {
  return names.filter(Boolean).join(' ') || undefined
}

/** Ids joined for aria-describedby, or nothing at all. */
export function idList(...ids: (string | false | null | undefined)[]) {
  return classNames(...ids)
}

/** The items that are really there: options lists may hold gaps. */
export function present<Item>(items: MaybeItem<Item>[] | undefined): Item[] {
  return (items ?? []).flatMap((item) => (item ? [item] : []))
}

/** The `data-i18n.*` attributes with which the script finds other words than its own. */
export function wordsFor(key: string, words: string | Record<string, string> | undefined): Attributes {
  if (!words) return {}
  if (typeof words === 'string') return { [`data-i18n.${key}`]: words }
  return Object.fromEntries(Object.entries(words).map(([rule, text]) => [`data-i18n.${key}.${rule}`, text]))
}

const reactNames: Record<string, string> = {
  autocapitalize: 'autoCapitalize',
  autocomplete: 'autoComplete',
  inputmode: 'inputMode',
  maxlength: 'maxLength',
  readonly: 'readOnly',
  spellcheck: 'spellCheck',
  tabindex: 'tabIndex',
}

const none: Attributes = {}

/** HTML's attribute names in the spelling React wants. */
export function reactAttributes(attributes: Attributes | undefined): Attributes {
  if (!attributes) return none
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [reactNames[name] ?? name, value]))
}
