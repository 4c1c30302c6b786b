import { signedIn } from '~/access/door.server'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async () => null)

export default function PanelPage() {
  return (
    <Page title="Panel">
      <Empty title="No meeting is planned">
        <p className="govuk-body">
          Cases, meetings and decisions about shared places will be here. This part of Onward is not built yet: nothing
          can be put to the panel for now.
        </p>
      </Empty>
    </Page>
  )
}

export const meta = () => [{ title: 'Panel - Onward' }]
