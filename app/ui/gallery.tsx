import { Buttons, Words } from './gallery/words'
import { Fields, FormWithErrors } from './gallery/fields'
import { Lists } from './gallery/lists'
import { Results } from './gallery/results'
import { Page } from './page'

/** Every piece of furniture in every state, on one page, to look at while it is changed. */
export function Gallery() {
  return (
    <Page
      title="Furniture"
      caption="For those who build Onward"
      back="/"
      notice="Your application has been sent"
      actions={<a href="#fields">Go to the fields</a>}
    >
      <Words />
      <Buttons />
      <Fields />
      <FormWithErrors />
      <Lists />
      <Results />
    </Page>
  )
}
