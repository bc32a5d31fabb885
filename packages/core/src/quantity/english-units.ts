import type { UnitKind, UnitWord } from './vocabulary.ts';

const list = (text: string): readonly string[] => (text === '' ? [] : text.split(', '));

/** `plain`: a word that is this unit even where no number stands before it. */
function unit(name: string, id: string, kind: UnitKind, words: string, signs = '', plain = ''): UnitWord[] {
  const common = { name, unit: id, kind, isPrefix: false, parts: [], isPartOnly: false, near: [], reason: null };
  const entries = [{ ...common, words: list(words), signs: list(signs), isPlain: false }];
  if (plain !== '') entries.push({ ...common, words: list(plain), signs: [], isPlain: true });
  return entries;
}

/** A name and its plural, in both spellings of metre. */
function metric(prefix: string, signs: string): UnitWord[] {
  const words = ['meter', 'meters', 'metre', 'metres'].map((word) => `${prefix}${word}`);
  const name = `${prefix}metre`;
  const powers = (power: string, short: string, sign: string): UnitWord[] =>
    unit(
      `${power}-${name}`,
      `${name}^${sign}`,
      sign === '2' ? 'area' : 'volume',
      words.flatMap((word) => [`${power} ${word}`, `${power} - ${word}`]).join(', '),
      list(signs)
        .flatMap((one) => [`${one} ${sign}`, `${one}${sign === '2' ? '²' : '³'}`, `${short} ${one}`])
        .join(', '),
    );
  return [
    ...unit(name, name, 'length', words.join(', '), signs),
    ...powers('square', 'sq', '2'),
    ...powers('cubic', 'cu', '3'),
  ];
}

function imperial(name: string, words: string, signs: string): UnitWord[] {
  const powers = (power: string, short: string, sign: string): UnitWord[] =>
    unit(
      `${power}-${name}`,
      `${name}^${sign}`,
      sign === '2' ? 'area' : 'volume',
      [...list(words).flatMap((word) => [`${power} ${word}`, `${power} - ${word}`])].join(', '),
      list(signs)
        .filter((one) => /^[a-z]+$/.test(one))
        .map((one) => `${short} ${one}`)
        .join(', '),
    );
  return [...unit(name, name, 'length', words, signs), ...powers('square', 'sq', '2'), ...powers('cubic', 'cu', '3')];
}

function metricWeights(): UnitWord[] {
  const spell = (prefix: string): string =>
    ['gram', 'grams', 'gramme', 'grammes'].map((word) => `${prefix}${word}`).join(', ');
  return [
    ...unit('kilogram', 'kilogram', 'weight', `${spell('kilo')}, kilo, kilos`, 'kg, kgs'),
    ...unit('gram', 'gram', 'weight', 'gram, grams', 'g', 'gramme, grammes'),
    ...unit('milligram', 'milligram', 'weight', spell('milli'), 'mg'),
    ...unit('microgram', 'microgram', 'weight', spell('micro'), 'µg, μg', 'mcg'),
  ];
}

function volumes(): UnitWord[] {
  const spell = (prefix: string): string =>
    ['liter', 'liters', 'litre', 'litres'].map((word) => `${prefix}${word}`).join(', ');
  return [
    ...unit('litre', 'litre', 'volume', spell(''), 'l, L, ltr'),
    ...unit('millilitre', 'millilitre', 'volume', spell('milli'), 'ml, mL'),
    ...unit('centilitre', 'centilitre', 'volume', spell('centi'), 'cl'),
    ...unit('decilitre', 'decilitre', 'volume', spell('deci'), 'dl'),
    ...unit('hectolitre', 'hectolitre', 'volume', spell('hecto'), 'hl'),
    ...unit('gallon', 'gallon', 'volume', 'gallon, gallons', 'gal'),
    ...unit('barrel', 'barrel', 'volume', 'barrel, barrels', 'bbl, bbls'),
    ...unit('pint', 'pint', 'volume', 'pint, pints'),
    ...unit('quart', 'quart', 'volume', 'quart, quarts'),
    ...unit('bushel', 'bushel', 'volume', 'bushel, bushels'),
    ...unit('cup', 'cup', 'volume', 'cup, cups'),
    ...unit('tablespoon', 'tablespoon', 'volume', 'tablespoon, tablespoons', 'tbsp'),
    ...unit('teaspoon', 'teaspoon', 'volume', 'teaspoon, teaspoons', 'tsp'),
    ...unit('fluid-ounce', 'fluid-ounce', 'volume', 'fluid ounce, fluid ounces', 'fl oz'),
  ];
}

function information(): UnitWord[] {
  const prefixes = [
    ['kilo', 'K', 'k'],
    ['mega', 'M', 'm'],
    ['giga', 'G', 'g'],
    ['tera', 'T', 't'],
    ['peta', 'P', 'p'],
  ] as const;
  return [
    ...unit('bit', 'bit', 'information', 'bit, bits'),
    ...unit('byte', 'byte', 'information', 'byte, bytes'),
    ...prefixes.flatMap(([prefix, big, small]) => [
      ...unit(`${prefix}bit`, `${prefix}bit`, 'information', `${prefix}bit, ${prefix}bits`, `${big}b, ${small}b`),
      ...unit(`${prefix}byte`, `${prefix}byte`, 'information', `${prefix}byte, ${prefix}bytes`, `${big}B, ${small}B`),
    ]),
  ];
}

function electric(): UnitWord[] {
  const prefixes = [
    ['', ''],
    ['kilo', 'k'],
    ['mega', 'M'],
    ['giga', 'G'],
    ['tera', 'T'],
  ] as const;
  return prefixes.flatMap(([prefix, sign]) => [
    ...unit(`${prefix}watt`, `${prefix}watt`, 'power', `${prefix}watt, ${prefix}watts`, sign === '' ? '' : `${sign}W`),
    ...unit(
      `${prefix}watt-hour`,
      `${prefix}watt-hour`,
      'energy',
      `${prefix}watt hour, ${prefix}watt hours, ${prefix}watt - hour, ${prefix}watt - hours`,
      `${sign}Wh`,
    ),
  ]);
}

function times(): UnitWord[] {
  return [
    ...unit('millisecond', 'millisecond', 'duration', 'millisecond, milliseconds', 'ms'),
    ...unit('second', 'second', 'duration', 'seconds, sec, secs, second'),
    ...unit('minute', 'minute', 'duration', 'minute, minutes, min, mins'),
    ...unit('hour', 'hour', 'duration', 'hour, hours', 'h, hr, hrs'),
    ...unit('day', 'day', 'duration', 'day, days'),
    ...unit('week', 'week', 'duration', 'week, weeks'),
    ...unit('fortnight', 'fortnight', 'duration', 'fortnight, fortnights'),
    ...unit('month', 'month', 'duration', 'month, months'),
    ...unit('quarter', 'quarter', 'duration', 'quarters'),
    ...unit('year', 'year', 'duration', 'year, years, yr, yrs, calendar years'),
    ...unit('decade', 'decade', 'duration', 'decade, decades'),
    ...unit('century', 'century', 'duration', 'century, centuries'),
    ...unit('year-old', 'year', 'age', 'yo, y . o', 'yo'),
  ];
}

function speeds(): UnitWord[] {
  return [
    ...unit('kilometre-per-hour', 'kilometre/hour', 'speed', 'kph, kmph', 'kph, kmph'),
    ...unit('mile-per-hour', 'mile/hour', 'speed', 'mph', 'mph'),
    ...unit('knot', 'knot', 'speed', 'knot, knots'),
    ...unit('mach', 'mach', 'speed', ''),
  ];
}

const footAndInch = [{ name: 'inch', count: 12 }];

/** Of which smaller unit so many make one: 5 lb 3 `oz`. */
const partsOf: { readonly [name: string]: UnitWord['parts'] } = {
  hour: [{ name: 'minute', count: 60 }],
  minute: [{ name: 'second', count: 60 }],
  day: [{ name: 'hour', count: 24 }],
  week: [{ name: 'day', count: 7 }],
  year: [{ name: 'month', count: 12 }],
  pound: [{ name: 'ounce', count: 16 }],
  stone: [{ name: 'pound', count: 14 }],
};
const withParts = (entries: readonly UnitWord[]): readonly UnitWord[] =>
  entries.map((entry) => ({ ...entry, parts: partsOf[entry.name] ?? entry.parts }));

const aTurn =
  'rotate, rotated, rotates, rotating, rotation, angle, angles, turn, turned, turns, turning, tilt, tilted, latitude, longitude';
const warmth =
  'temperature, temperatures, thermostat, heat, warm, warmer, cold, colder, hot, hotter, weather, boils, boil, freezing, fever, oven, warming';

function degrees(): UnitWord[] {
  const near = (entries: readonly UnitWord[], words: string, reason: string): UnitWord[] =>
    entries.map((entry) => ({ ...entry, near: list(words), reason }));
  const scales = (name: string, id: string, names: string, letter: string): UnitWord[] =>
    unit(
      name,
      id,
      'temperature',
      list(`degree , degrees , deg , deg . `.replaceAll(' ,', ','))
        .flatMap((degree) => [`${degree.trim()} ${letter}`])
        .join(', '),
      `° ${letter.toUpperCase()}, °${letter.toUpperCase()}, º ${letter.toUpperCase()}, ° ${letter}`,
      list(names)
        .flatMap((word) => [word, `degree ${word}`, `degrees ${word}`, `deg ${word}`, `deg . ${word}`, `° ${word}`])
        .join(', '),
    );
  const plain = 'degree, degrees, deg, deg ., °, º';
  return [
    ...scales('celsius', 'celsius', 'celsius, celcius, centigrade, centigrate', 'c'),
    ...scales('fahrenheit', 'fahrenheit', 'fahrenheit, farenheit', 'f'),
    ...scales('kelvin', 'kelvin', 'kelvin, kelvins', 'k'),
    ...near(unit('degree', 'degree', 'angle', plain), aTurn, 'words of turning stand near'),
    ...near(unit('degree-of-temperature', 'degree', 'temperature', plain), warmth, 'words of warmth stand near'),
    ...unit('degree-of-temperature', 'degree', 'temperature', plain),
    ...unit('radian', 'radian', 'angle', 'radian, radians', 'rad'),
    ...near(
      unit('turn', 'turn', 'angle', 'turn, turns'),
      'rotate, rotated, rotates, make, makes, made',
      'a thing turns',
    ),
  ];
}

/** The marks of feet and inches are quotation marks as well. */
function measured(entries: readonly UnitWord[]): UnitWord[] {
  const near = list('long, wide, tall, thick, deep, high, across, screen, height, width, length, diameter');
  return entries.map((entry) => ({ ...entry, near, reason: 'words of size stand near' }));
}

/** Units of measure; money is in a file of its own. */
export const englishUnits: readonly UnitWord[] = [
  ...unit('percent', '%', 'share', '', '', 'percent, percents, per cent, percentage, pct, %'),
  ...unit(
    'percentage-point',
    'pp',
    'share',
    'percentage point, percentage points, percent points, percentage - point',
    'pp',
  ),
  ...unit('basis-point', 'basis-point', 'share', 'basis point, basis points, basis - point', 'bps'),
  ...withParts(times()),
  ...unit('minute', 'minute', 'duration', '', 'm').map((minute) => ({ ...minute, isPartOnly: true })),
  ...unit('second', 'second', 'duration', '', 's').map((second) => ({ ...second, isPartOnly: true })),
  ...metric('kilo', 'km'),
  ...metric('', 'm'),
  ...metric('deci', 'dm'),
  ...metric('centi', 'cm'),
  ...metric('milli', 'mm'),
  ...metric('micro', 'µm, μm'),
  ...metric('nano', 'nm'),
  ...unit('picometre', 'picometre', 'length', 'picometer, picometers, picometre, picometres'),
  ...imperial('mile', 'mile, miles', 'mi'),
  ...imperial('yard', 'yard, yards', 'yd, yds'),
  ...imperial('foot', 'foot, feet', 'ft').map((foot) =>
    foot.name === 'foot' ? { ...foot, parts: footAndInch } : foot,
  ),
  ...imperial('inch', 'inch, inches', ''),
  ...unit('inch', 'inch', 'length', '', 'in').map((inch) => ({ ...inch, isPartOnly: true })),
  ...measured(unit('foot', 'foot', 'length', '', "', ′")),
  ...measured(unit('inch', 'inch', 'length', '', '", ″')),
  ...unit('nautical-mile', 'nautical-mile', 'length', 'nautical mile, nautical miles', 'nmi'),
  ...unit('light-year', 'light-year', 'length', 'light year, light years, light - year, light - years'),
  ...unit('acre', 'acre', 'area', 'acre, acres'),
  ...unit('hectare', 'hectare', 'area', 'hectare, hectares', 'ha'),
  ...volumes(),
  ...metricWeights(),
  ...unit('metric-ton', 'tonne', 'weight', '', '', 'metric ton, metric tons, metric tonne, metric tonnes'),
  ...unit('ton', 'tonne', 'weight', 'tonne, tonnes, ton, tons', 't'),
  ...withParts(unit('pound', 'pound', 'weight', 'pound, pounds', 'lb, lbs')),
  ...unit('ounce', 'ounce', 'weight', 'ounce, ounces', 'oz'),
  ...withParts(unit('stone', 'stone', 'weight', 'stone')),
  ...unit('carat', 'carat', 'weight', 'carat, carats'),
  ...unit('drachma', 'dram', 'weight', 'dram, drams, drachma'),
  ...unit('age', 'year', 'age', 'age, aged, ages, age of, ages of, the age of, the ages of').map((age) => ({
    ...age,
    isPrefix: true,
  })),
  ...speeds(),
  ...information(),
  ...electric(),
  ...unit('horsepower', 'horsepower', 'power', 'horsepower', 'hp'),
  ...unit('calorie', 'calorie', 'energy', 'calorie, calories', 'kcal'),
  ...unit('hertz', 'hertz', 'rate', 'hertz', 'Hz'),
  ...degrees(),
];
