import { Button, ButtonGroup, LinkButton } from '../button'
import { StatusTag, type TagColour } from '../status-tag'
import { Badge, Details, Empty, InsetText, NotificationBanner, Panel, WarningText } from '../text'

const colours: TagColour[] = ['grey', 'green', 'teal', 'blue', 'purple', 'magenta', 'red', 'orange', 'yellow']

export function Words() {
  return (
    <section>
      <h2>Words</h2>
      <p>
        A paragraph with <a href="/courses">a link in it</a>. You can apply for up to five courses. Nothing is sent
        until you say so, and you can change your mind until the day before term.
      </p>
      <ul>
        <li>The first thing in a list</li>
        <li>
          The second, with <a href="/help">a link</a>
        </li>
      </ul>
      <h3>A smaller heading</h3>
      <InsetText>Reply by 4 December 2026. After that the place may go to someone else.</InsetText>
      <WarningText>You cannot undo this.</WarningText>
      <Details summary="What is a backup choice?">
        <p>A place you keep in case your first choice does not work out.</p>
      </Details>
      <Details summary="An open one" isOpen>
        <p>Its words are shown at once.</p>
      </Details>
      <Panel title="Application sent">
        Your reference is <strong>ON-4F7K-22</strong>
      </Panel>
      <NotificationBanner>Two of your choices start on the same day.</NotificationBanner>
      <Empty title="You have not chosen a course yet">
        <p>Look for one you like and it will show here.</p>
        <LinkButton href="/courses">Find a course</LinkButton>
      </Empty>
      <h3>States</h3>
      <p>
        {colours.map((colour) => (
          <span key={colour}>
            <StatusTag tag={{ text: colour, colour }} />{' '}
          </span>
        ))}
        <Badge count={12} label="waiting" />
      </p>
    </section>
  )
}

export function Buttons() {
  return (
    <section>
      <h2>Buttons</h2>
      <ButtonGroup>
        <Button>Save and continue</Button>
        <Button kind="secondary">Save as draft</Button>
        <Button kind="warning">Withdraw</Button>
        <a href="/learner">Cancel</a>
      </ButtonGroup>
      <ButtonGroup>
        <LinkButton href="/courses" isStart>
          Start now
        </LinkButton>
        <LinkButton href="/courses" kind="secondary">
          See courses
        </LinkButton>
      </ButtonGroup>
      <Button notNow="You can reply once every provider has answered.">Accept</Button>
    </section>
  )
}
