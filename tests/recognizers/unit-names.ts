/** What the specifications call the units that our vocabulary names otherwise. */
export const moneyNames: Readonly<Record<string, string>> = {
  dollar: 'Dollar',
  'us-dollar': 'United States dollar',
  'canadian-dollar': 'Canadian dollar',
  'australian-dollar': 'Australian dollar',
  'new-zealand-dollar': 'New Zealand dollar',
  'hong-kong-dollar': 'Hong Kong dollar',
  'singapore-dollar': 'Singapore dollar',
  'taiwan-dollar': 'New Taiwan dollar',
  'mexican-peso': 'Mexican peso',
  'brazilian-real': 'Brazilian real',
  euro: 'Euro',
  pound: 'Pound',
  'british-pound': 'British pound',
  yen: 'Japanese yen',
  yuan: 'Chinese yuan',
  mao: 'Chinese yuan',
  'swiss-franc': 'Swiss franc',
  franc: 'Franc',
  rupee: 'Rupee',
  'indian-rupee': 'Indian rupee',
  'pakistani-rupee': 'Pakistani rupee',
  'sri-lankan-rupee': 'Sri Lankan rupee',
  rouble: 'Russian ruble',
  won: 'South Korean won',
  lira: 'Turkish lira',
  shekel: 'Israeli new shekel',
  zloty: 'Polish złoty',
  hryvnia: 'Ukrainian hryvnia',
  'swedish-krona': 'Swedish krona',
  'norwegian-krone': 'Norwegian krone',
  'danish-krone': 'Danish krone',
  koruna: 'Czech koruna',
  forint: 'Hungarian forint',
  rand: 'South African rand',
  naira: 'Nigerian naira',
  baht: 'Thai baht',
  dong: 'Vietnamese dong',
  rupiah: 'Indonesian rupiah',
  ringgit: 'Malaysian ringgit',
  riyal: 'Saudi riyal',
  dirham: 'United Arab Emirates dirham',
  'egyptian-pound': 'Egyptian pound',
  colon: 'Costa Rican colón',
  lari: 'Georgian lari',
  kip: 'Lao kip',
  sen: 'Sen',
  peso: 'Peso',
  'finnish-markka': 'Finnish markka',
  guilder: 'Netherlands guilder',
  peseta: 'Peseta',
  mark: 'German mark',
  bitcoin: 'Bitcoin',
  ether: 'Ether',
  satoshi: 'Satoshi',
  cent: 'Cent',
  penny: 'Penny',
  pence: 'Pence',
};

const metres = ['kilo', '', 'deci', 'centi', 'milli', 'micro', 'nano', 'pico'].flatMap((prefix) => {
  const name = capital(`${prefix}meter`);
  return [
    [`${prefix}metre`, name],
    [`square-${prefix}metre`, `Square ${name.toLowerCase()}`],
    [`cubic-${prefix}metre`, `Cubic ${name.toLowerCase()}`],
  ] as const;
});

const others = {
  litre: 'Liter',
  millilitre: 'Milliliter',
  centilitre: 'Centiliter',
  decilitre: 'Deciliter',
  hectolitre: 'Hectoliter',
  drachma: 'Dram',
  ton: 'Ton',
  'metric-ton': 'Metric ton',
  'kilometre-per-hour': 'Kilometer per hour',
  'mile-per-hour': 'Mile per hour',
};

const names: ReadonlyMap<string, string> = new Map([...metres, ...Object.entries(others)]);

/** The unit of a measure as the specifications name it: `Square kilometer`, `Mile per hour`, `Foot`. */
export function dimensionName(unit: string): string {
  const known = names.get(unit);
  if (known !== undefined) return known;
  const [first = '', per] = unit.split('-per-');
  if (per !== undefined) return `${dimensionName(first)} per ${per}`;
  return capital(unit.replaceAll('-', ' '));
}

export const temperatureNames: Readonly<Record<string, string>> = {
  celsius: 'C',
  fahrenheit: 'F',
  kelvin: 'K',
  'degree-of-temperature': 'Degree',
};

export const ageNames: Readonly<Record<string, string>> = {
  'year-of-age': 'Year',
  'month-of-age': 'Month',
  'week-of-age': 'Week',
  'day-of-age': 'Day',
  'hour-of-age': 'Hour',
  'decade-of-age': 'Decade',
  'year-old': 'Year',
  age: 'Age',
};

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
