import suite from '@microsoft/recognizers-text-suite';
import type { Recognize } from './score.ts';
import { type SuiteName, textOf } from './suite.ts';

type Call = (text: string, culture: string) => ReturnType<typeof suite.recognizeNumber>;

/** The peer's model for each suite; its JavaScript has none of ranges. */
const models: Readonly<Record<SuiteName, Call | null>> = {
  NumberModel: suite.recognizeNumber,
  OrdinalModel: suite.recognizeOrdinal,
  PercentModel: suite.recognizePercentage,
  NumberRangeModel: null,
  CurrencyModel: suite.recognizeCurrency,
  DimensionModel: suite.recognizeDimension,
  AgeModel: suite.recognizeAge,
  TemperatureModel: suite.recognizeTemperature,
};

export function findPeer(name: SuiteName): Recognize | undefined {
  const model = models[name];
  if (model === null) return undefined;
  return (text) =>
    model(text, suite.Culture.English).map(({ start, end, resolution }) => ({
      start,
      end,
      value: textOf(resolution?.['value']),
      unit: textOf(resolution?.['unit']),
    }));
}
