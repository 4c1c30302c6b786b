/** What draws a young person: which courses they look at, and what they write about themselves. */
export type Interest = {
  /** as it stands in the titles of courses */
  titles: readonly string[]
  likes: readonly string[]
  done: readonly string[]
  aim: string
  why: string
  subjects: readonly string[]
}

export const interests: readonly Interest[] = [
  {
    titles: ['Health and Social Care', 'Health', 'Biology', 'Psychology', 'Sociology', 'Adult Care Worker'],
    likes: ['Looking after my little cousins', 'First aid with the cadets', 'Talking with people of any age'],
    done: ['Two weeks at a care home in Year 10', 'I help my nan twice a week', 'A first aid course'],
    aim: 'I would like to be a nurse or a paramedic.',
    why: 'I like to be useful and I stay calm. At the care home I read to a man who could not see well, and he asked for me again.',
    subjects: ['Health and social care', 'Child development'],
  },
  {
    titles: ['Childcare and Early Years', 'Education and Early Years', 'Early Years Practitioner', 'Teaching and Learning Support'],
    likes: ['Reading stories aloud', 'Helping at the Saturday club', 'Drawing with small children'],
    done: ['A week in a nursery', 'I babysit for two families', 'Helping at holiday club'],
    aim: 'I want to work in a nursery, and maybe teach later.',
    why: 'Small children make me laugh, and I am patient. In the nursery I helped a boy to put on his coat every day until he could do it alone.',
    subjects: ['Child development', 'Drama'],
  },
  {
    titles: ['Motor Vehicle', 'Motorcycle Engineering', 'Vehicle Body and Paint', 'Motor Vehicle Service Technician'],
    likes: ['Karting', 'Mending bikes with my uncle', 'Anything with an engine'],
    done: ['Saturdays at a garage', 'I rebuilt a moped', 'A week at a tyre shop'],
    aim: 'I want to be a technician and have my own garage one day.',
    why: 'I like to find out why something does not work. I rebuilt a moped with my uncle and it runs.',
    subjects: ['Engineering', 'Design and technology'],
  },
  {
    titles: ['Bricklaying', 'Carpentry and Joinery', 'Plumbing and Heating', 'Electrical Installation', 'Construction Skills', 'Painting and Decorating'],
    likes: ['Making things from wood', 'Working outdoors', 'Helping my dad on jobs'],
    done: ['Two summers with a builder', 'I built a shed with my grandad', 'A week on a site'],
    aim: 'I want a trade, and to work for myself.',
    why: 'I would rather make something than write about it. On work experience I was trusted with the second fix.',
    subjects: ['Construction', 'Design and technology'],
  },
  {
    titles: ['Computing and Digital Skills', 'Games Design and Development', 'Computer Science', 'Digital Production, Design and Development', 'Esports', 'Digital Support Technician'],
    likes: ['Making small games', 'Building my own computer', 'Chess'],
    done: ['I wrote a quiz app for my form', 'Coding club', 'I mend my family’s computers'],
    aim: 'I would like to write software, or games.',
    why: 'I taught myself to program with videos, and now I cannot stop. My quiz app is used in tutor time.',
    subjects: ['Computer science', 'Business'],
  },
  {
    titles: ['Animal Care', 'Horse Care and Equine Management', 'Agriculture', 'Biology', 'Animal Care and Welfare Assistant', 'Countryside and Wildlife Conservation'],
    likes: ['Walking dogs', 'Riding', 'Birds and insects'],
    done: ['Volunteering at a rescue centre', 'Helping at a stable', 'Lambing on my uncle’s farm'],
    aim: 'I want to work with animals, perhaps as a veterinary nurse.',
    why: 'I get up early without being asked when there are animals. At the rescue centre I learnt to read how a dog feels.',
    subjects: ['Land-based studies', 'Geography'],
  },
  {
    titles: ['Hairdressing', 'Beauty Therapy', 'Barbering', 'Theatrical and Media Make-up', 'Hair Professional'],
    likes: ['Doing hair and make-up for friends', 'Fashion', 'Dance'],
    done: ['Saturdays in a salon', 'Make-up for the school show', 'A week at a barber’s'],
    aim: 'I want to be a stylist and have my own salon.',
    why: 'I love it when somebody looks in the mirror and smiles. I have swept a lot of floors and I still want to do it.',
    subjects: ['Art and design', 'Business'],
  },
  {
    titles: ['Art and Design', 'Photography', 'Creative Media Production', 'Film Studies', 'Media, Broadcast and Production', 'Media Studies'],
    likes: ['Drawing every day', 'Taking photographs', 'Making short films'],
    done: ['A mural at the youth centre', 'I sell stickers I design', 'The school magazine'],
    aim: 'I would like to be a designer or an illustrator.',
    why: 'I have filled eleven sketchbooks. I want to learn to finish things that other people can use.',
    subjects: ['Art and design', 'Media studies'],
  },
  {
    titles: ['Sport and Exercise', 'Physical Education', 'Gym Instruction and Personal Training', 'Outdoor Adventure', 'Community Sport and Health Officer', 'Uniformed Public Services'],
    likes: ['Football', 'Running', 'Swimming and lifesaving'],
    done: ['I coach the under-nines', 'Bronze award expedition', 'Sports leader at school'],
    aim: 'I want to coach, or join the fire service.',
    why: 'Sport keeps me well and I want to give that to others. I coach the under-nines on Sundays, rain or shine.',
    subjects: ['Physical education', 'Geography'],
  },
  {
    titles: ['English Literature', 'History', 'Government and Politics', 'Law', 'Criminology and Law', 'Sociology', 'Religious Studies'],
    likes: ['Reading', 'Debating', 'Museums'],
    done: ['The debating team', 'Library helper', 'A week at a solicitor’s office'],
    aim: 'I am thinking of law or journalism.',
    why: 'I like to find the best argument on both sides. Our debating team came second in the county.',
    subjects: ['History', 'Religious studies'],
  },
  {
    titles: ['Mathematics', 'Physics', 'Chemistry', 'Further Mathematics', 'Engineering and Manufacturing', 'Engineering', 'Applied Science'],
    likes: ['Puzzles', 'Electronics kits', 'Astronomy'],
    done: ['The maths challenge', 'Science club', 'A day at an engineering firm'],
    aim: 'I would like to be an engineer.',
    why: 'I like problems that have an answer, even when it takes days. I built a weather station that still works.',
    subjects: ['Further mathematics', 'Computer science'],
  },
  {
    titles: ['Professional Cookery', 'Bakery and Patisserie', 'Hospitality and Front of House', 'Commis Chef and Production Cookery', 'Travel and Tourism'],
    likes: ['Cooking for my family', 'Baking', 'Trying new food'],
    done: ['Washing up in a café at weekends', 'Cakes for the school fair', 'A week in a hotel kitchen'],
    aim: 'I want to be a chef and travel.',
    why: 'I cook at home four nights a week. I like the noise and the heat and being part of a team.',
    subjects: ['Food preparation', 'Business'],
  },
  {
    titles: ['Business', 'Accounting', 'Economics', 'Management and Administration', 'Business Administrator', 'Accounts Assistant', 'Business Administration'],
    likes: ['Selling things online', 'Reading about companies', 'Planning events'],
    done: ['The school enterprise team', 'Saturdays in a shop', 'I look after the money of our scout group'],
    aim: 'I want to run a business of my own.',
    why: 'Our enterprise team made a profit of £140. I kept the books, and I liked that more than I expected.',
    subjects: ['Business', 'Economics'],
  },
  {
    titles: ['Music Performance', 'Music Technology', 'Performing Arts', 'Drama and Theatre', 'Dance', 'Music'],
    likes: ['Singing', 'Playing the drums', 'Being on stage'],
    done: ['Three school shows', 'I play in a band', 'Dance class since I was six'],
    aim: 'I want to perform, or work behind the stage.',
    why: 'On stage I forget to be shy. I also like to build the sets, so I am looking for a course with both.',
    subjects: ['Drama', 'Music'],
  },
  {
    titles: ['Skills for Life and Work', 'Preparation for Work', 'Vocational Tasters', 'Fresh Start', 'Construction Skills', 'Retail and Customer Service'],
    likes: ['Being outside', 'Gaming with friends', 'Helping at home'],
    done: ['A week in a charity shop', 'I look after my brothers', 'Gardening at school'],
    aim: 'I do not know yet. I would like to try some things.',
    why: 'School was hard for me. I learn best when I can try it with my hands and ask as I go.',
    subjects: ['Food preparation', 'Art and design'],
  },
]
