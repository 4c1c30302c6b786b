import { Badge, Empty } from '../text'
import { BarChart } from '../bar-chart'
import { LineChart } from '../line-chart'
import { IdentityBar } from '../identity-bar'
import { LinkButton } from '../button'
import { Messages } from '../messages'
import { SideLayout, SideNavigation, SubNavigation } from '../navigation'
import { StatusTag } from '../status-tag'
import { SummaryList } from '../summary-list'
import { Table } from '../table'
import { TaskList } from '../task-list'
import { Tiles } from '../tiles'
import { Timeline } from '../timeline'

const sent = { iso: '2026-11-20T09:12:00Z', text: '20 November 2026 at 9:12am' }

export function Lists() {
  return (
    <section>
      <h2>Lists and records</h2>
      <Tiles
        label="Year 11 at a glance"
        tiles={[
          { count: 14, label: 'have applied nowhere', href: '/school/cohort?applied=no', isUrgent: true },
          { count: 1312, label: 'have an offer', href: '/school/cohort?offer=yes' },
          { count: 9, label: 'references to write', href: '/school/references', hint: '3 are late' },
          { count: 'fewer than 5', label: 'need support' },
        ]}
      />
      <IdentityBar
        name="Amina Okafor"
        facts={['Born 9 May 2010', 'Northgate School', 'Year 11, form 11B']}
        actions={
          <LinkButton href="/adviser/contact" kind="secondary">
            Record contact
          </LinkButton>
        }
      />
      <SubNavigation
        label="Parts of this record"
        currentPath="/a"
        links={[
          { href: '/a', text: 'Overview' },
          { href: '/b', text: 'Applications', badge: <Badge count={3} label="to read" /> },
          { href: '/c', text: 'Timeline' },
        ]}
      />
      <SideLayout
        side={
          <SideNavigation
            label="Settings"
            currentPath="/d"
            links={[
              { href: '/d', text: 'Key dates' },
              { href: '/e', text: 'Policies' },
            ]}
          />
        }
      >
        <SummaryList
          rows={[
            { key: 'Name', value: 'Amina Okafor', change: { href: '/name', what: 'your name' } },
            { key: 'Email address', value: '', change: { href: '/email', what: 'your email address', text: 'Add' } },
            { key: 'School', value: 'Northgate School' },
          ]}
        />
      </SideLayout>
      <SummaryList
        card={{ title: 'Conditions', headingLevel: 3, actions: [{ href: '/offer', text: 'Change' }] }}
        rows={[
          { key: 'Mathematics', value: 'Grade 5 or better' },
          { key: 'English', value: 'Grade 4 or better' },
        ]}
      />
      <h3>Your application</h3>
      <TaskList
        items={[
          { title: 'About you', href: '/you', status: { text: 'Done' } },
          {
            title: 'Grades',
            href: '/grades',
            hint: 'Your school fills in some of them',
            status: { text: 'To do', colour: 'blue' },
          },
          { title: 'Check and send', status: { text: 'Cannot start yet' } },
        ]}
      />
      <LearnerTable />
      <Table caption="Withdrawn" head={['Learner']} rows={[]} empty={<Empty title="Nobody has withdrawn" />} />
      <h3>What happened</h3>
      <Timeline
        headingLevel={4}
        entries={[
          {
            id: '2',
            what: 'Offer made',
            who: 'Ms Reed, Riverside College',
            when: sent,
            detail: <p>Two conditions.</p>,
          },
          { id: '1', what: 'Application received', who: 'Amina Okafor', when: sent, why: 'Late applicant' },
        ]}
      />
      <Messages
        label="Messages"
        messages={[
          { id: '1', from: 'Mr Okafor', when: sent, text: 'Have you thought about the college in Bude?' },
          { id: '2', from: 'You', when: sent, text: 'Yes, I like it.', isOwn: true },
        ]}
      />
      <BarChart
        title="Places by route"
        description="A levels have most places, foundation learning fewest."
        head={['Route', 'Places']}
        rows={[
          { label: 'A levels', value: 4210 },
          { label: 'Technical and applied', value: 3120 },
          { label: 'Apprenticeship', value: 480 },
          { label: 'Foundation learning', value: 3, text: 'fewer than 5' },
        ]}
      />
      <LineChart
        title="Not taking part, month by month"
        description="A line through the share of each month, and a broken line for the target."
        head={['Month', 'Share', 'Target']}
        rows={[
          { label: 'Sep 2026', value: 4.1, text: '4.1%', aim: 4, aimText: '4.0%' },
          { label: 'Oct 2026', value: null, text: 'kept back', aim: 3.8, aimText: '3.8%' },
          { label: 'Nov 2026', value: 3.5, text: '3.5%', aim: 3.6, aimText: '3.6%' },
        ]}
      />
    </section>
  )
}

function LearnerTable() {
  const href = (by: string, order: string) => `?sort=${by}&order=${order}`
  return (
    <Table
      caption="Waiting for an answer"
      sort={{ by: 'waiting', order: 'descending', href }}
      head={[
        { text: 'Learner', sort: 'name' },
        'Course',
        'State',
        { text: 'Working days waiting', isNumber: true, sort: 'waiting' },
      ]}
      firstCellIsHeader
      rows={[
        [<a href="/1">Amina Okafor</a>, 'Biology A level', <StatusTag tag={{ text: 'Overdue', colour: 'red' }} />, 22],
        [
          <a href="/2">Joel Pengelly</a>,
          'Engineering T level',
          <StatusTag tag={{ text: 'Received', colour: 'blue' }} />,
          8,
        ],
      ]}
    />
  )
}
