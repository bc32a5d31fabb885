import type { UnitWord } from './vocabulary.ts';

const list = (text: string): readonly string[] => (text === '' ? [] : text.split(', '));

interface Money {
  readonly plain?: boolean;
  readonly prefix?: string;
  /** As a prefix, case kept, with no space inside: `A$`. */
  readonly signs?: string;
  readonly parts?: readonly (readonly [name: string, count: number])[];
  readonly reason?: string;
}

/** `words` stand after a number, `prefix` before or after it. */
function money(name: string, unit: string, words: string, options: Money = {}): UnitWord[] {
  const { plain = true, prefix = '', signs = '', parts = [], reason = null } = options;
  const common = {
    name,
    unit,
    kind: 'money',
    parts: parts.map(([part, count]) => ({ name: part, count })),
    isPartOnly: false,
    near: [],
    reason,
  } as const;
  return [
    { ...common, words: list(words), signs: [], isPrefix: false, isPlain: plain },
    { ...common, words: list(prefix), signs: list(signs), isPrefix: true, isPlain: false },
  ].filter(({ words: some }) => some.length > 0);
}

const cents = [['cent', 100]] as const;
const pence = [
  ['penny', 100],
  ['pence', 100],
] as const;

/** A dollar, a peso, a pound of a country: by its adjective, its code, and what stands before its sign; `letters` right before. */
function ofCountry(
  noun: string,
  sign: string,
  adjective: string,
  code: string,
  prefixes: string,
  letters = '',
): UnitWord[] {
  const plural = `${noun}s`;
  const [lower, part] = [code.toLowerCase(), noun === 'pound' ? pence : cents];
  const spaced = sign === '' ? [] : [`${lower} ${sign}`, ...list(prefixes).map((prefix) => `${prefix} ${sign}`)];
  return money(
    `${adjective.replaceAll(' ', '-')}-${noun}`,
    code,
    [noun, plural].map((word) => `${adjective} ${word}`).join(', '),
    {
      prefix: [lower, ...spaced].join(', '),
      signs: list(letters)
        .map((letter) => `${letter}${sign}`)
        .join(', '),
      parts: part,
    },
  );
}

const america = 'the dollar sign with no country is most often the dollar of the United States';
const britain = 'pounds with no country are most often those of Britain';

/** Money by its names, signs and ISO 4217 codes. What no code names has a word for its unit. */
export const englishMoney: readonly UnitWord[] = [
  ...money('dollar', 'USD', 'dollar, dollars, bucks', { prefix: '$, dollar', parts: cents, reason: america }),
  ...money('us-dollar', 'USD', 'us dollar, us dollars, u.s. dollar, u.s. dollars, american dollars', {
    prefix: 'usd, us $, u.s $, u.s. $, usd $',
    parts: cents,
  }),
  ...ofCountry('dollar', '$', 'canadian', 'CAD', 'c, ca, can'),
  ...ofCountry('dollar', '$', 'australian', 'AUD', 'au', 'A'),
  ...ofCountry('dollar', '$', 'new zealand', 'NZD', 'nz'),
  ...ofCountry('dollar', '$', 'hong kong', 'HKD', 'hk'),
  ...ofCountry('dollar', '$', 'singapore', 'SGD', 'sg', 'S'),
  ...ofCountry('dollar', '$', 'taiwan', 'TWD', 'nt'),
  ...ofCountry('peso', '$', 'mexican', 'MXN', 'mex, mx'),
  ...ofCountry('real', '$', 'brazilian', 'BRL', '', 'R'),
  ...money('euro', 'EUR', 'euro, euros', { prefix: '€, eur, euro', parts: cents }),
  ...money('pound', 'GBP', 'pounds', { plain: false, parts: pence, reason: britain }),
  ...money('pound', 'GBP', '', { prefix: '£', parts: pence, reason: britain }),
  ...money('british-pound', 'GBP', 'british pound, british pounds, pounds sterling, pound sterling', {
    prefix: 'gbp',
    parts: pence,
  }),
  ...money('yen', 'JPY', 'yen, japanese yen', { prefix: '¥, jpy' }),
  ...money('yuan', 'CNY', 'yuan, chinese yuan, renminbi, rmb, 元, kuai', {
    prefix: 'rmb, cny, cn ¥',
    parts: [
      ['mao', 10],
      ['jiao', 10],
    ],
  }),
  ...money('mao', 'mao', 'mao', { plain: false }),
  ...ofCountry('franc', '', 'swiss', 'CHF', ''),
  ...money('franc', 'franc', 'franc, francs, french francs', { parts: cents }),
  ...money('rupee', 'INR', 'rupee, rupees', {
    prefix: '₹, rs, rs .',
    reason: 'rupees with no country are most often those of India',
  }),
  ...ofCountry('rupee', '', 'indian', 'INR', ''),
  ...ofCountry('rupee', '', 'pakistani', 'PKR', ''),
  ...money('sri-lankan-rupee', 'LKR', 'sri lankan rupees, ரூ', { prefix: 'lkr' }),
  ...money('rouble', 'RUB', 'rouble, roubles, ruble, rubles, russian roubles, russian rubles', { prefix: '₽, rub' }),
  ...money('won', 'KRW', 'korean won, south korean won', { prefix: '₩, krw' }),
  ...money('lira', 'TRY', 'turkish lira, turkish liras, liras', { prefix: '₺, try' }),
  ...money('shekel', 'ILS', 'shekel, shekels', { prefix: '₪, ils, nis' }),
  ...money('zloty', 'PLN', 'zloty, zlotys, zloties', { prefix: 'pln' }),
  ...money('hryvnia', 'UAH', 'hryvnia, hryvnias', { prefix: '₴, uah' }),
  ...money('swedish-krona', 'SEK', 'swedish krona, swedish kronor', { prefix: 'sek' }),
  ...money('norwegian-krone', 'NOK', 'norwegian krone, norwegian kroner', { prefix: 'nok' }),
  ...money('danish-krone', 'DKK', 'danish krone, danish kroner', { prefix: 'dkk' }),
  ...money('koruna', 'CZK', 'czech koruna, czech crowns', { prefix: 'czk' }),
  ...money('forint', 'HUF', 'forint, forints', { prefix: 'huf' }),
  ...money('rand', 'ZAR', 'south african rand, rand', { plain: false, prefix: 'zar' }),
  ...money('naira', 'NGN', 'naira', { prefix: '₦, ngn' }),
  ...money('baht', 'THB', 'baht', { prefix: '฿, thb' }),
  ...money('dong', 'VND', 'vietnamese dong', { prefix: '₫, vnd' }),
  ...money('rupiah', 'IDR', 'rupiah', { prefix: 'idr, rp' }),
  ...money('ringgit', 'MYR', 'ringgit', { prefix: 'myr, rm' }),
  ...money('riyal', 'SAR', 'saudi riyal, saudi riyals', { prefix: 'sar' }),
  ...money('dirham', 'AED', 'dirham, dirhams', { prefix: 'aed' }),
  ...money('egyptian-pound', 'EGP', 'egyptian pound, egyptian pounds', { prefix: 'egp' }),
  ...money('colon', 'CRC', 'costa rican colón, costa rican colones', { prefix: '₡, crc' }),
  ...money('lari', 'GEL', 'lari, georgian lari', { prefix: '₾, gel' }),
  ...money('kip', 'LAK', 'lao kip', { prefix: '₭, lak' }),
  ...money('sen', 'sen', '', { prefix: 'sen' }),
  ...money('peso', 'peso', 'peso, pesos', { parts: cents }),
  ...money('finnish-markka', 'FIM', 'finnish markka, finnish markkaa', {}),
  ...money('guilder', 'NLG', 'dutch guilder, dutch guilders', {}),
  ...money('peseta', 'ESP', 'peseta, pesetas', {}),
  ...money('mark', 'DEM', 'deutsche marks, deutschmarks, german marks', {}),
  ...money('bitcoin', 'BTC', 'bitcoin, bitcoins', { prefix: '₿, btc' }),
  ...money('ether', 'ETH', 'ether', { plain: false, prefix: 'eth' }),
  ...money('satoshi', 'satoshi', 'satoshi, satoshis', {}),
  ...money('cent', 'cent', 'cent, cents, ¢, euro cent, euro cents, eurocent, eurocents', { plain: false }),
  ...money('penny', 'penny', 'penny, pennies', { plain: false }),
  ...money('pence', 'penny', 'pence', { plain: false }),
];
