import { createContext, useContext, type ReactElement } from 'react'

/** Makes HTML of a part, or hands out what was made of it before under the same name. Null where React runs in the browser too. */
export const KeptHtml = createContext<((name: string, part: ReactElement) => string) | null>(null)

/**
 * The inside of an element that is the same on page after page, such as the header: made once for the same words. `name`
 * must hold every word that the part shows.
 */
export function useKept(name: string, part: ReactElement) {
  const keep = useContext(KeptHtml)
  return keep ? { dangerouslySetInnerHTML: { __html: keep(name, part) } } : { children: part }
}
