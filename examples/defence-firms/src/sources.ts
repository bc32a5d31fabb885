import type { SourceKind } from '@assay/core';

/** A source of the example. Those it copies stand before it. */
export interface ExampleSource {
  readonly ref: string;
  readonly name: string;
  readonly kind: SourceKind;
  readonly homePage: string | null;
  /** `null`: no source held says. */
  readonly owner: string | null;
  /** The `ref` of the source it copies. */
  readonly origin: string | null;
}

/** Where documents and tables of the example come from. `origin` says who is copied, so that copies count once. */
export const sources = [
  // Origins.
  source('nato', 'NATO', 'official-record', 'https://www.nato.int/'),
  source(
    'taiwan-defence-ministry',
    'Ministry of National Defense, Taiwan',
    'official-record',
    'https://www.mnd.gov.tw/',
  ),
  source('sipri', 'Stockholm International Peace Research Institute', 'data-publisher', 'https://www.sipri.org/'),
  source('defense-news', 'Defense News', 'data-publisher', 'https://www.defensenews.com/'),
  source('fortune', 'Fortune', 'data-publisher', 'https://fortune.com/'),
  source('daily-mail', 'Daily Mail', 'news', 'https://www.dailymail.co.uk/'),
  source('reuters', 'Reuters', 'news', 'https://www.reuters.com/'),
  source('afp', 'Agence France-Presse', 'news', 'https://www.afp.com/'),
  source('central-news-agency', 'Central News Agency (Focus Taiwan)', 'news', 'https://focustaiwan.tw/'),
  source('xinhua', 'Xinhua', 'news', 'https://english.news.cn/'),
  source('london-loves-business', 'LondonLovesBusiness', 'news', 'https://londonlovesbusiness.com/'),
  source('mint', 'Mint', 'news', 'https://www.livemint.com/'),
  source('siasat', 'The Siasat Daily', 'news', 'https://www.siasat.com/'),
  source('assay-example', 'Assay worked example', 'reference', null),

  // Copies.
  source('thin-line-news', 'thinlinenews.com', 'news', 'https://thinlinenews.com/', { origin: 'daily-mail' }),
  source('daily8', 'daily8.com', 'news', 'https://daily8.com/', { origin: 'daily-mail' }),
  source('new-york-bex', 'newyorkbex.com', 'news', 'https://newyorkbex.com/', { origin: 'nato' }),
  source('ginoworld', 'ginoworld', 'reference', 'https://ginoworld.tistory.com/', { origin: 'nato' }),
  source('topstorydeck', 'topstorydeck.com', 'news', 'https://topstorydeck.com/', { origin: 'reuters' }),
  source('spacewar', 'Space War', 'news', 'https://www.spacewar.com/', { origin: 'afp' }),
  source('china-news', 'China News Service (ecns.cn)', 'news', 'https://www.ecns.cn/', { origin: 'xinhua' }),
  source('world-defense', 'world-defense.com', 'reference', 'https://world-defense.com/', { origin: 'sipri' }),
] as const satisfies readonly ExampleSource[];

export type SourceRef = (typeof sources)[number]['ref'];

function source<const R extends string>(
  ref: R,
  name: string,
  kind: SourceKind,
  homePage: string | null,
  { origin = null }: { readonly origin?: string | null } = {},
): ExampleSource & { readonly ref: R } {
  return { ref, name, kind, homePage, owner: null, origin };
}
