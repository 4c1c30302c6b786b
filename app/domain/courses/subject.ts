import { subjectWords, type Subject } from './subject.words'

/*
 * Feeds use subjects as a store of keywords and name no sector subject area. The area is read off the words of the title
 * and the subjects. Order matters where words tie: the narrower area stands first.
 */
const signs: [Subject, RegExp][] = [
  ['01.5', /\b(child ?care|early years|children|nursery|play ?work|forest school)\b/g],
  ['01.2', /\b(nurs(e|ing)|midwife\w*|pharmac\w+|paramedic\w*|physiotherap\w*|clinical|dental nurs\w*|optic\w*)\b/g],
  ['01.1', /\b(medicine|dentist\w*|medical)\b/g],
  [
    '01.4',
    /\b(uniformed|public services?|polic(e|ing)|fire ?fight\w*|armed forces|security (guard|operative|industry)|door supervis\w+)\b/g,
  ],
  ['01.3', /\b(health|social care|care|caring|dementia|first aid|mental health|counsel\w+|safeguarding|infection)\b/g],
  ['02.2', /\b(math\w*|numbers|statistic\w*)\b/g],
  ['02.1', /\b(science\w*|biolog\w+|chemist\w+|physics|laborator\w+|forensic\w*|astronom\w+)\b/g],
  ['03.3', /\b(animal\w*|veterinar\w+|equine|horse\w*|zoo\w*|dog groom\w*|game ?keep\w*|farrier\w*)\b/g],
  ['03.2', /\b(horticultur\w+|garden\w*|florist\w*|forest(ry)?|arboricultur\w+|tree|chainsaw|landscap\w+)\b/g],
  [
    '03.4',
    /\b(conservation|countryside|environment\w* (protection|conservation|science|studies)|ecolog\w+|wildlife)\b/g,
  ],
  ['03.1', /\b(agricultur\w*|farm\w*|dairy|livestock|crop\w*|tractor\w*|land.based)\b/g],
  [
    '04.3',
    /\b(motor|vehicle\w*|automotive|motorcycle\w*|transport|driving|bus|lorry|aviation|railway\w*|boat ?build\w*|marine engineering)\b/g,
  ],
  [
    '04.2',
    /\b(manufactur\w+|food (industry|technology|manufacturing)|polymer\w*|textile\w*|production|fabricat\w+|bakery|fish and shellfish)\b/g,
  ],
  [
    '04.1',
    /\b(engineer\w*|electronic\w*|mechanical|weld\w*|robotic\w*|electrical|electrotechnical|aerospace|hydraulic\w*|mechatronic\w*)\b/g,
  ],
  ['05.1', /\b(architect\w*)\b/g],
  ['05.3', /\b(town planning|urban planning|surveying)\b/g],
  [
    '05.2',
    /\b(construct\w+|brick\w*|carpent\w*|joinery|plumb\w*|plaster\w*|painting and decorating|trowel\w*|roof\w*|gas|building|tiling|wood ?(work|machining)|property|heating|water regulations)\b/g,
  ],
  [
    '06.2',
    /\b(ict|information (and|&) communication technology|word processing|spreadsheet\w*|ecdl|itq|office software)\b/g,
  ],
  [
    '06.1',
    /\b(comput\w+|software|programm(ing|er)|coding|cyber\w*|digital|network\w*|web|information technology|games? (design|development)|data|cisco|it)\b/g,
  ],
  [
    '07.4',
    /\b(cater\w*|hospitality|chef\w*|cook\w*|kitchen|food (and|&) (beverage|drink)|professional cookery|bar|barista|cake\w*|patisserie|food safety)\b/g,
  ],
  ['07.2', /\b(warehous\w+|logistic\w*|distribution|supply chain)\b/g],
  [
    '07.3',
    /\b(hair\w*|beauty|barber\w*|nail\w*|make.?up|spa|pedicure|manicure|massage|stone therapy|reiki|cleaning|complementary therap\w+)\b/g,
  ],
  ['07.1', /\b(retail\w*|fashion retail|merchandis\w+|shop)\b/g],
  ['08.2', /\b(travel|tourism|airline|cabin crew|tour)\b/g],
  [
    '08.1',
    /\b(sport\w*|fitness|leisure|outdoor\w*|physical education|gym|football|personal train\w+|coach\w*|watersports?|sailing|recreation\w*|yoga|swimming)\b/g,
  ],
  ['09.1', /\b(music\w*|drama|danc\w*|theatre|acting|performing arts?|perform\w*|singing|stage)\b/g],
  ['09.3', /\b(media|film\w*|journal\w*|tv|television|broadcast\w*|radio|communication studies|animation)\b/g],
  [
    '09.2',
    /\b(arts?|crafts?|design\w*|photograph\w*|fashion|textiles?|jewell?ery|silver\w*|ceramic\w*|pottery|graphic\w*|fine art|illustration|floral|picture framing|glass)\b/g,
  ],
  ['09.4', /\b(publish\w+|library|libraries|creative writing|author\w*)\b/g],
  ['10.4', /\b(relig\w+|theolog\w+)\b/g],
  ['10.2', /\b(archaeolog\w*)\b/g],
  ['10.3', /\b(philosoph\w*)\b/g],
  ['10.1', /\b(histor\w+|classic(s|al civilisation))\b/g],
  ['11.1', /\b(geograph\w*|geolog\w*)\b/g],
  ['11.4', /\b(economic\w*)\b/g],
  ['11.3', /\b(politic\w*|government)\b/g],
  ['11.5', /\b(anthropolog\w*)\b/g],
  ['11.2', /\b(sociolog\w*|psycholog\w*|social science\w*|criminolog\w*|social polic\w+)\b/g],
  [
    '14.1',
    /\b(functional skills|esol|entry level|life skills|independent living|foundation learning|literacy|numeracy|supported internship|skills for life|preparation for life|life (and|&) work)\b/g,
  ],
  [
    '14.2',
    /\b(employability|work skills|job ?search|preparation for work|traineeship|ready for work|work experience)\b/g,
  ],
  ['12.3', /\b(linguistic\w*)\b/g],
  ['12.1', /\b(english|literature)\b/g],
  [
    '12.2',
    /\b(french|german|spanish|italian|japanese|mandarin|chinese|polish|portuguese|arabic|urdu|latin|greek|sign language|languages?)\b/g,
  ],
  ['13.2', /\b(teaching assistant\w*|learning support|supporting teaching)\b/g],
  ['13.1', /\b(teach\w*|education|training|assessor\w*|pedagog\w*)\b/g],
  ['15.1', /\b(account\w*|bookkeep\w*|book-keeping|finance|financial|payroll|aat|banking|insurance)\b/g],
  ['15.5', /\b(laws?|legal|paralegal)\b/g],
  ['15.4', /\b(marketing|sales|public relations)\b/g],
  ['15.2', /\b(administration|administrator|office|secretar\w*|receptionist|reception)\b/g],
  [
    '15.3',
    /\b(business|management|manager|leadership|enterprise|entrepreneur\w*|human resource\w*|team lead\w*|project management)\b/g,
  ],
]

/** The sector subject area (tier 2) that a course's own words speak of; null where they name none. */
export function subjectOf(title: string, keywords: string): Subject | null {
  const inTitle = title.toLowerCase()
  const inKeywords = keywords.toLowerCase()
  let best: Subject | null = null
  let most = 0
  for (const [subject, sign] of signs) {
    const score = 3 * timesIn(inTitle, sign) + Math.min(2, timesIn(inKeywords, sign))
    if (score > most) {
      best = subject
      most = score
    }
  }
  return best
}

/** The tier 1 area of a subject code: `15.3` belongs to `15`. */
export function areaOf(code: string): string {
  return code.slice(0, 2)
}

/** True for a code of our list, tier 2. */
export function isSubject(code: string): code is Subject {
  return Object.hasOwn(subjectWords, code)
}

function timesIn(text: string, sign: RegExp): number {
  return text.match(sign)?.length ?? 0
}
