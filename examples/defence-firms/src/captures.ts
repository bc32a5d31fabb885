import type { SourceRef } from './sources.ts';

/** What was taken down of a document: passages word for word, in their order. */
export interface Capture {
  readonly ref: string;
  readonly source: SourceRef;
  readonly url: string | null;
  readonly title: string;
  readonly passages: readonly string[];
}

const worried =
  'We have this close relationship with Japan and the Republic of Korea, Australia and New Zealand, exactly for the ' +
  'reason that these countries are very, very worried about the massive military buildup in China that at the moment ' +
  'is taking place.';
const companies =
  'We know that out of the 10 biggest defence companies, only a couple of years ago you would not find any Chinese ' +
  'companies. At this moment, you will find three to five Chinese defence companies in the top 10 of biggest defence ' +
  'companies in the world.';
const impact =
  'This shows you that this massive buildup is taking place and is having a huge impact, also when it comes to the ' +
  'defence industrial production of China.';
const parades = "And of course, they don't do this only because they want to have nice parades in Beijing.";
const taiwan =
  'We are all very worried, of course, about the situation in Taiwan. And we also know there is a risk that if the ' +
  'Chinese will try anything with Taiwan, that no doubt he will call his junior partner, Mr Putin, and make sure';
const busy = 'he will keep us busy here, if that would happen.';
const naive = "That's one of the reasons why we have to stand ready, and we cannot be naive.";

/** The claim at the centre, as the press copies have it. */
export const rutteOnCompanies = companies;

/** The documents of which passages are held; that of the article itself is made of its claims. */
export const captures = [
  capture('rutte-press-copy', {
    source: 'london-loves-business',
    title: 'Words of Mark Rutte, The Hague, 23 June 2025, as LondonLovesBusiness prints them',
    passages: [worried, companies, `${impact} ${parades}`, taiwan, busy, naive],
  }),
  capture('daily-mail-copy', {
    source: 'daily8',
    title: 'Daily Mail, 24 June 2025: NATO sounds alarm over ‘massive’ Chinese military buildup (copy on daily8.com)',
    passages: [
      "NATO sounds alarm over 'massive' Chinese military buildup",
      'raises the risk of a potential invasion',
      "ahead of the alliance's summit in The Hague today",
      'China deployed dozens of warships and planes',
      worried,
      companies,
      impact,
      taiwan,
      busy,
      naive,
      'agreed on Sunday',
    ],
  }),
  capture('washington-declaration', {
    source: 'new-york-bex',
    title: 'Washington Summit Declaration, 10 July 2024, paragraph 1 (copy on newyorkbex.com)',
    passages: ['gathered in Washington to celebrate the 75th anniversary of our Alliance'],
  }),
  capture('hague-declaration', {
    source: 'ginoworld',
    url: 'https://ginoworld.tistory.com/1930',
    title: 'The Hague Summit Declaration, 25 June 2025 (copy on ginoworld.tistory.com)',
    passages: [
      'Allies commit to invest 5% of GDP annually on core defence requirements as well as defence-and security-related ' +
        'spending by 2035',
      'at least 3.5%',
      'up to 1.5%',
    ],
  }),
  capture('reuters-22-june', {
    source: 'topstorydeck',
    title: 'Reuters on the summit statement, 22 June 2025 (copy on topstorydeck.com)',
    passages: ['will only become official when it is approved by leaders'],
  }),
  capture('sipri-notes-2019', {
    source: 'sipri',
    title: 'SIPRI Arms Industry Database, spreadsheet of December 2019, note a',
    passages: [
      'Although several Chinese arms-producing companies are large enough to rank among the SIPRI Top 100, it has not ' +
        'been possible to include them because of a lack of comparable and sufficiently accurate data.',
    ],
  }),
  capture('sipri-notes-2023', {
    source: 'sipri',
    title: 'SIPRI Arms Industry Database, spreadsheet of December 2023, notes a, c and h',
    passages: [
      'Chinese companies, for which data is deemed reliable, are included in the database from 2015 onwards.',
      'Holding and investment companies with no direct operational activities are not treated as arms companies',
      'due to the lack of data for almost all other Russian arms companies',
    ],
  }),
  capture('sipri-press-2020', {
    source: 'world-defense',
    title: 'SIPRI, press release of 27 January 2020 on Chinese companies in 2017 (copy on world-defense.com)',
    passages: ['Three of the companies would be ranked in the top 10'],
  }),
  capture('trump-6-march', {
    source: 'spacewar',
    title: 'AFP, 6 March 2025 (copy on spacewar.com)',
    passages: ["If they don't pay, I'm not going to defend them"],
  }),
  capture('trump-25-june', {
    source: 'mint',
    title: 'Mint, 25 June 2025: Donald Trump on Article 5',
    passages: ["I stand with it. That's why I'm here."],
  }),
  capture('trump-sworn-in', {
    source: 'siasat',
    url: 'https://www.siasat.com/photo-the-inauguration-of-donald-j-trump-as-the-47th-president-3168328/',
    title: 'The Siasat Daily, 20 January 2025',
    passages: ['Donald Trump was sworn in as the 47th president of the United States on Monday, January 20'],
  }),
  capture('xi-elected', {
    source: 'china-news',
    url: 'http://ecns.cn/visual/hd/2014/02-20/33350.shtml',
    title: 'China News Service, 20 February 2014: the election of 14 March 2013',
    passages: ["Xi Jinping was elected president of the People's Republic of China"],
  }),
  capture('lai-sworn-in', {
    source: 'central-news-agency',
    url: 'https://focustaiwan.tw/politics/202405200003',
    title: 'Central News Agency, 20 May 2024: Lai Ching-te sworn in as Republic of China president',
    passages: ['of the Democratic Progressive Party (DPP) was sworn in on Monday'],
  }),
] as const satisfies readonly Capture[];

/** The excerpt of the article has no entry above: its passages are the claims' own. */
export type SnapshotRef = (typeof captures)[number]['ref'] | 'article';

function capture<const R extends string>(
  ref: R,
  of: Omit<Capture, 'ref' | 'url'> & { readonly url?: string },
): Capture & { readonly ref: R } {
  return { ref, url: null, ...of };
}
