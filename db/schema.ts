// Made by "npm run db:types" from the migrated database. Do not edit.
// A jsonb column is read as a value and written as JSON text.
import type { ColumnType } from 'kysely'
import type { JsonValue } from './json'

type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>
type Computed<T> = ColumnType<T, never, never>
type Timestamp = ColumnType<Date, Date | string, Date | string>
type TimestampOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
type Json = ColumnType<JsonValue, string, string>
type JsonOrNull = ColumnType<JsonValue, string | null | undefined, string | null>

export type ChoiceState =
  | 'draft'
  | 'with_school'
  | 'not_sent'
  | 'submitted'
  | 'info_requested'
  | 'interviewing'
  | 'overdue'
  | 'waiting_list'
  | 'offer'
  | 'accepted_backup'
  | 'accepted_conditional'
  | 'place_confirmed'
  | 'deferred'
  | 'enrolled'
  | 'did_not_attend'
  | 'rejected'
  | 'ended_no_reply'
  | 'offer_withdrawn'
  | 'declined'
  | 'lapsed'
  | 'conditions_not_met'
  | 'withdrawn'
  | 'course_cancelled'

export type ConditionStatus = 'open' | 'met' | 'not-met' | 'waived'

export type GradeStage = 'predicted' | 'achieved'

export type IdentifierKind = 'upn' | 'former-upn' | 'uln' | 'uci' | 'admission-number'

export type OrganisationKind = 'school' | 'college' | 'training-provider' | 'employer' | 'authority' | 'service'

export type OrganisationStatus = 'draft' | 'open' | 'closed'

export type PublishingStatus = 'draft' | 'live' | 'withdrawn'

export interface Account {
  createdAt: Generated<Timestamp>
  email: string
  id: Generated<string>
  isDisabled: Generated<boolean>
  lastSignedInAt: TimestampOrNull
  learnerId: string | null
  name: string
  passwordHash: string | null
  passwordSetAt: TimestampOrNull
}

export interface AccountSession {
  createdAt: Generated<Timestamp>
  expiresAt: Timestamp
  id: string
  membershipId: string | null
  organisationLinkId: string | null
  userId: string
}

export interface Activity {
  ascertainedOn: string | null
  code: string
  endedAt: TimestampOrNull
  enrolmentId: string | null
  evidence: Generated<Json>
  id: Generated<string>
  learnerId: string
  neetStartedOn: string | null
  predictedEndOn: string | null
  providerId: string | null
  recordedAt: Timestamp
  recordedById: string | null
  reviewOn: string | null
  source: string
  startedOn: string
  status: string
  verifiedOn: string
}

export interface ActivityCode {
  code: string
  family: string
  headlineGroup: string
  isNeet: boolean
  label: string
  needsPredictedEnd: boolean
  needsReviewDate: boolean
  validFrom: string
  validTo: string | null
}

export interface ActivityRule {
  code: string
  currencyMonths: number | null
  currencyRule: string
  id: Generated<string>
  needsPredictedEnd: boolean
  needsReviewDate: boolean
  validFrom: string
  validTo: string | null
}

export interface ActivitySurvey {
  areaId: string
  closedAt: TimestampOrNull
  closesOn: string
  id: Generated<string>
  leavingYear: number
  openedAt: Timestamp
  openedById: string | null
  referenceOn: string
  state: string
  version: Generated<number>
}

export interface ActivitySurveyCode {
  codeHash: string
  id: Generated<string>
  madeAt: Timestamp
  madeById: string | null
  personId: string
  revokedAt: TimestampOrNull
  round: number | null
}

export interface ActivitySurveyDispute {
  code: string
  decidedAt: TimestampOrNull
  decidedById: string | null
  disputedCode: string | null
  id: Generated<string>
  outcome: string | null
  personId: string
  raisedAt: Timestamp
  raisedById: string
  reason: string | null
  schoolId: string
  whereNow: string | null
  words: string
}

export interface ActivitySurveyPerson {
  code: string | null
  id: Generated<string>
  learnerId: string
  saidOn: string | null
  schoolId: string | null
  sortName: string
  source: string | null
  surveyId: string
  version: Generated<number>
}

export interface ActivitySurveyReminder {
  fallsOn: string
  id: Generated<string>
  round: number
  sentAt: TimestampOrNull
  surveyId: string
}

export interface ActivitySurveyResult {
  code: string
  learnerId: string
  saidOn: string | null
  schoolId: string | null
  source: string | null
  startedOn: string | null
  surveyId: string
  whereNow: string | null
}

export interface ActivitySurveyWord {
  code: string
  id: Generated<string>
  intakeId: string | null
  organisationId: string | null
  personId: string
  recordedAt: Timestamp
  saidById: string | null
  saidOn: string
  source: string
  startedOn: string | null
  whereNow: string | null
  withdrawnAt: TimestampOrNull
  words: string | null
}

export interface AdviserTask {
  areaId: string
  askedAt: Timestamp
  chasedAt: TimestampOrNull
  doneAt: TimestampOrNull
  doneById: string | null
  doneHow: string | null
  dueOn: string
  id: Generated<string>
  kind: string
  learnerId: string
  state: Generated<string>
  subject: string
  why: string
  word: string | null
}

export interface AllocationDraw {
  drawnAt: Timestamp
  drawnById: string | null
  panelId: string
  seed: string
}

export interface AllocationResult {
  caseId: string
  endedAt: TimestampOrNull
  position: number | null
  reasons: Json
  runId: string
  sharedRunId: string | null
  why: string | null
}

export interface AllocationRun {
  adoptedAt: TimestampOrNull
  adoptedById: string | null
  cases: number
  complaints: number
  courses: Json
  digest: string
  finishedAt: TimestampOrNull
  id: string
  madeAt: Timestamp
  madeById: string | null
  meetingId: string | null
  panelId: string
  placed: number
}

export interface AllocationTerms {
  publishedAt: Timestamp
  publishedById: string | null
  reserved: number
  rules: string[]
  sharedRunId: string
}

export interface ApiAnswer {
  answer: Json
  answeredAt: Timestamp
  asked: string
  key: string
  tokenId: string
}

export interface ApiRequest {
  askedAt: Timestamp
  id: Generated<string>
  method: string
  milliseconds: number
  path: string
  status: number
  tokenId: string
}

export interface ApiToken {
  createdAt: Timestamp
  createdById: string
  ending: string
  expiresOn: string
  hashed: string
  id: Generated<string>
  lastUsedAt: TimestampOrNull
  name: string
  organisationId: string
  revokedAt: TimestampOrNull
  revokedById: string | null
  rights: string[]
}

export interface ApplicantNote {
  authorId: string | null
  changedAt: TimestampOrNull
  choiceId: string
  id: string
  partnerId: string | null
  providerId: string
  text: string
  tokenId: string | null
  writtenAt: Timestamp
}

export interface Application {
  createdAt: Timestamp
  cycleId: string
  firstSentAt: TimestampOrNull
  id: Generated<string>
  learnerId: string
  reference: string
  updatedAt: Timestamp
  version: Generated<number>
}

export interface ApplicationSection {
  answers: Generated<Json>
  applicationId: string
  completedAt: TimestampOrNull
  section: string
  updatedAt: Timestamp
  version: Generated<number>
}

export interface Area {
  createdAt: Generated<Timestamp>
  id: Generated<string>
  name: string
  slug: string
}

export interface AreaAuthority {
  areaId: string
  authorityId: string
}

export interface AreaSetting {
  areaId: string
  name: string
  updatedAt: Generated<Timestamp>
  value: Json
}

export interface AreaWord {
  areaId: string
  code: string
  explanation: string | null
  isHidden: Generated<boolean>
  list: string
  name: string | null
  place: number | null
  updatedAt: Generated<Timestamp>
}

export interface AttendanceAlert {
  attended: number
  closedOn: string | null
  id: Generated<string>
  kind: string
  late: number
  learnerId: string
  missed: number
  openedOn: string
  possible: number
  providerId: string
}

export interface AttendanceCode {
  code: string
  countsAsAttended: boolean
  countsAsPossible: boolean
  countsAsPunctual: boolean
  label: string
  meaning: string
  position: number
  validFrom: string
  validTo: string | null
}

export interface AttendanceSummary {
  attended: number
  authorised: number | null
  fromOn: string
  id: Generated<string>
  intakeId: string
  late: number | null
  learnerId: string
  organisationId: string
  possible: number
  replacedAt: TimestampOrNull
  source: Generated<string>
  toldAt: Timestamp
  unauthorised: number | null
  untilOn: string
}

export interface AuditEvent {
  action: string
  actorId: string | null
  actorRole: string
  happenedAt: Timestamp
  id: Generated<string>
  learnerId: string | null
  organisationId: string | null
  particulars: Generated<Json>
  partnerId: string | null
  requestId: string
  subjectId: string
  subjectType: string
  supportActorId: string | null
  tokenId: string | null
}

export interface AuthorityCode {
  code: string
  isOutside: boolean
  label: string
  validFrom: string
  validTo: string | null
}

export interface BlockBooking {
  blockId: string
  bookedAt: Timestamp
  courseRunId: string
  fromOn: string
  heldUntil: TimestampOrNull
  id: Generated<string>
  learnerId: string
  sharedRunId: string | null
  status: string
  untilOn: string
}

export interface BouncedAddress {
  bouncedAt: Timestamp
  email: string
  letterId: string | null
  reason: string
}

export interface BulkAct {
  finishedAt: TimestampOrNull
  id: string
  kind: string
  madeAt: Timestamp
  madeById: string | null
  madeByRole: string
  providerId: string
  size: number
  terms: Json
  undoesId: string | null
}

export interface BulkActItem {
  beforeId: string | null
  bulkActId: string
  choiceId: string
  endedAt: TimestampOrNull
  outcome: string | null
  position: number
  version: number
  why: string | null
}

export interface CaseAppeal {
  caseId: string
  endedAt: TimestampOrNull
  id: string
  madeAt: Timestamp
  madeById: string | null
  words: string
}

export interface CaseBooking {
  bookingId: string
  caseId: string
}

export interface CaseConflict {
  caseId: string
  declaredAt: Timestamp
  memberId: string
  why: string
}

export interface CaseWish {
  caseId: string
  position: number
  sharedRunId: string
}

export interface CaseloadAct {
  begunAt: TimestampOrNull
  begunById: string | null
  doneAt: TimestampOrNull
  id: Generated<string>
  kind: string
  plannedAt: Timestamp
  plannedById: string
  serviceId: string
  size: number
  terms: Json
  undoBegunAt: TimestampOrNull
  undoBegunById: string | null
  undoneAt: TimestampOrNull
}

export interface CaseloadActItem {
  actId: string
  becameId: string | null
  before: Json
  entryId: string
  isUndoTried: Generated<boolean>
  isUndone: Generated<boolean>
  outcome: string | null
  position: number
}

export interface CaseloadEntry {
  adviserId: string
  authorityId: string | null
  cameFromId: string | null
  endedAt: TimestampOrNull
  id: Generated<string>
  lastContactAt: TimestampOrNull
  learnerId: string
  moveNote: string | null
  movedById: string | null
  nextActionKind: string | null
  nextActionOn: string | null
  priority: Generated<number>
  reasonId: string | null
  schoolId: string | null
  serviceId: string | null
  sortName: string
  startedAt: Timestamp
  wardCode: string | null
}

export interface CharacteristicCode {
  activityCode: string | null
  code: string
  isSensitive: boolean
  label: string
  validFrom: string
  validTo: string | null
}

export interface ChargeCorrection {
  correctsId: string
  pence: number
  statementId: string
}

export interface ChargeLine {
  cancelled: number
  chargePence: number
  course: string
  creditPence: number
  ended: number
  notStarted: number
  penceEach: number
  placementId: string
  position: number
  resting: number
  statementId: string
  times: number
}

export interface ChargeRate {
  areaId: string
  fromOn: string
  hostId: string | null
  id: Generated<string>
  minutesPerBlock: number | null
  pencePerHour: number
  setAt: Timestamp
  setById: string | null
}

export interface ChargeStatement {
  begunAt: Timestamp
  begunById: string | null
  fromOn: string
  homeId: string
  hostId: string
  id: Generated<string>
  issuedAt: TimestampOrNull
  issuedById: string | null
  state: string
  totalPence: number | null
  untilOn: string
  version: Generated<number>
}

export interface Choice {
  answerBy: string | null
  applicationId: string
  assignedToId: string | null
  changedAt: Timestamp
  courseRunId: string
  createdAt: Timestamp
  cycleId: string
  decidedAt: TimestampOrNull
  firstCourseRunId: string | null
  id: Generated<string>
  isLate: Generated<boolean>
  learnerId: string
  preference: number
  providerId: string
  sentAt: TimestampOrNull
  snapshot: JsonOrNull
  state: Generated<ChoiceState>
  version: Generated<number>
}

export interface ClassSession {
  courseRunId: string
  endsAt: Timestamp
  id: Generated<string>
  providerId: string
  slotId: string | null
  startsAt: Timestamp
  takenAt: TimestampOrNull
  takenById: string | null
  title: string
  version: Generated<number>
}

export interface Closure {
  areaId: string | null
  endsOn: string
  id: Generated<string>
  kind: string
  name: string
  startsOn: string
}

export interface CoSignature {
  accountId: string
  applicationId: string
  id: Generated<string>
  learnerId: string
  signedAt: Timestamp
  wording: number
}

export interface CohortLeaving {
  authorityCode: string | null
  id: Generated<string>
  learnerId: string
  leftOn: string
  note: string | null
  recordedAt: Timestamp
  recordedById: string
  reportedId: string | null
  status: string
  takenBackAt: TimestampOrNull
  takenBackById: string | null
}

export interface ConfidentialNote {
  body: string
  contactId: string
  id: Generated<string>
  learnerId: string
  writtenAt: Timestamp
  writtenById: string
}

export interface Consent {
  decidedAt: Timestamp
  decidedById: string | null
  decidedByRole: string
  decision: string
  id: Generated<string>
  learnerId: string
  position: Generated<number>
  purpose: string
  wording: number
}

export interface Contact {
  adviserId: string
  agreed: string | null
  groupKey: string | null
  happenedAt: Timestamp
  id: Generated<string>
  kind: string
  learnerId: string
  minutes: number | null
  nextActionKind: string | null
  nextActionOn: string | null
  note: string | null
  outcome: string
  place: string | null
  recordedAt: Timestamp
  sentKey: string | null
  targetId: string | null
}

export interface Course {
  applicationProcedure: string | null
  assessment: string | null
  awardingBody: string | null
  careerOutcome: string | null
  contentHash: string | null
  createdAt: Generated<Timestamp>
  description: string | null
  edited: Generated<string[]>
  entryRequirements: string | null
  events: string | null
  facilities: string | null
  funding: string | null
  furtherInformation: string | null
  hours: string | null
  howYouLearn: string | null
  id: Generated<string>
  isCollaborative: Generated<boolean>
  isKeyWeak: Generated<boolean>
  key: string
  keywords: string | null
  leadsTo: string | null
  level: string | null
  origin: Generated<string>
  providerId: string
  publishOn: string | null
  qualificationReference: string | null
  qualificationTitle: string | null
  received: Generated<Json>
  reviewedOn: string | null
  route: string | null
  slug: string
  status: Generated<PublishingStatus>
  subjectCode: string | null
  summary: string | null
  support: string | null
  title: string
  updatedAt: Generated<Timestamp>
  url: string | null
  version: Generated<number>
  whatYouNeed: string | null
  whatYouStudy: string | null
  withdrawnAt: TimestampOrNull
}

export interface CourseCancellation {
  cancelledAt: Timestamp
  cancelledById: string | null
  cancelledByRole: string
  choicesEnded: number | null
  courseRunId: string
  finishedAt: TimestampOrNull
  id: string
  message: string | null
  reasonId: string
}

export interface CourseFeed {
  etag: string | null
  isOn: Generated<boolean>
  lastIntakeId: string | null
  organisationId: string
  outcome: string | null
  triedAt: TimestampOrNull
  url: string
  version: Generated<number>
}

export interface CourseGap {
  areaId: string
  changedAt: Timestamp
  cycleId: string
  dueOn: string
  id: Generated<string>
  level: string
  nextStep: string
  outcode: string
  ownerAccountId: string | null
  ownerOrganisationId: string | null
  seenFirstChoices: number | null
  seenPlaces: number | null
  seenTo: string
  seenTogether: number | null
  state: string
  subjectCode: string
  takenUpAt: Timestamp
  version: Generated<number>
}

export interface CourseGapEntry {
  byId: string | null
  byOrganisationId: string | null
  deed: string
  dueOn: string
  gapId: string
  id: Generated<string>
  madeAt: Timestamp
  nextStep: string
  nth: number
  owner: string
  reasonId: string | null
  state: string
  words: string | null
}

export interface CourseRun {
  age: string | null
  applyFrom: string | null
  applyTo: string | null
  applyUntil: string | null
  attendanceMode: string | null
  attendancePattern: string | null
  cancelledAt: TimestampOrNull
  contentHash: string | null
  copiedFromId: string | null
  costPence: number | null
  costText: string | null
  courseId: string
  createdAt: Generated<Timestamp>
  defaulted: Generated<string[]>
  description: string | null
  duration: string | null
  edited: Generated<string[]>
  endsOn: string | null
  hasHardLimit: Generated<boolean>
  hours: string | null
  id: Generated<string>
  isFull: Generated<boolean>
  isKeyWeak: Generated<boolean>
  isOpen: Generated<boolean>
  key: string
  offersPerHundred: number | null
  origin: Generated<string>
  places: number | null
  publishOn: string | null
  received: Generated<Json>
  siteId: string | null
  startPrecision: string | null
  startText: string | null
  startsOn: string | null
  status: Generated<PublishingStatus>
  studyMode: string | null
  updatedAt: Generated<Timestamp>
  url: string | null
  version: Generated<number>
  withdrawnAt: TimestampOrNull
}

export interface CourseSearch {
  courseId: string
  isCollaborative: Generated<boolean>
  isOpen: Generated<boolean>
  lead: string
  level: string | null
  patterns: Generated<string>
  providerId: string
  route: string | null
  starts: string
  studyModes: string
  subjectArea: string | null
  title: string
  words: string
}

export interface CourseSearchRun {
  courseId: string
  isOpen: Generated<boolean>
  month: string
  outcode: string | null
  pattern: string | null
  place: string | null
  position: number
  startsOn: string | null
  studyMode: string | null
}

export interface CourseSheetRow {
  cells: Json
  courseRunId: string
  toldAt: Timestamp
}

export interface CourseView {
  courseId: string
  onDay: string
  times: number
}

export interface Cycle {
  areaId: string
  closedAt: TimestampOrNull
  endsOn: string
  id: Generated<string>
  name: string
  resultsOutAt: TimestampOrNull
  startsOn: string
}

export interface CycleOutcome {
  areaId: string
  choices: number
  countedTo: string
  cycleId: string
  enrolled: number
  firstChoices: number
  level: string
  places: number
  runsUntold: number
  stayed: number
  subjectCode: string
}

export interface DecisionMember {
  decisionId: string
  memberId: string
}

export interface Deferral {
  agreedHow: string
  agreedOn: string
  beforeState: ChoiceState
  choiceId: string
  confirmFrom: string
  deferredAt: Timestamp
  deferredById: string | null
  fromRunId: string
  id: string
  message: string | null
  reinstatedAt: TimestampOrNull
  reinstatedById: string | null
  toRunId: string
}

export interface DeferralProposal {
  answerBy: string
  answeredById: string | null
  choiceId: string
  endedAt: TimestampOrNull
  id: string
  message: string | null
  outcome: string | null
  proposedAt: Timestamp
  proposedById: string | null
  toRunId: string
}

export interface DemandLine {
  accepted: number
  areaId: string
  choices: number
  countedAt: Timestamp
  countedTo: string
  cycleId: string
  enrolled: number
  firstChoices: number
  id: Generated<string>
  level: string
  offers: number
  places: number
  providerId: string
  refusedFull: number
  runs: number
  runsUntold: number
  siteId: string | null
  subjectCode: string
  taken: number
  unfilled: number
}

export interface Destination {
  choiceId: string | null
  code: string
  cycleId: string
  enrolmentId: string | null
  id: Generated<string>
  kind: string
  learnerId: string
  providerId: string | null
  reason: string | null
  recordedAt: Timestamp
  recordedById: string | null
  supersededAt: TimestampOrNull
}

export interface DiaryFeed {
  accountId: string
  codeHash: string
  endedAt: TimestampOrNull
  id: Generated<string>
  madeAt: Timestamp
  readOn: string | null
  serviceId: string
}

export interface DocumentCheck {
  checkedAt: Timestamp
  checkedById: string | null
  choiceId: string
  kindId: string
}

export interface DocumentKind {
  code: string
  endedAt: TimestampOrNull
  id: Generated<string>
  isIdentity: Generated<boolean>
  isNeeded: Generated<boolean>
  label: string
  position: number
  providerId: string | null
}

export interface Draft {
  accountId: string
  page: string
  sealed: Buffer | null
  settledAt: TimestampOrNull
  touchedAt: Timestamp
  writtenAt: TimestampOrNull
}

export interface EffortLevel {
  id: Generated<string>
  label: string
  learnerWords: string
  level: number
  organisationId: string | null
  validFrom: string
  validTo: string | null
}

export interface Enrolment {
  choiceId: string
  courseRunId: string
  detail: string | null
  endedOn: string | null
  id: Generated<string>
  learnerId: string
  learnerNumber: string | null
  providerId: string
  reasonId: string | null
  recordedAt: Timestamp
  recordedById: string | null
  startedOn: string | null
  status: string
  version: Generated<number>
}

export interface EnrolmentBooking {
  bookedAt: Timestamp
  choiceId: string
  moves: Generated<number>
  timeId: string
}

export interface EnrolmentChase {
  chasedAt: Timestamp
  choiceId: string
}

export interface EnrolmentRow {
  choiceId: string
  endedAt: TimestampOrNull
  intakeId: string
  isIdentityChecked: boolean
  isLate: Generated<boolean>
  learnerNumber: string | null
  line: number
  outcome: string | null
  startedOn: string
  why: string | null
}

export interface EnrolmentTime {
  id: Generated<string>
  madeAt: Timestamp
  madeById: string | null
  minutes: number
  place: string
  providerId: string
  seats: number
  startsAt: Timestamp
}

export interface EntryRequirement {
  courseId: string
  editedAt: Timestamp
  editedById: string | null
  expression: Json
  version: Generated<number>
}

export interface Establishment {
  intakeId: string
  organisationId: string
  readAt: Timestamp
  received: Json
  urn: string
}

export interface EthnicityCode {
  code: string
  label: string
  validFrom: string
  validTo: string | null
}

export interface ExamResult {
  cycleId: string
  enteredAt: Timestamp
  enteredById: string | null
  givenById: string
  grade: string
  id: Generated<string>
  learnerId: string
  qualification: string
  subject: string
}

export interface Feedback {
  choiceId: string
  givenAt: Timestamp
  givenById: string | null
  id: string
  isNone: boolean
  message: string | null
}

export interface FeedbackReason {
  detail: string | null
  feedbackId: string
  reasonId: string
}

export interface FlowLine {
  accepted: number
  applied: number
  areaId: string
  band: string
  countedTo: string
  cycleId: string
  enrolled: number
  homeAuthorityId: string | null
  id: Generated<string>
  isOwn: boolean
  providerId: string
}

export interface Grade {
  grade: string
  id: Generated<string>
  isConfirmed: Generated<boolean>
  learnerId: string
  qualification: string
  recordedAt: Timestamp
  recordedById: string | null
  scale: string
  source: string
  stage: GradeStage
  subject: string
  year: number | null
}

export interface Guarantee {
  areaId: string
  authorityCode: string | null
  changedAt: Timestamp
  code: string
  cohortOn: string | null
  decidedAt: TimestampOrNull
  decidedById: string | null
  evidence: Json
  id: Generated<string>
  learnerId: string
  reason: string | null
  recordChangedAt: Timestamp
  recordCode: string
  recordEvidence: Json
  schoolId: string | null
  season: number
  sortName: string
  source: string
  version: Generated<number>
  yearGroup: number
}

export interface GuaranteeCode {
  code: string
  forYear11: boolean
  forYear12: boolean
  label: string
  learnerWords: string
  outcome: string
  validFrom: string
  validTo: string | null
}

export interface GuaranteeMonth {
  areaId: string
  endsOn: string
  id: Generated<string>
  isCohort: boolean
  learners: number
  lockedAt: Timestamp
  season: number
}

export interface GuaranteeMonthCount {
  code: string
  learners: number
  monthId: string
}

export interface GuaranteeMonthRow {
  authorityCode: string | null
  code: string
  evidence: Json
  learnerId: string
  monthId: string
  reason: string | null
  schoolId: string | null
  source: string
  yearGroup: number
}

export interface Handover {
  adviserId: string | null
  answer: string | null
  answeredById: string | null
  areaId: string
  changedAt: Timestamp
  handedAt: Timestamp
  handedById: string | null
  id: string
  learnerId: string
  reasonId: string
  schoolId: string
  state: Generated<string>
  tried: string
  version: Generated<number>
}

export interface HomeCodeChoice {
  chosenAt: Timestamp
  chosenById: string | null
  code: string
  placementId: string
}

export interface HomeMark {
  code: string
  hostCode: string | null
  id: Generated<string>
  learnerId: string
  reason: string | null
  sessionId: string
  setAt: Timestamp
  setById: string | null
}

export interface ImpossibleState {
  foundAt: Timestamp
  id: Generated<string>
  learnerId: string | null
  name: string
  sentence: string
  subjectId: string
}

export interface InformationRequest {
  answer: string | null
  answeredById: string | null
  askedAt: Timestamp
  askedById: string | null
  beforeState: ChoiceState
  choiceId: string
  daysLeft: number
  dueOn: string
  endedAt: TimestampOrNull
  id: Generated<string>
  isAboutGrades: boolean
  outcome: string | null
  question: string
}

export interface Intake {
  bytes: number
  counts: Generated<Json>
  fileName: string
  finishedAt: TimestampOrNull
  id: Generated<string>
  isAllOrNothing: Generated<boolean>
  keptAs: string | null
  kind: string
  organisationId: string | null
  sha256: string
  source: Generated<string>
  startedAt: Timestamp
  startedById: string | null
  status: string
  undoneAt: TimestampOrNull
  writtenAt: TimestampOrNull
}

export interface IntakeFinding {
  advice: string
  code: string
  field: string | null
  id: Generated<string>
  intakeId: string
  item: string | null
  line: number | null
  path: string | null
  position: number
  received: string | null
  severity: string
  used: string | null
}

export interface IntakeRow {
  before: Generated<Json>
  id: Generated<string>
  intakeId: string
  noun: string
  outcome: string
  recordId: string
}

export interface IntendedDestination {
  code: string
  label: string
  position: number
}

export interface Intervention {
  begunById: string | null
  changedAt: Timestamp
  detail: string | null
  id: Generated<string>
  kindId: string
  learnerId: string
  lookAgainOn: string
  note: string | null
  organisationId: string
  outcome: string | null
  ownerId: string
  startedOn: string
  state: string
  version: Generated<number>
  year: number
}

export interface Interview {
  arrangedAt: Timestamp
  arrangedById: string | null
  calendarSequence: Generated<number>
  calendarUid: Generated<string>
  cancelledAt: TimestampOrNull
  cancelledById: string | null
  cancelledByRole: string | null
  cancelledDetail: string | null
  cancelledReasonId: string | null
  choiceId: string
  id: Generated<string>
  invitationId: string | null
  learnerAnswer: string | null
  learnerAnsweredAt: TimestampOrNull
  learnerWords: string | null
  message: string | null
  outcome: string | null
  outcomeAt: TimestampOrNull
  outcomeById: string | null
  outcomeNote: string | null
  place: string
  slotId: string | null
  startsAt: Timestamp
}

export interface InterviewInvitation {
  bookBy: string
  choiceId: string
  endedAt: TimestampOrNull
  endedDetail: string | null
  endedReasonId: string | null
  id: string
  invitedAt: Timestamp
  invitedById: string | null
  message: string | null
}

export interface InterviewSlot {
  courseId: string | null
  id: string
  madeAt: Timestamp
  madeById: string | null
  minutes: number
  place: string
  providerId: string
  removedAt: TimestampOrNull
  seats: number
  startsAt: Timestamp
}

export interface Invitation {
  accountId: string | null
  codeHash: string
  createdAt: Timestamp
  email: string | null
  expiresAt: Timestamp
  form: string | null
  id: Generated<string>
  invitedById: string | null
  kind: string
  learnerId: string | null
  name: string | null
  organisationId: string | null
  registrationId: string | null
  rights: string[] | null
  role: string | null
  usedAt: TimestampOrNull
}

export interface KeptForm {
  accountId: string
  id: string
  keptUntil: Timestamp
  membershipId: string | null
  page: string
  sealed: Buffer
}

export interface KeyDate {
  cycleId: string
  fallsOn: string
  id: Generated<string>
  isPublic: Generated<boolean>
  label: string
  name: string
}

export interface KnownAbsence {
  code: string
  fromOn: string
  id: Generated<string>
  learnerId: string
  takenBackAt: TimestampOrNull
  toldAt: Timestamp
  toldById: string | null
  untilOn: string
}

export interface Learner {
  address: string | null
  areaId: string | null
  authorityId: string | null
  bornOn: string
  contentHash: string | null
  createdAt: Generated<Timestamp>
  email: string | null
  familyName: string
  givenNames: string
  id: Generated<string>
  isAddressProtected: Generated<boolean>
  legalFamilyName: string | null
  legalGivenNames: string
  mergedIntoId: string | null
  middleNames: string | null
  nameKey: string
  phone: string | null
  postcode: string | null
  sex: string | null
  updatedAt: Generated<Timestamp>
  wardCode: string | null
}

export interface LearnerCharacteristic {
  code: string
  fromOn: string
  id: Generated<string>
  learnerId: string
  recordedAt: Timestamp
  recordedById: string | null
  untilOn: string | null
}

export interface LearnerIdentifier {
  id: Generated<string>
  kind: IdentifierKind
  learnerId: string
  organisationId: string | null
  recordedAt: Timestamp
  source: string
  supersededAt: TimestampOrNull
  value: string
}

export interface LearnerMerge {
  areaId: string
  before: Json
  goneId: string
  id: Generated<string>
  keptId: string
  mergedAt: Timestamp
  mergedById: string
  reason: string
  undoneAt: TimestampOrNull
  undoneById: string | null
}

export interface LearnerMergeRow {
  mergeId: string
  rowId: string
  tableName: string
}

export interface LearnerNeed {
  endedAt: TimestampOrNull
  id: Generated<string>
  kind: string
  learnerId: string
  recordedAt: Timestamp
  source: string
  value: string
}

export interface LearnerRisk {
  areaId: string
  countedOn: string
  id: Generated<string>
  learnerId: string
  lines: Json
  openPoints: number
  points: number
  schoolId: string | null
}

export interface Leaver {
  accepted: string | null
  acceptedProviderId: string | null
  areaId: string
  changedAt: Timestamp
  form: string | null
  id: Generated<string>
  intendedCode: string | null
  learnerId: string
  leavingYear: number
  mismatch: string | null
  novemberCode: string | null
  novemberEvidence: Generated<Json>
  offers: number
  openMismatch: Computed<string | null>
  schoolId: string | null
  seenAt: TimestampOrNull
  seenById: string | null
  seenMismatch: string | null
  seenReason: string | null
  sortName: string
  sustained: string | null
  sustainedEvidence: string | null
  version: Generated<number>
}

export interface Letter {
  accountId: string | null
  attempts: Generated<number>
  body: string
  calendar: string | null
  digestId: string | null
  failure: string | null
  fate: Generated<string>
  html: string
  id: Generated<string>
  key: string
  learnerId: string | null
  messageId: string
  sentAt: TimestampOrNull
  subject: string
  template: string
  toEmail: string
  writtenAt: Timestamp
}

export interface LetterWish {
  accountId: string
  template: string
  wish: string
}

export interface LevelOfNeed {
  fromOn: string
  id: Generated<string>
  learnerId: string
  level: number
  recordedAt: Timestamp
  recordedById: string | null
  untilOn: string | null
}

export interface LookUpAlert {
  areaId: string | null
  at: Timestamp
  beganAt: Timestamp
  hour: Timestamp
  id: Generated<string>
  organisationId: string | null
  shown: Generated<number>
  tried: Generated<number>
  viewerId: string
  viewerRole: string
}

export interface LookUpAlertSchool {
  alertId: string
  learners: number
  schoolId: string
}

export interface Mark {
  code: string
  filedCode: string | null
  filedMinutes: number | null
  id: Generated<string>
  learnerId: string
  markedAt: Timestamp
  markedById: string | null
  minutesLate: number | null
  sessionId: string
}

export interface MarkCode {
  code: string
  countsAsAttended: boolean
  countsAsPossible: boolean
  countsAsPunctual: boolean
  label: string
  position: number
}

export interface MarkMeaning {
  code: string
  providerId: string
  said: string
}

export interface MeetingCase {
  caseId: string
  meetingId: string
  position: number
}

export interface MeetingPresence {
  meetingId: string
  memberId: string
}

export interface Membership {
  accountId: string
  createdAt: Generated<Timestamp>
  endedAt: TimestampOrNull
  form: string | null
  id: Generated<string>
  organisationId: string
  rights: Generated<string[]>
  role: string
}

export interface MinibusRun {
  fromOn: string
  id: Generated<string>
  name: string
  organisationId: string
  phone: string
  seats: number
  untilOn: string
  version: Generated<number>
  weekday: number
}

export interface MinibusSeat {
  blockId: string
  fromOn: string
  givenUpAt: TimestampOrNull
  id: Generated<string>
  placementId: string
  runId: string
  stopId: string
  untilOn: string
}

export interface MinibusStop {
  id: Generated<string>
  leaves: string
  name: string
  position: number
  runId: string
}

export interface MustStudyExemption {
  detail: string | null
  endedAt: TimestampOrNull
  id: Generated<string>
  learnerId: string
  reasonId: string
  saidAt: Timestamp
  saidById: string | null
  subject: string
}

export interface MustStudyHours {
  bestEfforts: number
  hours: number
  source: string
  subject: string
  tolerancePercent: number
  validFrom: string
  validTo: string | null
}

export interface NccisCounter {
  databaseCode: string
  lastNumber: number
}

export interface NccisFinding {
  areaId: string
  foundAt: Timestamp
  id: Generated<string>
  learnerId: string
  rule: number
  snapshotId: string | null
}

export interface NccisIdentifier {
  givenAt: Timestamp
  id: Generated<string>
  learnerId: string
  number: string
  source: string
}

export interface NccisRule {
  about: string
  level: string
  priority: number
  rule: number
  says: string
  validFrom: string
  validTo: string | null
}

export interface NccisSnapshot {
  areaId: string
  askedAt: Timestamp
  askedById: string | null
  authorities: string[]
  databaseCode: string
  frozenAt: TimestampOrNull
  id: Generated<string>
  people: Generated<number>
  periodEnd: string
  sentAt: TimestampOrNull
  sentById: string | null
  status: string
}

export interface NccisSnapshotRow {
  learnerId: string
  position: number
  record: Json
  snapshotId: string
}

export interface Neighbour {
  areaId: string
  attribution: string
  courses: Generated<number>
  createdAt: Timestamp
  etag: string | null
  id: Generated<string>
  isHeld: Generated<boolean>
  lastIntakeId: string | null
  name: string
  outcome: string | null
  takenAt: TimestampOrNull
  triedAt: TimestampOrNull
  url: string | null
}

export interface NeighbourCourse {
  id: Generated<string>
  intakeId: string
  level: string | null
  neighbourId: string
  outcodes: string[]
  providerName: string
  qualification: string | null
  route: string | null
  starts: string[]
  title: string
  towns: string[]
  ukprn: string | null
  url: string
  words: string
}

export interface NextStep {
  activityCode: string | null
  asksAdviser: boolean
  asksCourse: boolean
  code: string
  label: string
  learnerWords: string
  position: number
  stay: string
  validFrom: string
  validTo: string | null
  waitingCode: string | null
}

export interface Notice {
  areaId: string
  audiences: string[]
  body: string
  changedAt: Timestamp
  id: Generated<string>
  needsReceipt: boolean
  publishedAt: Timestamp
  remindedVersion: Generated<number>
  shownUntil: string | null
  title: string
  version: Generated<number>
  withdrawnAt: TimestampOrNull
  writtenById: string
}

export interface NoticeReceipt {
  accountId: string
  noticeId: string
  organisationId: string | null
  readAt: Timestamp
  version: number
}

export interface Nudge {
  cycleId: string
  gap: string
  id: string
  learnerId: string
  nudgedAt: Timestamp
  nudgedById: string | null
  schoolId: string
  takenBackAt: TimestampOrNull
}

export interface Occupation {
  also: string | null
  code: string
  name: string
  subjectArea: string | null
  summary: string
}

export interface Offer {
  choiceId: string
  courseRunId: string
  endedAt: TimestampOrNull
  hasOwnDay: Generated<boolean>
  id: Generated<string>
  kind: string
  madeAs: Generated<string>
  madeAt: Timestamp
  madeById: string | null
  message: string | null
  replacesId: string | null
  replyBy: string | null
  withdrawnDetail: string | null
  withdrawnReasonId: string | null
}

export interface OfferCondition {
  best: number | null
  decidedAt: TimestampOrNull
  decidedById: string | null
  grade: string | null
  id: Generated<string>
  kind: string
  note: string | null
  offerId: string
  points: number | null
  position: number
  status: Generated<ConditionStatus>
  subject: string | null
  text: string
}

export interface OpenEvent {
  bookingUrl: string | null
  cancelledAt: TimestampOrNull
  courseId: string | null
  createdAt: Timestamp
  createdById: string | null
  details: string | null
  endsAt: Timestamp
  id: Generated<string>
  isFeatured: Generated<boolean>
  place: string | null
  providerId: string
  siteId: string | null
  startsAt: Timestamp
  title: string
}

export interface Organisation {
  address: string | null
  areaId: string | null
  authorityCode: string | null
  authorityId: string | null
  closedOn: string | null
  contentHash: string | null
  createdAt: Generated<Timestamp>
  email: string | null
  establishmentType: string | null
  hasSixthForm: Generated<boolean>
  highestAge: number | null
  id: Generated<string>
  isSecondPersonNeeded: Generated<boolean>
  kind: OrganisationKind
  laestab: string | null
  lowestAge: number | null
  name: string
  openedOn: string | null
  phase: string | null
  phone: string | null
  postcode: string | null
  slug: string
  status: Generated<OrganisationStatus>
  summary: string | null
  takesApplications: Generated<boolean>
  town: string | null
  ukprn: string | null
  updatedAt: Generated<Timestamp>
  urn: string | null
  website: string | null
}

export interface OrganisationLink {
  endedAt: TimestampOrNull
  endedById: string | null
  id: Generated<string>
  ownerId: string
  ownerSignedAt: TimestampOrNull
  ownerSignedById: string | null
  partnerId: string
  partnerSignedAt: TimestampOrNull
  partnerSignedById: string | null
  proposedAt: Timestamp
  proposedById: string | null
  rights: string[]
}

export interface OutOfArea {
  areaId: string
  id: Generated<string>
  learnerId: string
  list: string
  placeId: string | null
  since: string
  sortName: string
}

export interface Outcode {
  code: string
  latitude: number
  longitude: number
}

export interface OutsideApplication {
  changedAt: Timestamp
  createdAt: Timestamp
  cycleId: string
  deniedAt: TimestampOrNull
  id: Generated<string>
  kind: string
  learnerId: string
  organisationName: string
  recordedById: string | null
  state: string
  title: string
  toldById: string | null
  toldKey: string | null
  toldReference: string | null
  version: Generated<number>
}

export interface OwnActivity {
  answer: string
  code: string
  label: string
  position: number
  validFrom: string
  validTo: string | null
}

export interface Panel {
  areaId: string
  begunAt: Timestamp
  holdDays: Generated<number>
  id: string
  name: string
  quorum: number
}

export interface PanelAction {
  caseId: string | null
  doneAt: TimestampOrNull
  dueOn: string
  id: string
  meetingId: string
  memberId: string
  what: string
}

export interface PanelCase {
  answerBy: string | null
  changedAt: Timestamp
  detail: string | null
  endsOn: string | null
  heldUntil: TimestampOrNull
  homeId: string
  id: string
  isAgreed: boolean
  learnerId: string
  needsTransport: boolean
  panelId: string
  putAt: Timestamp
  putById: string | null
  putFromId: string
  reasonId: string | null
  sharedRunId: string | null
  startsOn: string | null
  state: string
  submittedAt: TimestampOrNull
  support: string | null
  urgentWhy: string | null
  version: Generated<number>
  why: string
}

export interface PanelDecision {
  caseId: string
  decidedAt: Timestamp
  decidedById: string | null
  detail: string | null
  id: string
  isAppeal: boolean
  meetingId: string
  outcome: string
  reasonId: string | null
  sharedRunId: string | null
}

export interface PanelMeeting {
  calledAt: Timestamp
  closedAt: TimestampOrNull
  id: string
  meetsAt: string
  meetsOn: string
  openedAt: TimestampOrNull
  panelId: string
  place: string
  version: Generated<number>
}

export interface PanelMember {
  accountId: string
  id: string
  leftAt: TimestampOrNull
  panelId: string
  seat: string
  seatedAt: Timestamp
}

export interface ParentBlock {
  basis: string
  email: string | null
  id: Generated<string>
  learnerId: string
  liftedAt: TimestampOrNull
  liftedById: string | null
  note: string
  setAt: Timestamp
  setById: string
}

export interface ParentLink {
  accountId: string
  endedAt: TimestampOrNull
  id: Generated<string>
  learnerId: string
  linkedAt: Timestamp
  relationship: string
}

export interface ParentRequest {
  answer: string | null
  answeredAt: TimestampOrNull
  decidedAt: Timestamp
  decidedById: string
  decision: string
  email: string
  id: Generated<string>
  learnerId: string
  name: string
  organisationId: string
  reason: string
  relationship: string
}

export interface PartnershipTarget {
  areaId: string
  dueOn: string
  id: Generated<string>
  measure: string
  setAt: Timestamp
  setById: string | null
  value: number
  version: Generated<number>
}

export interface Placement {
  caseId: string | null
  changedAt: Timestamp
  courseRunId: string
  detail: string | null
  endedOn: string | null
  endsOn: string
  homeId: string
  hostId: string
  id: Generated<string>
  learnerId: string
  plannedAt: Timestamp
  plannedById: string | null
  reasonId: string | null
  startsOn: string
  state: string
  version: Generated<number>
}

export interface PlacementBooking {
  bookingId: string
  placementId: string
}

export interface PlacementChange {
  becomes: string
  detail: string | null
  fromOn: string
  id: Generated<string>
  kind: string
  madeAt: Timestamp
  madeById: string | null
  placementId: string
  reasonId: string
  was: string
}

export interface PlacementCheck {
  decidedAt: TimestampOrNull
  decidedById: string | null
  dueOn: string
  kind: string
  note: string | null
  placementId: string
  state: Generated<string>
}

export interface PlacementCheckKind {
  asks: string
  daysBefore: number
  kind: string
  label: string
  owner: string
  position: number
  stopsStart: boolean
}

export interface PlacementRest {
  detail: string | null
  fromOn: string
  id: Generated<string>
  placementId: string
  reasonId: string
  untilOn: string | null
}

export interface PlacementSpell {
  courseRunId: string
  fromOn: string
  placementId: string
  untilOn: string | null
}

export interface Plan {
  begunAt: Timestamp
  chosenById: string | null
  id: Generated<string>
  learnerId: string
  reviewWeeks: number
  rights: Json
  templateId: string | null
  templateName: string
}

export interface PlanContribution {
  id: Generated<string>
  learnerId: string
  organisationId: string | null
  section: string
  takenBackAt: TimestampOrNull
  words: string
  writtenAs: string
  writtenAt: Timestamp
  writtenById: string | null
}

export interface PlanReading {
  id: Generated<string>
  readAt: Timestamp
  readerId: string | null
  shareId: string
}

export interface PlanShare {
  choiceId: string
  endedAt: TimestampOrNull
  endedWhy: string | null
  expiresOn: string
  givenAt: Timestamp
  id: Generated<string>
  learnerId: string
  parts: string[]
  providerId: string
}

export interface PlanTemplate {
  areaId: string
  changedAt: Timestamp
  id: Generated<string>
  name: string
  retiredAt: TimestampOrNull
  reviewWeeks: number
  rights: Json
  version: Generated<number>
}

export interface PlanVersion {
  id: Generated<string>
  learnerId: string
  section: string
  version: number
  words: string
  writtenAt: Timestamp
  writtenById: string | null
}

export interface PlanningDay {
  areaId: string
  measure: string
  onDay: string
  part: number
  whole: number
}

export interface PostcodeWard {
  postcode: string
  wardCode: string
}

export interface PredictionColumn {
  heading: string
  id: string
  meaning: string
  schoolId: string
  setAt: Timestamp
  setById: string | null
  subject: string | null
}

export interface PreparedDecision {
  choiceId: string
  courseRunId: string | null
  cycleId: string
  decidedAt: TimestampOrNull
  decidedById: string | null
  decidedByRole: string | null
  decision: string | null
  judgedAt: Timestamp
  providerId: string
  reasonId: string | null
  standing: string
}

export interface ProgrammeBreak {
  detail: string | null
  enrolmentId: string
  fromOn: string
  id: Generated<string>
  reasonId: string
  recordedAt: Timestamp
  recordedById: string | null
  untilOn: string | null
}

export interface ProgrammeEnd {
  courseRunId: string
  detail: string | null
  enrolmentId: string | null
  futureInterest: string | null
  homeId: string | null
  id: Generated<string>
  kind: string
  lastOn: string
  learnerId: string
  nextChoiceId: string | null
  nextCourse: string | null
  nextLevel: string | null
  nextProvider: string | null
  nextStartsOn: string | null
  nextStep: string
  party: string | null
  placementId: string | null
  providerId: string
  recordedAt: Timestamp
  recordedById: string | null
  startedOn: string
  undoneAt: TimestampOrNull
  undoneById: string | null
  undoneWhy: string | null
  wasOnBreak: boolean
}

export interface ProgrammeEndReason {
  endId: string
  reasonId: string
}

export interface ProgressEntry {
  comment: string | null
  effort: number | null
  enteredAt: Timestamp
  enteredById: string | null
  filedComment: string | null
  filedEffort: number | null
  filedGrade: string | null
  grade: string | null
  id: Generated<string>
  isLate: boolean
  roundId: string
  subjectId: string
}

export interface ProgressNote {
  body: string
  id: Generated<string>
  learnerId: string
  organisationId: string
  rating: string | null
  writtenAt: Timestamp
  writtenById: string
}

export interface ProgressRisk {
  id: Generated<string>
  learnerId: string
  note: string
  organisationId: string
  rating: string
  saidAt: Timestamp
  saidById: string | null
  saidOn: string
  year: number
}

export interface ProgressSubject {
  courseRunId: string | null
  filedTarget: string | null
  id: Generated<string>
  key: string
  learnerId: string
  organisationId: string
  scale: string
  subject: string
  target: string | null
  targetAt: TimestampOrNull
  targetById: string | null
  targetSource: string | null
  year: number
}

export interface ProgressionLink {
  createdAt: Timestamp
  createdById: string | null
  fromCourseId: string | null
  fromOccupation: string | null
  id: Generated<string>
  kind: string
  toCourseId: string | null
  toOccupation: string | null
}

export interface ProspectusChase {
  chasedOn: string
  findings: number
  providerId: string
}

export interface ProspectusEdition {
  id: Generated<number>
  number: number
}

export interface ProviderWord {
  field: string
  organisationId: string
  value: string
  word: string
}

export interface ProviderYear {
  accepted: number
  answered: number
  confirmed: number
  countedAt: Timestamp
  cycleId: string
  enrolled: number
  inTime: number
  interviewed: number
  medianDays: number | null
  missed: number
  ninetiethDays: number | null
  offered: number
  owed: number
  providerId: string
  reasons: Generated<Json>
  received: number
  rejected: number
}

export interface PublishedFigure {
  authorityCode: string | null
  change: number | null
  level: string
  measure: string
  name: string
  placeCode: string
  quintile: number | null
  regionCode: string | null
  share: number
  year: number
}

export interface PupilRow {
  intakeId: string
  learnerId: string
  readAt: Timestamp
  received: Json
  schoolId: string
}

export interface QueueView {
  accountId: string
  id: string
  keptAt: Timestamp
  name: string | null
  organisationId: string
  question: Generated<Json>
  words: string | null
}

export interface Reason {
  category: string
  code: string
  id: Generated<string>
  label: string
  learnerWords: string | null
  list: string
  needsDetail: Generated<boolean>
  party: string
  position: number
  providerKinds: Generated<string[]>
  providerWords: string | null
  returnCode: string | null
  validFrom: string
  validTo: string | null
}

export interface RecordView {
  id: Generated<string>
  learnerId: string
  organisationId: string | null
  requestId: string
  tokenId: string | null
  viewedAt: Timestamp
  viewerId: string | null
  viewerRole: string
  wasShown: Generated<boolean>
  what: string
}

export interface Reference {
  applicationId: string
  approvedById: string | null
  assignedToId: string | null
  id: string
  learnerId: string
  releasedAt: TimestampOrNull
  requestedAt: Timestamp
  schoolId: string
  shortText: string | null
  state: Generated<string>
  text: string | null
  version: Generated<number>
  writtenById: string | null
}

export interface ReferenceChase {
  chasedAt: Timestamp
  day: number
  reader: string
  referenceId: string
}

export interface RegisterSave {
  key: string
  savedAt: Timestamp
  savedById: string | null
  sessionId: string
}

export interface Registration {
  areaId: string
  askedAt: Timestamp
  bornOn: string
  confirmedAt: TimestampOrNull
  decidedAt: TimestampOrNull
  decidedById: string | null
  email: string
  familyName: string
  givenNames: string
  id: Generated<string>
  learnerId: string | null
  postcode: string
  reason: string | null
  schoolId: string | null
  status: string
}

export interface Rejection {
  choiceId: string
  id: Generated<string>
  message: string | null
  rejectedAt: Timestamp
  rejectedById: string | null
}

export interface RejectionReason {
  detail: string | null
  reasonId: string
  rejectionId: string
}

export interface Reminder {
  key: string
  sentAt: Timestamp
}

export interface Reply {
  detail: string | null
  id: Generated<string>
  kind: string
  offerId: string
  reasonId: string | null
  repliedAt: Timestamp
  repliedById: string | null
}

export interface ReportRound {
  asksComment: boolean
  asksEffort: boolean
  changedAt: Timestamp
  closesOn: string
  id: Generated<string>
  name: string
  opensOn: string
  organisationId: string
  retiredAt: TimestampOrNull
  setById: string | null
  version: Generated<number>
  year: number
}

export interface RequestsOff {
  fromOn: string
  id: Generated<string>
  opensOn: string
  providerId: string
  sentence: string | null
  setAt: Timestamp
  setById: string | null
  toldAt: TimestampOrNull
}

export interface Restoration {
  askedAt: Timestamp
  askedById: string
  choiceId: string
  choiceVersion: number
  decidedAt: TimestampOrNull
  decidedById: string | null
  fromState: ChoiceState
  id: string
  outcome: string | null
  ticket: string
  toState: ChoiceState
  why: string
}

export interface ResultsRun {
  beganAt: Timestamp
  beganById: string | null
  cycleId: string
  finishedAt: TimestampOrNull
  id: string
  isRehearsal: boolean
  providerId: string | null
  size: number
}

export interface ResultsRunItem {
  choiceId: string
  endedAt: TimestampOrNull
  outcome: string | null
  position: number
  resultsRunId: string
  why: string | null
}

export interface ReturnQuestion {
  answer: string | null
  answeredAt: TimestampOrNull
  answeredById: string | null
  areaId: string
  candidates: string[]
  id: Generated<string>
  intakeId: string
  learnerId: string | null
  line: number
  told: JsonOrNull
  why: string
}

export interface Review {
  changedAt: Timestamp
  detail: string | null
  dueOn: string
  heldOn: string | null
  id: Generated<string>
  kind: string
  learnerId: string
  learnerWords: string | null
  opensOn: string
  reasonId: string | null
  runAs: string | null
  runById: string | null
  setAt: Timestamp
  setById: string | null
  state: string
  summary: string | null
  version: Generated<number>
  wordsAs: string | null
  wordsAt: TimestampOrNull
  wordsById: string | null
}

export interface RiskIndicator {
  areaId: string | null
  code: string
  id: Generated<string>
  points: number
  setAt: TimestampOrNull
  setById: string | null
  validFrom: string
}

export interface RiskRecord {
  areaId: string
  id: Generated<string>
  learnerId: string
  points: number
  season: number
  taken: string
  takenOn: string
}

export interface RollEntry {
  form: string | null
  id: Generated<string>
  learnerId: string
  leftOn: string | null
  recordedAt: Timestamp
  schoolId: string
  startedOn: string | null
  yearGroup: number
}

export interface RollQuestion {
  answer: string | null
  answeredAt: TimestampOrNull
  answeredById: string | null
  becameId: string | null
  candidates: string[]
  id: Generated<string>
  intakeId: string
  kind: string
  learnerId: string | null
  line: number | null
  mark: string
  position: number
  schoolId: string
  told: Json
  why: string
}

export interface SaidAndDone {
  areaId: string
  done: string
  id: Generated<string>
  publishedAt: Timestamp
  publishedById: string
  said: string
  withdrawnAt: TimestampOrNull
}

export interface SchoolCheck {
  askedAt: Timestamp
  choiceId: string
  comment: string | null
  endedAt: TimestampOrNull
  endedById: string | null
  id: Generated<string>
  outcome: string | null
  releaseBy: string
  schoolId: string
}

export interface ScorecardCount {
  dimension: string
  monthId: string
  part: string
  people: number
  topic: string
  value: string
}

export interface ScorecardMonth {
  areaId: string
  beforeId: string | null
  countedOn: string
  counting: Generated<number>
  guaranteeMonthId: string | null
  id: Generated<string>
  people: number
  periodEnd: string
  snapshotId: string | null
  stand: string
}

export interface ScorecardSchoolCount {
  dimension: string
  monthId: string
  part: string
  people: number
  schoolId: string
  topic: string
  value: string
}

export interface SearchSynonym {
  areaId: string | null
  asked: string
  createdAt: Generated<Timestamp>
  id: Generated<string>
  isOff: Generated<boolean>
  key: string
  kind: string
  meant: string
  overridesId: string | null
  provenance: string
  query: Computed<string>
  updatedAt: Generated<Timestamp>
}

export interface SearchWord {
  courses: number
  word: string
}

export interface SentUpdate {
  after: Json
  before: Json
  choiceId: string
  id: string
  sentAt: Timestamp
  sentOn: string
}

export interface SharedRun {
  courseRunId: string
  fromOn: string
  hostId: string
  id: string
  least: number
  outFrom: string | null
  outUntil: string | null
  panelId: string
  places: number
  safeUntil: string | null
  sharedAt: Timestamp
  support: string | null
  transport: string | null
  untilOn: string
  version: Generated<number>
}

export interface SharedRunBlock {
  blockId: string
  sharedRunId: string
}

export interface ShortlistEntry {
  courseId: string
  learnerId: string
  note: string | null
  savedAt: Timestamp
}

export interface Site {
  address: string | null
  email: string | null
  id: Generated<string>
  key: string
  name: string
  organisationId: string
  outcode: string | null
  phone: string | null
  postcode: string | null
  town: string | null
}

export interface StandardOffer {
  courseId: string
  keptAt: Timestamp
  keptById: string | null
  kind: string
  message: string | null
}

export interface StandardOfferCondition {
  best: number | null
  courseId: string
  grade: string | null
  kind: string
  points: number | null
  position: number
  subject: string | null
  text: string
}

export interface Survey {
  areaId: string
  changedAt: Timestamp
  closedAt: TimestampOrNull
  id: Generated<string>
  moment: string
  openedAt: TimestampOrNull
  questions: Json
  state: string
  title: string
  version: Generated<number>
  writtenById: string
}

export interface SurveyAsked {
  hasAnswered: boolean
  id: Generated<string>
  learnerId: string
  surveyId: string
}

export interface SurveyReply {
  answers: Json
  id: Generated<string>
  saidOn: string
  schoolId: string | null
  surveyId: string
}

export interface SustainedCheck {
  answer: string | null
  answeredAt: TimestampOrNull
  answeredById: string | null
  dueOn: string
  evidence: string | null
  fromOn: string
  id: Generated<string>
  isFromRecord: Generated<boolean>
  learnerId: string
  programmeEndId: string
}

export interface SystemSetting {
  name: string
  updatedAt: Timestamp
  value: Json
}

export interface TalkMessage {
  authorId: string | null
  choiceId: string
  id: string
  isFromLearner: boolean
  partnerId: string | null
  sentAt: Timestamp
  text: string
}

export interface Target {
  changedAt: Timestamp
  detail: string | null
  dueOn: string
  id: Generated<string>
  learnerId: string
  measure: string | null
  owner: string
  reasonId: string | null
  setAs: string
  setAt: Timestamp
  setById: string | null
  state: string
  title: string
  version: Generated<number>
  why: string | null
}

export interface TargetStep {
  changedAt: Timestamp
  dueOn: string | null
  id: Generated<string>
  owner: string
  position: number
  state: string
  targetId: string
  what: string
}

export interface TextAgreement {
  accountId: string
  agreedAt: Timestamp
  phone: string
}

export interface TextMessage {
  accountId: string
  body: string
  failure: string | null
  id: Generated<string>
  key: string
  learnerId: string | null
  sentAt: TimestampOrNull
  template: string
  toPhone: string
  writtenAt: Timestamp
}

export interface Throttle {
  expire: number | null
  key: string
  points: Generated<number>
}

export interface TimetableBlock {
  areaId: string
  ends: string
  id: Generated<string>
  name: string
  retiredAt: TimestampOrNull
  starts: string
  weekday: number
}

export interface TimetableSlot {
  blockId: string | null
  courseRunId: string
  ends: string
  fromOn: string
  id: Generated<string>
  providerId: string
  setAt: Timestamp
  setById: string | null
  siteId: string | null
  starts: string
  title: string
  untilOn: string
  weekday: number
}

export interface UnansweredSearch {
  areaId: string
  onDay: string
  times: number
  why: string
  words: string
}

export interface UnmetCount {
  areaId: string
  level: string
  onDay: string
  outcode: string
  subjectCode: string
  times: number
  why: string
}

export interface UnmetLine {
  areaId: string
  cannotReach: number
  countedTo: string
  cycleId: string
  id: Generated<string>
  level: string
  noPlace: number
  notFound: number
  outcode: string
  refusedFull: number
  subjectCode: string
  together: number
  waiting: number
}

export interface WaitingListEntry {
  addedAt: Timestamp
  addedById: string | null
  choiceId: string
  courseRunId: string
  endedAt: TimestampOrNull
  expiresOn: string
  id: Generated<string>
  orderKey: Generated<number>
}

export interface WaitingListRule {
  courseRunId: string
  rule: string
  setAt: Timestamp
  setById: string | null
}

export interface WaitingListYear {
  courseId: string
  cycleId: string
  deepest: number | null
  offered: number
  waited: number
}

export interface Ward {
  code: string
  name: string
}

export interface Webhook {
  busyUntil: TimestampOrNull
  deliveredAt: TimestampOrNull
  failures: Generated<number>
  id: Generated<string>
  kinds: string[]
  madeAt: Timestamp
  madeById: string
  organisationId: string
  pausedAt: TimestampOrNull
  pausedFor: string | null
  restsUntil: TimestampOrNull
  secret: Buffer
  url: string
}

export interface WebhookDelivery {
  body: string
  choiceId: string | null
  deliveredAt: TimestampOrNull
  dueFrom: Timestamp
  eventId: string | null
  failure: string | null
  givenUpAt: TimestampOrNull
  id: Generated<string>
  kind: string
  madeAt: Timestamp
  nextTryAt: TimestampOrNull
  sequence: number
  status: number | null
  tries: Generated<number>
  webhookId: string
}

export interface Withdrawal {
  beforeState: ChoiceState | null
  choiceId: string
  detail: string | null
  id: Generated<string>
  reasonId: string | null
  undoneAt: TimestampOrNull
  undoneById: string | null
  withdrawnAt: Timestamp
  withdrawnById: string | null
}

export interface DB {
  account: Account
  accountSession: AccountSession
  activity: Activity
  activityCode: ActivityCode
  activityRule: ActivityRule
  activitySurvey: ActivitySurvey
  activitySurveyCode: ActivitySurveyCode
  activitySurveyDispute: ActivitySurveyDispute
  activitySurveyPerson: ActivitySurveyPerson
  activitySurveyReminder: ActivitySurveyReminder
  activitySurveyResult: ActivitySurveyResult
  activitySurveyWord: ActivitySurveyWord
  adviserTask: AdviserTask
  allocationDraw: AllocationDraw
  allocationResult: AllocationResult
  allocationRun: AllocationRun
  allocationTerms: AllocationTerms
  apiAnswer: ApiAnswer
  apiRequest: ApiRequest
  apiToken: ApiToken
  applicantNote: ApplicantNote
  application: Application
  applicationSection: ApplicationSection
  area: Area
  areaAuthority: AreaAuthority
  areaSetting: AreaSetting
  areaWord: AreaWord
  attendanceAlert: AttendanceAlert
  attendanceCode: AttendanceCode
  attendanceSummary: AttendanceSummary
  auditEvent: AuditEvent
  authorityCode: AuthorityCode
  blockBooking: BlockBooking
  bouncedAddress: BouncedAddress
  bulkAct: BulkAct
  bulkActItem: BulkActItem
  caseAppeal: CaseAppeal
  caseBooking: CaseBooking
  caseConflict: CaseConflict
  caseWish: CaseWish
  caseloadAct: CaseloadAct
  caseloadActItem: CaseloadActItem
  caseloadEntry: CaseloadEntry
  characteristicCode: CharacteristicCode
  chargeCorrection: ChargeCorrection
  chargeLine: ChargeLine
  chargeRate: ChargeRate
  chargeStatement: ChargeStatement
  choice: Choice
  classSession: ClassSession
  closure: Closure
  coSignature: CoSignature
  cohortLeaving: CohortLeaving
  confidentialNote: ConfidentialNote
  consent: Consent
  contact: Contact
  course: Course
  courseCancellation: CourseCancellation
  courseFeed: CourseFeed
  courseGap: CourseGap
  courseGapEntry: CourseGapEntry
  courseRun: CourseRun
  courseSearch: CourseSearch
  courseSearchRun: CourseSearchRun
  courseSheetRow: CourseSheetRow
  courseView: CourseView
  cycle: Cycle
  cycleOutcome: CycleOutcome
  decisionMember: DecisionMember
  deferral: Deferral
  deferralProposal: DeferralProposal
  demandLine: DemandLine
  destination: Destination
  diaryFeed: DiaryFeed
  documentCheck: DocumentCheck
  documentKind: DocumentKind
  draft: Draft
  effortLevel: EffortLevel
  enrolment: Enrolment
  enrolmentBooking: EnrolmentBooking
  enrolmentChase: EnrolmentChase
  enrolmentRow: EnrolmentRow
  enrolmentTime: EnrolmentTime
  entryRequirement: EntryRequirement
  establishment: Establishment
  ethnicityCode: EthnicityCode
  examResult: ExamResult
  feedback: Feedback
  feedbackReason: FeedbackReason
  flowLine: FlowLine
  grade: Grade
  guarantee: Guarantee
  guaranteeCode: GuaranteeCode
  guaranteeMonth: GuaranteeMonth
  guaranteeMonthCount: GuaranteeMonthCount
  guaranteeMonthRow: GuaranteeMonthRow
  handover: Handover
  homeCodeChoice: HomeCodeChoice
  homeMark: HomeMark
  impossibleState: ImpossibleState
  informationRequest: InformationRequest
  intake: Intake
  intakeFinding: IntakeFinding
  intakeRow: IntakeRow
  intendedDestination: IntendedDestination
  intervention: Intervention
  interview: Interview
  interviewInvitation: InterviewInvitation
  interviewSlot: InterviewSlot
  invitation: Invitation
  keptForm: KeptForm
  keyDate: KeyDate
  knownAbsence: KnownAbsence
  learner: Learner
  learnerCharacteristic: LearnerCharacteristic
  learnerIdentifier: LearnerIdentifier
  learnerMerge: LearnerMerge
  learnerMergeRow: LearnerMergeRow
  learnerNeed: LearnerNeed
  learnerRisk: LearnerRisk
  leaver: Leaver
  letter: Letter
  letterWish: LetterWish
  levelOfNeed: LevelOfNeed
  lookUpAlert: LookUpAlert
  lookUpAlertSchool: LookUpAlertSchool
  mark: Mark
  markCode: MarkCode
  markMeaning: MarkMeaning
  meetingCase: MeetingCase
  meetingPresence: MeetingPresence
  membership: Membership
  minibusRun: MinibusRun
  minibusSeat: MinibusSeat
  minibusStop: MinibusStop
  mustStudyExemption: MustStudyExemption
  mustStudyHours: MustStudyHours
  nccisCounter: NccisCounter
  nccisFinding: NccisFinding
  nccisIdentifier: NccisIdentifier
  nccisRule: NccisRule
  nccisSnapshot: NccisSnapshot
  nccisSnapshotRow: NccisSnapshotRow
  neighbour: Neighbour
  neighbourCourse: NeighbourCourse
  nextStep: NextStep
  notice: Notice
  noticeReceipt: NoticeReceipt
  nudge: Nudge
  occupation: Occupation
  offer: Offer
  offerCondition: OfferCondition
  openEvent: OpenEvent
  organisation: Organisation
  organisationLink: OrganisationLink
  outOfArea: OutOfArea
  outcode: Outcode
  outsideApplication: OutsideApplication
  ownActivity: OwnActivity
  panel: Panel
  panelAction: PanelAction
  panelCase: PanelCase
  panelDecision: PanelDecision
  panelMeeting: PanelMeeting
  panelMember: PanelMember
  parentBlock: ParentBlock
  parentLink: ParentLink
  parentRequest: ParentRequest
  partnershipTarget: PartnershipTarget
  placement: Placement
  placementBooking: PlacementBooking
  placementChange: PlacementChange
  placementCheck: PlacementCheck
  placementCheckKind: PlacementCheckKind
  placementRest: PlacementRest
  placementSpell: PlacementSpell
  plan: Plan
  planContribution: PlanContribution
  planReading: PlanReading
  planShare: PlanShare
  planTemplate: PlanTemplate
  planVersion: PlanVersion
  planningDay: PlanningDay
  postcodeWard: PostcodeWard
  predictionColumn: PredictionColumn
  preparedDecision: PreparedDecision
  programmeBreak: ProgrammeBreak
  programmeEnd: ProgrammeEnd
  programmeEndReason: ProgrammeEndReason
  progressEntry: ProgressEntry
  progressNote: ProgressNote
  progressRisk: ProgressRisk
  progressSubject: ProgressSubject
  progressionLink: ProgressionLink
  prospectusChase: ProspectusChase
  prospectusEdition: ProspectusEdition
  providerWord: ProviderWord
  providerYear: ProviderYear
  publishedFigure: PublishedFigure
  pupilRow: PupilRow
  queueView: QueueView
  reason: Reason
  recordView: RecordView
  reference: Reference
  referenceChase: ReferenceChase
  registerSave: RegisterSave
  registration: Registration
  rejection: Rejection
  rejectionReason: RejectionReason
  reminder: Reminder
  reply: Reply
  reportRound: ReportRound
  requestsOff: RequestsOff
  restoration: Restoration
  resultsRun: ResultsRun
  resultsRunItem: ResultsRunItem
  returnQuestion: ReturnQuestion
  review: Review
  riskIndicator: RiskIndicator
  riskRecord: RiskRecord
  rollEntry: RollEntry
  rollQuestion: RollQuestion
  saidAndDone: SaidAndDone
  schoolCheck: SchoolCheck
  scorecardCount: ScorecardCount
  scorecardMonth: ScorecardMonth
  scorecardSchoolCount: ScorecardSchoolCount
  searchSynonym: SearchSynonym
  searchWord: SearchWord
  sentUpdate: SentUpdate
  sharedRun: SharedRun
  sharedRunBlock: SharedRunBlock
  shortlistEntry: ShortlistEntry
  site: Site
  standardOffer: StandardOffer
  standardOfferCondition: StandardOfferCondition
  survey: Survey
  surveyAsked: SurveyAsked
  surveyReply: SurveyReply
  sustainedCheck: SustainedCheck
  systemSetting: SystemSetting
  talkMessage: TalkMessage
  target: Target
  targetStep: TargetStep
  textAgreement: TextAgreement
  textMessage: TextMessage
  throttle: Throttle
  timetableBlock: TimetableBlock
  timetableSlot: TimetableSlot
  unansweredSearch: UnansweredSearch
  unmetCount: UnmetCount
  unmetLine: UnmetLine
  waitingListEntry: WaitingListEntry
  waitingListRule: WaitingListRule
  waitingListYear: WaitingListYear
  ward: Ward
  webhook: Webhook
  webhookDelivery: WebhookDelivery
  withdrawal: Withdrawal
}
