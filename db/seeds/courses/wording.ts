import type { CoursePlan } from './course-plan'
import type { Level, Profile } from './template'

/** What a prospectus says of a course, each part as safe HTML or a line. */
export type Wording = {
  summary: string
  description: string
  study: string
  asks: string
  assessment: string
  leadsTo: string
  careers: string
  support: string
  /** null where this place has not said, as real places often have not */
  brings: string | null
  howYouLearn: string | null
  hours: string | null
  facilities: string | null
  events: string | null
  applying: string | null
  funding: string
  cost: string | null
  qualification: { title: string; reference: string; awardedBy: string; level: string }
}

/** All the words about one course, as the place that teaches it would put them. */
export function wordingOf(plan: CoursePlan): Wording {
  const { template, pathway, chance } = plan
  const own = pathway === null ? '' : ` This one is about ${pathway.toLowerCase()}.`
  return {
    summary: `${template.about.split('. ')[0]?.replace(/\.$/, '')}.`,
    description: paragraphs(`${template.about}${own}`, placeSentence(plan)),
    study: `${paragraphs('You study:')}${list(template.study)}`,
    asks: asksFor(plan),
    assessment: paragraphs(assessmentOf(plan)),
    leadsTo: list(template.leads),
    careers: template.careers,
    support: paragraphs(chance.of('support').pick(supports)),
    brings: paragraphs(template.brings ?? 'Pens, paper and something to carry them in. We lend the rest.'),
    howYouLearn: said(plan, 'how', learning[template.award] ?? ''),
    hours: said(plan, 'hours', hoursOf(plan)),
    facilities: said(plan, 'facilities', facilities[plan.place.profile ?? 'general']),
    events: said(plan, 'events', chance.of('event').pick(events)),
    applying: said(
      plan,
      'applying',
      applying[template.award] ?? 'Apply here by the end of February if you can. We answer within four weeks.',
    ),
    funding: paragraphs(fundingOf(plan)),
    cost: template.award === 'apprenticeship' ? null : 'Free if you are 16 to 18',
    qualification: qualificationOf(plan),
  }
}

function placeSentence({ template, place, chance }: CoursePlan): string {
  const where = template.place ?? usualPlaces[place.profile ?? 'general']
  return chance
    .of('place')
    .pick([
      `At ${place.name} you learn in ${where}.`,
      `You learn in ${where}, with people who have worked in the trade.`,
      `We teach it in ${where}. Come to an open evening and see for yourself.`,
    ])
}

const usualPlaces: Record<Profile, string> = {
  'sixth-form': 'the sixth form block, with a study room of your own year',
  'sixth-form-college': 'rooms made for sixteen to nineteen year olds, with a library that stays open late',
  general: 'the rooms that the trade itself would use',
  land: 'classrooms beside the farm',
  trades: 'workshops on the edge of the town',
  care: 'small classrooms close to the bus station',
  hair: 'a salon that is open to the public',
  motor: 'workshops with ramps and test gear',
  digital: 'a converted warehouse with fast machines',
  office: 'an office that is run like one',
  catering: 'training kitchens with a small restaurant',
  sport: 'a sports centre with pitches outside',
  'second-start': 'small rooms with a kitchen and sofas',
  creative: 'an old mill with studios on four floors',
}

/** What one needs to come in, by level and kind of course; each place asks for a little more or less. */
function asksFor({ template, level, chance }: CoursePlan): string {
  const own = template.asks
  const passes = chance.of('passes').whole(4, 6)
  const usual: Record<string, string> = {
    'a-level': `Five GCSEs at grades 9 to ${chance.of('grade').pick(['4', '5'])}, English language and mathematics among them.`,
    't-level': `${words(passes)} GCSEs at grades 9 to 4, English language and mathematics among them.`,
    apprenticeship: 'GCSEs in English and mathematics at grade 3 or above, or a short test with us.',
    foundation: 'No grades. We meet you, look at what you can do, and start there.',
    internship: 'No grades. A meeting with you, your family and your school.',
    resit: 'Grade 3 or below so far.',
  }
  const byLevel: Record<Level, string> = {
    E3: 'No grades. We meet you first.',
    '1': 'GCSEs at grades 2 to 1, or a good reason to try.',
    '2': `${words(passes - 2)} GCSEs at grades 9 to 3, or a pass at level 1 in the same subject.`,
    '3': `${words(passes)} GCSEs at grades 9 to 4, or a merit at level 2 in the same subject.`,
    '4': 'A pass at level 3.',
  }
  const sentence = usual[template.award] ?? byLevel[level]
  return paragraphs(
    sentence,
    own ? `You also need ${own}.` : '',
    'If you are not sure, ask. Predicted grades are fine for now.',
  )
}

/** Four places of five say this much of themselves. */
function said({ place, chance }: CoursePlan, what: string, text: string): string | null {
  return text !== '' && chance.of(`${place.slug} ${what}`).isTrue(0.8) ? paragraphs(text) : null
}

const learning: Record<string, string> = {
  'a-level': 'Classes of about twenty, four or five hours a week for each subject, and as much again on your own.',
  't-level': 'Mostly classes and workshops, with one long work placement in the second year.',
  diploma: 'Mostly practical work in small groups, with some theory every week.',
  certificate: 'Practical tasks and short classes, and some days at work.',
  apprenticeship: 'At work most of the week, with us for one day or in blocks of a week.',
  foundation: 'Small groups, plenty of breaks, and somebody to ask.',
  internship: 'At work four days, with your job coach, and with us on the fifth.',
  resit: 'Two evenings or one afternoon a week.',
}

function hoursOf({ template, isPartTime }: CoursePlan): string {
  if (template.award === 'apprenticeship') return 'A working week of 30 hours or more, one day of it with us.'
  if (template.award === 'resit') return 'Three hours a week.'
  if (template.award === 'a-level') return 'Five hours a week for each subject.'
  return isPartTime ? 'One day a week, from nine to half past four.' : 'About 18 hours a week over four days.'
}

const facilities: Record<Profile, string> = {
  'sixth-form': 'A common room, a silent study room, and a library that opens at half past seven.',
  'sixth-form-college': 'Laboratories, studios, a theatre and a library with two hundred places to work.',
  general: 'Workshops, studios, a library, a gym, and a restaurant and salon that are open to the public.',
  land: 'A working farm, an animal centre, glasshouses and a students’ house for those who live far away.',
  trades: 'Covered workshops and a yard to build in.',
  care: 'A practice ward, a playroom and quiet rooms to talk.',
  hair: 'Two salons, a barber’s shop and treatment rooms.',
  motor: 'Eight bays, a rolling road and a paint booth.',
  digital: 'Fast computers, a server room and a stage for tournaments.',
  office: 'A training office and a small warehouse with two fork-lift trucks.',
  catering: 'Three kitchens, a bakery and a restaurant for fifty guests.',
  sport: 'A sports hall, a gym, pitches and canoes.',
  'second-start': 'A kitchen, a garden, quiet rooms and a music corner.',
  creative: 'Studios for film, sound and print, and a stage.',
}

const events = [
  'Open evenings in October, November and March, from five to eight. You need not book.',
  'Come on a Saturday morning in November or March. Taster days are in June.',
  'Open evening on the first Thursday of each month in term. Families are welcome.',
]

const applying: Record<string, string> = {
  apprenticeship: 'Apply here. We meet you, then we look for an employer together.',
  foundation: 'Apply here, or ask your school to. We meet everybody before they start, in your own time.',
  internship: 'Apply here with your school. We read your EHC plan and meet you twice.',
}

const assessments: Record<string, string> = {
  'a-level':
    'Written exams at the end of the second year. Some subjects have practical work or a project that counts too.',
  't-level': 'Exams, a project set by employers, and a task in your chosen field.',
  diploma: 'Practical tasks and a folder of work through the year, and a short test for some units.',
  certificate: 'A folder of evidence and two short tests.',
  apprenticeship: 'Your employer and your trainer look at your work. At the end somebody from outside tests you.',
  foundation: 'No exams unless you want one. Your tutor looks at how far you have come.',
  internship: 'Your job coach and your employer say how you are getting on, every week.',
  resit: 'Exams in November or June.',
}

function assessmentOf({ template }: CoursePlan): string {
  return assessments[template.award] ?? ''
}

const supports = [
  'A tutor who sees you every week, help with English and mathematics, and a quiet room. Tell us early if you need more.',
  'Study support is open every afternoon. If you have an EHC plan, we read it with you before you start.',
  'Counselling, help with travel and meals, and a team for learners with special needs. Ask any of us.',
  'Small groups, a mentor, and extra time where you need it. We lend laptops.',
]

function fundingOf({ template, chance }: CoursePlan): string {
  if (template.award === 'apprenticeship') return 'You pay nothing. Your employer pays you.'
  const help = chance
    .of('help')
    .pick([
      'A bursary can help with travel, meals and kit.',
      'If your family has little money, we can help with the bus, meals and kit.',
      'Ask about the bursary: it pays for travel and kit.',
    ])
  return `Free if you are 16 to 18 when you start. ${help}`
}

// Awarding bodies and references are invented, as everything in Marlshire is.
function qualificationOf(plan: CoursePlan): Wording['qualification'] {
  const { template, level, pathway, chance } = plan
  const kind: Record<string, string> = {
    'a-level': 'GCE A level',
    't-level': 'T level',
    apprenticeship: 'Apprenticeship',
    foundation: 'Foundation learning',
    internship: 'Supported internship',
    resit: 'GCSE',
    certificate: `Level ${level} Certificate`,
  }
  const award = kind[template.award] ?? (level === '3' ? 'Level 3 Extended Diploma' : `Level ${level} Diploma`)
  const subject = pathway === null ? template.title : `${template.title} (${pathway})`
  return {
    title: `${award} in ${subject}`,
    reference: `9${chance.of('reference').whole(10, 99)}/${chance.of('reference two').whole(1000, 9999)}/X`,
    awardedBy: chance.of('body').pick(['Beacon Examinations', 'Marl Awards', 'Larch and Lyle Qualifications']),
    level: level === 'E3' ? 'E' : level,
  }
}

function words(count: number): string {
  return ['None', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven'][count] ?? String(count)
}

function paragraphs(...texts: string[]): string {
  return texts
    .filter((text) => text !== '')
    .map((text) => `<p>${text}</p>`)
    .join('')
}

function list(lines: readonly string[]): string {
  return `<ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>`
}
