import { createContext, useContext } from 'react'

const Nonce = createContext<string | undefined>(undefined)

/** Hands the page's one-time word for inline scripts to the few pages that carry them. */
export const NonceProvider = Nonce.Provider

/** That word; undefined on a page that carries no inline script. */
export function useNonce() {
  return useContext(Nonce)
}
