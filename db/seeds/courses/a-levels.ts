import { template, type Profile, type Template } from './template'

const most: Profile[] = ['sixth-form', 'sixth-form-college', 'general']
const large: Profile[] = ['sixth-form-college', 'general']

/** A levels: two years, one subject each, most learners take three. */
export const aLevels: readonly Template[] = [
  aLevel('Biology', most, {
    about: 'How living things work, from a single cell to a whole woodland. You do practical work almost every week.',
    study:
      'Cells and the molecules of life; Genes and inheritance; Exchange and transport; Ecosystems and field work; Twelve set practicals',
    leads: 'Degrees in biology, medicine or nursing; Higher apprenticeships in laboratories; Animal or plant science',
    careers: 'Laboratory scientist, nurse, vet, physiotherapist, ecologist.',
    asks: 'grade 6 in science and grade 5 in mathematics',
    place: 'laboratories with their own greenhouse and pond',
  }),
  aLevel('Chemistry', most, {
    about: 'What things are made of, how they change and why. It asks for care, patience and a head for numbers.',
    study:
      'Atoms, bonds and energy; Acids and rates of reaction; Carbon compounds; Analysing the unknown; Twelve set practicals',
    leads: 'Degrees in chemistry, pharmacy or engineering; Laboratory apprenticeships',
    careers: 'Chemist, pharmacist, materials scientist, forensic scientist.',
    asks: 'grade 6 in science and grade 6 in mathematics',
  }),
  aLevel('Physics', most, {
    about:
      'From the smallest particles to the whole sky. You measure, model and test, and you use mathematics to say what you found.',
    study:
      'Forces and motion; Electricity and magnets; Waves and light; Fields and particles; Space or medical physics',
    leads: 'Degrees in physics or engineering; Engineering apprenticeships',
    careers: 'Engineer, meteorologist, software developer, medical physicist.',
    asks: 'grade 6 in science and grade 6 in mathematics',
  }),
  aLevel('Mathematics', most, {
    about: 'Algebra, calculus, statistics and mechanics: the tools behind science, business and computing.',
    study: 'Algebra and functions; Calculus; Vectors; Statistics with large data sets; Forces and motion',
    leads: 'Degrees in mathematics, science, economics or computing; Finance and engineering apprenticeships',
    careers: 'Data analyst, accountant, engineer, teacher, actuary.',
    asks: 'grade 7 in mathematics',
  }),
  aLevel('Further Mathematics', large, {
    about: 'For those who like mathematics so much that one A level is not enough. It is taken beside Mathematics.',
    study: 'Complex numbers; Matrices; More calculus; Mechanics or statistics; Decision mathematics',
    leads: 'Degrees in mathematics, physics, computing or engineering',
    careers: 'Mathematician, data scientist, engineer.',
    asks: 'grade 8 in mathematics, and Mathematics A level beside it',
  }),
  aLevel('English Literature', most, {
    about: 'Plays, novels and poems, old and new. You read closely, argue with good reasons and write well.',
    study: 'Shakespeare and tragedy; The novel since 1800; Poetry across time; Unseen texts; A long essay of your own',
    leads: 'Degrees in English, law, history or journalism',
    careers: 'Journalist, teacher, solicitor, editor, civil servant.',
    asks: 'grade 5 in English language and literature',
  }),
  aLevel('English Language', large, {
    about: 'How people really speak and write, how children learn to, and how the language changes.',
    study: 'Language and identity; Children’s language; Language change; Your own research; Writing for a purpose',
    leads: 'Degrees in English, linguistics, speech therapy or media',
    careers: 'Speech therapist, copywriter, teacher, journalist.',
    asks: 'grade 5 in English language',
  }),
  aLevel('History', most, {
    about: 'Why things happened, who says so, and how far to believe them. You read sources and build an argument.',
    study:
      'The Tudors or the Stuarts; Russia or Germany in the twentieth century; Civil rights; A long essay on a question of your own',
    leads: 'Degrees in history, law, politics or international relations',
    careers: 'Solicitor, archivist, teacher, journalist, museum curator.',
    asks: 'grade 5 in history or English',
  }),
  aLevel('Geography', most, {
    about: 'Coasts and cities, water and carbon, money and migration. You go out and measure it yourself.',
    study:
      'Coasts and glaciers; Water and carbon; Changing places; Hazards; Four days of field work and your own study',
    leads: 'Degrees in geography, planning or environmental science; Surveying apprenticeships',
    careers: 'Town planner, surveyor, environmental consultant, logistics manager.',
    asks: 'grade 5 in geography or science',
  }),
  aLevel('Psychology', most, {
    about: 'Why people remember, obey, fall ill and get better, and how we can find out fairly.',
    study:
      'Memory and attachment; Social influence; Mental health; Brain and behaviour; Research methods and statistics',
    leads: 'Degrees in psychology, social work or nursing',
    careers: 'Counsellor, social worker, teacher, human resources officer.',
    asks: 'grade 5 in mathematics and in science',
  }),
  aLevel('Sociology', most, {
    about: 'Families, schools, crime and belief: how society shapes us, and who gains from it.',
    study: 'Education; Families; Beliefs or media; Crime; Research methods',
    leads: 'Degrees in sociology, social work, criminology or teaching',
    careers: 'Social worker, police officer, youth worker, researcher.',
    asks: 'grade 5 in English language',
  }),
  aLevel('Business', most, {
    about: 'How firms are started, run and paid for. You decide with real figures from real markets.',
    study: 'Marketing; People and leadership; Finance; Operations; Strategy and change',
    leads: 'Degrees in business, marketing or management; Business and finance apprenticeships',
    careers: 'Manager, marketing assistant, buyer, business owner.',
    asks: 'grade 5 in mathematics and English',
  }),
  aLevel('Economics', most, {
    about: 'Why prices rise, why some countries are poor, and what a government can do about it.',
    study: 'Markets and why they fail; The national economy; Trade and development; Money and banks; Data and diagrams',
    leads: 'Degrees in economics, finance or politics; Finance apprenticeships',
    careers: 'Economist, banker, analyst, civil servant.',
    asks: 'grade 6 in mathematics',
  }),
  aLevel('Computer Science', most, {
    about: 'Programming, data and how a computer really works. You build a project that somebody will use.',
    study:
      'Programming in two languages; Data structures; Logic and machine code; Networks and the law; A project of your own',
    leads: 'Degrees in computing; Software apprenticeships',
    careers: 'Software developer, network engineer, games programmer, data analyst.',
    asks: 'grade 6 in mathematics, and some programming',
    place: 'computer rooms that stay open until six',
  }),
  aLevel('Art and Design', most, {
    about: 'Two years of making: drawing, painting, print and sculpture. You follow your own ideas a long way.',
    study: 'Skills in many materials; A personal project; Artists and their time; An exhibition; A long written study',
    leads: 'An art foundation year; Degrees in fine art, design or architecture',
    careers: 'Illustrator, designer, architect, teacher, set painter.',
    asks: 'grade 5 in art, or a folder of your work',
    brings: 'A starter box of materials, about £35. There is help if you cannot pay.',
    place: 'studios with north light and a kiln',
    pathways: ['Fine art', 'Textiles', 'Graphic communication'],
  }),
  aLevel('Photography', large, {
    about: 'Film and digital. You learn to see, to light and to print, and to say something with a picture.',
    study: 'Camera and darkroom; Light in the studio; Digital editing; A personal project; A written study',
    leads: 'Degrees in photography or film; Creative apprenticeships',
    careers: 'Photographer, picture editor, film maker.',
    asks: 'grade 5 in an art subject, or a folder of your work',
    brings: 'A camera is useful. We have some to lend.',
  }),
  aLevel('Media Studies', most, {
    about: 'Adverts, games, news and film: who makes them, for whom, and to what effect. You make your own too.',
    study: 'Media language; Audiences and industries; News online and on paper; Television; Your own production',
    leads: 'Degrees in media, journalism or marketing',
    careers: 'Producer, journalist, marketing officer.',
    asks: 'grade 5 in English language',
  }),
  aLevel('Film Studies', large, {
    about: 'Films from eight countries and a hundred years, and one that you write and shoot yourself.',
    study: 'American film; British film; World cinema; Documentary and short film; Your own short film',
    leads: 'Degrees in film, media or English',
    careers: 'Film maker, editor, critic, teacher.',
    asks: 'grade 5 in English language',
  }),
  aLevel('Drama and Theatre', most, {
    about: 'You make, perform and see a good deal of theatre, and you write about it.',
    study: 'Two set plays; Making a play as a group; Performing a script; Reviewing live theatre',
    leads: 'Drama school; Degrees in drama, English or teaching',
    careers: 'Actor, director, teacher, events organiser.',
    asks: 'grade 5 in drama or English',
    place: 'a studio theatre with eighty seats',
  }),
  aLevel('Music', large, {
    about: 'Perform, compose and listen: from Purcell to film scores and new electronic music.',
    study: 'Performing; Composing; Western classical music; A chosen style; Listening and harmony',
    leads: 'Music college; Degrees in music or sound',
    careers: 'Performer, composer, teacher, sound engineer.',
    asks: 'grade 5 in music, or grade 5 on an instrument',
  }),
  aLevel('French', most, {
    about: 'Speak and write with ease, and get to know the films, books and politics of the French-speaking world.',
    study:
      'Society today; Politics and art; A film and a novel; Speaking with an assistant; A research project of your own',
    leads: 'Degrees in languages, business or law',
    careers: 'Translator, teacher, export manager, diplomat.',
    asks: 'grade 6 in French',
  }),
  aLevel('Spanish', most, {
    about: 'Speak and write with ease, and get to know Spain and Latin America through films, books and news.',
    study:
      'Society today; Politics and art; A film and a novel; Speaking with an assistant; A research project of your own',
    leads: 'Degrees in languages, business or law',
    careers: 'Translator, teacher, travel manager, diplomat.',
    asks: 'grade 6 in Spanish',
  }),
  aLevel('German', large, {
    about: 'Speak and write with ease, and get to know Germany, Austria and Switzerland through films, books and news.',
    study:
      'Society today; Politics and art; A film and a play; Speaking with an assistant; A research project of your own',
    leads: 'Degrees in languages, engineering or business',
    careers: 'Translator, engineer abroad, teacher.',
    asks: 'grade 6 in German',
  }),
  aLevel('Religious Studies', most, {
    about: 'Big questions about right and wrong, life and death, and what people of different faiths make of them.',
    study: 'Philosophy of religion; Ethics; One faith in depth; Reading difficult texts; Writing a clear argument',
    leads: 'Degrees in philosophy, theology or law',
    careers: 'Teacher, solicitor, charity worker, chaplain.',
    asks: 'grade 5 in English language',
  }),
  aLevel('Philosophy', large, {
    about: 'What do we know? What should we do? Is the mind more than the brain? You learn to argue with care.',
    study: 'Knowledge; Ethics; God; Mind; Reading philosophers from Plato on',
    leads: 'Degrees in philosophy, politics or law',
    careers: 'Solicitor, civil servant, writer, programmer.',
    asks: 'grade 6 in English language',
  }),
  aLevel('Government and Politics', large, {
    about: 'Who holds power in Britain and America, and what keeps them in check.',
    study: 'Parliament and elections; Rights; Political ideas; The United States; Following the news with care',
    leads: 'Degrees in politics, law or history',
    careers: 'Researcher, journalist, civil servant, campaigner.',
    asks: 'grade 5 in English language',
  }),
  aLevel('Law', large, {
    about: 'How the law of England works, and how to use it to argue a case.',
    study: 'Courts and the people in them; Criminal law; Negligence; Human rights; Solving problems with cases',
    leads: 'Degrees in law or criminology; Legal apprenticeships',
    careers: 'Solicitor, legal executive, police officer, court clerk.',
    asks: 'grade 5 in English language',
  }),
  aLevel('Physical Education', most, {
    about: 'How the body moves, how the mind competes, and what sport does for society.',
    study:
      'Anatomy and movement; Skill and practice; Sport psychology; Sport in society; Your own performance or coaching',
    leads: 'Degrees in sport science, physiotherapy or teaching',
    careers: 'Physiotherapist, teacher, coach, sport scientist.',
    asks: 'grade 5 in physical education or science, and regular sport outside lessons',
  }),
  aLevel('Design and Technology: Product Design', most, {
    about: 'Find a real need, design for it, make it, test it, and make it better.',
    study:
      'Materials and processes; Drawing and modelling by computer; Designers and their time; A product of your own',
    leads: 'Degrees in product design, architecture or engineering; Design apprenticeships',
    careers: 'Product designer, engineer, architect, teacher.',
    asks: 'grade 5 in a design and technology subject',
    place: 'workshops with laser cutters and printers in three dimensions',
  }),
  aLevel('Environmental Science', large, {
    about: 'Climate, soil, water and wildlife, and what people can do to look after them.',
    study: 'Living conditions on Earth; Energy; Pollution; Wildlife and its protection; Six days of field work',
    leads: 'Degrees in ecology, geography or environmental science',
    careers: 'Ecologist, sustainability officer, water scientist.',
    asks: 'grade 5 in science and mathematics',
  }),
  aLevel('Classical Civilisation', large, {
    about: 'Heroes, gods and empires: Greece and Rome through their stories, art and ideas. No Latin is needed.',
    study: 'Homer; Roman theatre; Greek art; Love and relationships; Democracy in Athens',
    leads: 'Degrees in classics, history or English',
    careers: 'Teacher, museum curator, solicitor.',
    asks: 'grade 5 in English language',
  }),
  aLevel('Accounting', large, {
    about: 'How a business keeps count of itself, and what the figures really say.',
    study: 'Double entry; Final accounts; Budgets; Costs and decisions; Ethics',
    leads: 'Degrees in accounting or business; Finance apprenticeships',
    careers: 'Accountant, bookkeeper, auditor, bank officer.',
    asks: 'grade 5 in mathematics',
  }),
]

function aLevel(title: string, at: readonly Profile[], words: Parameters<typeof template>[4]): Template {
  return template(title, 'a-level', at, ['3'], words)
}
