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
  brings: string | null
  funding: string
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
    brings: template.brings ?? null,
    funding: paragraphs(fundingOf(plan)),
    qualification: qualificationOf(plan),
  }
}

function placeSentence({ template, place, chance }: CoursePlan): string {
  const where = template.place ?? usualPlaces[place.profile ?? 'general']
  return chance.of('place').pick([
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
  return paragraphs(sentence, own ? `You also need ${own}.` : '', 'If you are not sure, ask. Predicted grades are fine for now.')
}

const assessments: Record<string, string> = {
  'a-level': 'Written exams at the end of the second year. Some subjects have practical work or a project that counts too.',
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
  const help = chance.of('help').pick([
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
