import type { Chance } from '../chance'

export type Sex = 'F' | 'M'

type Heritage = { weight: number; ethnicity: string; girls: string[]; boys: string[]; families: string[] }

/** Given and family names that go together, about as often as in an English county with one city. */
const heritages: Heritage[] = [
  {
    weight: 68,
    ethnicity: 'WBRI',
    girls:
      words(`Abigail Alice Amber Amelia Amy Anna Beth Bethany Caitlin Charlotte Chloe Daisy Eleanor Ella Ellie Emily Emma Erin
      Esme Evie Faith Florence Freya Georgia Grace Hannah Harriet Heidi Hollie Imogen Isabel Isla Ivy Jasmine Jessica Jodie Katie
      Keira Lacey Lauren Layla Libby Lily Lola Lottie Lucy Lydia Maisie Martha Matilda Megan Mia Millie Molly Morgan Nancy Niamh
      Olivia Paige Phoebe Poppy Rosie Ruby Scarlett Skye Sophie Summer Tabitha Tilly Violet Willow Zara Zoë`),
    boys: words(`Aaron Adam Aidan Alex Alfie Archie Arthur Bailey Ben Blake Bradley Callum Cameron Charlie Connor Corey Daniel Dylan
      Edward Elliot Ethan Evan Felix Finley Frankie Freddie George Harley Harrison Harry Harvey Henry Hugo Isaac Jack Jacob Jake
      James Jamie Jayden Joe Joel Joseph Josh Jude Kai Kian Leo Lewis Liam Logan Louis Luca Luke Mason Matthew Max Michael Nathan
      Noah Oliver Oscar Ollie Owen Reece Riley Robert Rory Ryan Sam Samuel Sebastian Stanley Theo Thomas Toby Tom Tyler William Zac`),
    families:
      words(`Abbott Ackroyd Aldridge Allbright Armitage Ashdown Atkin Bagshaw Baines Barraclough Bassett Beckett Bellamy Birtwell
      Blackwood Blythe Bowditch Braithwaite Brambley Brightwell Broadbent Burrell Cadwell Carmichael Cartwright Caulfield Chadwick
      Cheriton Clegg Cobbold Copeland Cotterill Crabtree Crowther Dalton Darby Dearden Dewhurst Dixon Dunmore Eastwood Edgerton
      Ellwood Fairclough Fallowfield Farrow Fenwick Fielding Foxley Frost Gale Garside Gilbey Goodall Greenhalgh Grimshaw Hadfield
      Hallam Hargreave Harlow Haworth Hazelwood Hebden Hindle Holroyd Hornby Hoyle Ibbotson Ingham Jessop Kenyon Kershaw Kirkby
      Langley Lathom Ledger Linnell Lister Lockwood Longstaff Lyndon Makepeace Marchbank Marsden Mellor Millward Moorcroft Naylor
      Nettleton Norbury Oakden Oldroyd Ormerod Osgood Padgett Parkin Peverell Pickering Plumley Pollard Prentice Quick Radcliffe
      Ramsbottom Redfern Ridgway Rimmer Rudd Rushworth Saddler Sandford Satterthwaite Scholes Seddon Shackleton Sharples Shaw
      Skelton Smethurst Somerby Stainton Stansfield Stobart Sutcliffe Swales Tattersall Tetlow Thackray Thornber Tidswell Tinsley
      Townend Tunstall Turnbull Underhill Utley Varley Wadsworth Wainwright Walmsley Warburton Wardle Weatherall Westbrook Whitaker
      Whitlock Wilding Winstanley Womersley Woodhead Wormald Wragg Yardley Yeadon Yoxall`),
  },
  {
    weight: 8,
    ethnicity: 'APKN',
    girls: words(
      'Aaliyah Aisha Aleena Alisha Amina Anisa Ayesha Fatima Hafsa Hiba Iqra Khadija Laiba Maryam Noor Rabia Saima Sana Zainab Zoya',
    ),
    boys: words(
      'Abdullah Adil Ahmed Ali Amir Bilal Danyal Faisal Hamza Haris Hassan Ibrahim Imran Ismail Musa Omar Rayyan Sufyan Yusuf Zayn',
    ),
    families: words(
      'Akhtar Ali Anwar Aslam Bashir Bhatti Butt Chaudhry Dar Hussain Iqbal Javed Kayani Khan Mahmood Malik Mirza Qureshi Rafiq Raja Rashid Saleem Shah Siddiqui Tariq Younis',
    ),
  },
  {
    weight: 5,
    ethnicity: 'AIND',
    girls: words(
      'Ananya Anjali Avani Diya Gurpreet Harleen Ishani Jasleen Kavita Kiran Meera Nisha Pooja Priya Rhea Riya Simran Sneha Tanvi',
    ),
    boys: words(
      'Aarav Amrit Arjun Dev Gurdeep Harjit Ishaan Jaspreet Karan Krish Manav Nikhil Pranav Rahul Rohan Sahil Sunny Vikram',
    ),
    families: words(
      'Bains Bhatt Chauhan Chopra Desai Dhaliwal Gill Grewal Joshi Kapoor Mehta Mistry Nair Parmar Patel Rana Reddy Sandhu Sharma Sidhu Solanki Thakur',
    ),
  },
  {
    weight: 5,
    ethnicity: 'WOTH',
    girls: words(
      'Aleksandra Anastasia Diana Gabija Ioana Julia Kinga Lena Magda Maja Natalia Oksana Ola Sofiia Wiktoria Zofia Zuzanna',
    ),
    boys: words(
      'Adrian Aleksander Andrei Bartosz Filip Ivan Jakub Kacper Kuba Mateusz Maksym Mihai Oleksandr Patryk Radu Szymon Tomasz',
    ),
    families: words(
      'Bielak Bondar Dragan Dumitru Gajewski Górski Ionescu Jankauskas Kaczmarek Kovalenko Kowalczyk Lis Lysenko Mazur Munteanu Nowicki Petrauskas Popa Sawicki Shevchuk Stankiewicz Wrona Zając',
    ),
  },
  {
    weight: 5,
    ethnicity: 'BAFR',
    girls: words(
      'Abena Adaeze Amara Ayo Chiamaka Esther Favour Grace Ifeoma Imani Joy Kemi Mercy Naomi Ngozi Nia Ruth Temi Zawadi',
    ),
    boys: words(
      'Ade Caleb Chidi David Emeka Emmanuel Femi Gabriel Joshua Kofi Kwame Malachi Nathaniel Obinna Samuel Seun Tendai Tobi',
    ),
    families: words(
      'Abara Adeyemi Afolabi Agyeman Amoah Asante Balogun Chikwanda Darko Ekwueme Gyasi Kamara Mensah Moyo Mutasa Nwosu Obi Ogunleye Okafor Okoro Osei Owusu Sesay',
    ),
  },
  {
    weight: 3,
    ethnicity: 'BCRB',
    girls: words('Aliyah Chantelle Destiny Jada Kiara Leah Malia Monique Rochelle Shanice Simone Tiana'),
    boys: words('Andre Darnell Devon Jermaine Jordan Kieron Marcus Micah Omari Reuben Tariq Tyrone'),
    families: words(
      'Bartley Blake Campbell Clarke Dacosta Facey Francis Grant Henry Morrison Palmer Pinnock Reid Samuels Wynter',
    ),
  },
  {
    weight: 4,
    ethnicity: 'MWBC',
    girls: words('Aaliyah Eden Ella Gabrielle Jasmine Lana Maya Mila Naomi Roxanne Sienna Talia'),
    boys: words('Cassius Dominic Ezra Isaiah Jayden Joel Kane Leon Lucas Myles Nico Zane'),
    families: words(
      'Adair Barnaby Bright Calloway Dacre Eastman Farquhar Galloway Hendy Lovell Marlowe Noble Pryce Rowe Sinclair Vance',
    ),
  },
  {
    weight: 2,
    ethnicity: 'CHNE',
    girls: words('Annie Grace Hoi-Yan Jia Kitty Mei Sze-Wing Vivian Xin Yan'),
    boys: words('Chun-Hei Daniel Hao Jason Jun Ka-Ho Kevin Marcus Ming Wei'),
    families: words('Chan Cheung Fung Ho Kwok Lam Leung Liu Mak Ng Tang Wong Yip Zhang Zhou'),
  },
]

export type Name = { given: string; family: string; sex: Sex; ethnicity: string }

/** A made-up young person's name. */
export function nameOf(chance: Chance): Name {
  const heritage = chance.weighed(heritages.map((one) => [one, one.weight] as const))
  const sex: Sex = chance.isTrue(0.5) ? 'F' : 'M'
  const given = chance.pick(sex === 'F' ? heritage.girls : heritage.boys)
  const family = chance.isTrue(0.04)
    ? `${chance.pick(heritage.families)}-${chance.pick(britishFamilies)}`
    : chance.pick(heritage.families)
  return { given, family, sex, ethnicity: heritage.ethnicity }
}

/** A parent of a young person: mostly the same family name. */
export function parentOf(child: Name, chance: Chance): string {
  const heritage = heritages.find(({ ethnicity }) => ethnicity === child.ethnicity) ?? british
  return `${chance.pick(chance.isTrue(0.6) ? heritage.girls : heritage.boys)} ${chance.isTrue(0.8) ? child.family : chance.pick(heritage.families)}`
}

/** A grown-up who works at a school, a provider or for the county. */
export function staffName(chance: Chance): string {
  const { given, family } = nameOf(chance)
  return `${given} ${family}`
}

const british = heritages[0] ?? { weight: 1, ethnicity: 'WBRI', girls: [], boys: [], families: [] }
const britishFamilies = british.families

function words(text: string): string[] {
  return text.split(/\s+/)
}
