import { HtmlValidate, StaticConfigLoader } from 'html-validate'

// What the standard asks for, and no taste. The browser is told of required fields by the form's own messages.
const judge = new HtmlValidate(new StaticConfigLoader({ extends: ['html-validate:standard'], elements: ['html5'] }))

/** What is wrong with a page by the standard of HTML: tags that do not close, ids that stand twice, parts in the wrong place. */
export async function markupFaults(html: string | undefined): Promise<string[]> {
  if (html === undefined) return ['has no text']
  const { results } = await judge.validateString(html)
  return results
    .flatMap(({ messages }) => messages)
    .map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`)
}
