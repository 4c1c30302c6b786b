/*
 * What a form was filled in with while there was no network, kept in this browser until it could be sent. Only what the form
 * sends is kept: ids, marks, an adviser’s words; nothing confidential. It belongs to one person and goes when they sign out.
 */

const PREFIX = 'kept:'

export type KeptForm = { id: string; url: string; body: string; at: string }

/** What one person has kept here and not sent yet. */
export function keptOf(owner: string): KeptForm[] {
  return Object.keys(localStorage)
    .filter((id) => id.startsWith(`${PREFIX}${owner}:`))
    .flatMap((id) => read(id))
}

/** Keeps what a form says now; of one form only the last is kept. */
export function keepForm(owner: string, url: string, body: string) {
  const at = new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  localStorage.setItem(`${PREFIX}${owner}:${url}`, JSON.stringify({ url, body, at }))
}

export function forgetForm(id: string) {
  localStorage.removeItem(id)
}

/** Before somebody signs out: asks where something was not sent yet, and leaves nothing behind. Nothing else of ours is kept here. */
export function forgetOnSignOut(event: Event) {
  if (localStorage.length && !confirm('Sign out and lose what was not sent yet?')) event.preventDefault()
  else localStorage.clear()
}

function read(id: string): KeptForm[] {
  const found: unknown = JSON.parse(localStorage.getItem(id) ?? 'null')
  if (typeof found !== 'object' || found === null) return []
  if (!('url' in found) || !('body' in found) || !('at' in found)) return []
  return [{ id, url: String(found.url), body: String(found.body), at: String(found.at) }]
}
