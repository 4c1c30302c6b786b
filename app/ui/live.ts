/*
 * The script of pages that follow what happens elsewhere. A part of such a page is told that something has changed; it asks for
 * the page again and puts the new part in place of the old one. Without script the page is as it was when it was opened.
 */

for (const part of document.querySelectorAll<HTMLElement>('[data-live]')) follow(part)

/** Follows from now on, as long as the page is looked at. */
function follow(first: HTMLElement) {
  const { id } = first
  let line: EventSource | undefined
  let renewing: Promise<void> | undefined
  let isAgain = false
  const said = document.createElement('p')
  said.className = 'govuk-hint'
  said.setAttribute('role', 'status')

  const renew = async () => {
    const answer = await fetch(location.href).catch(() => null)
    if (!answer?.ok || answer.redirected) return
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const [old, renewed] = [document.getElementById(id), page.getElementById(id)]
    if (!old || !renewed) return
    const focused = old.contains(document.activeElement) ? document.activeElement?.id : ''
    old.replaceWith(renewed)
    if (focused) document.getElementById(focused)?.focus()
    const time = new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })
    document.getElementById(id)?.before(said)
    said.textContent = `Brought up to date at ${time}.`
  }
  const changed = () => {
    if (renewing) isAgain = true
    else
      renewing = renew().finally(() => {
        renewing = undefined
        if (!isAgain) return
        isAgain = false
        changed()
      })
  }
  const listen = () => {
    const url = document.getElementById(id)?.dataset.live
    if (!url || line) return
    line = new EventSource(url)
    line.addEventListener('changed', changed)
  }
  const look = () => {
    if (document.visibilityState === 'visible') return listen()
    line?.close()
    line = undefined
  }
  document.addEventListener('visibilitychange', look)
  look()
}
