import { assayScale, type RatingLabel as RatingLabelValue, type RatingScale as RatingScaleValue } from '@assay/core';
import { guarded } from './auth/access.ts';
import { builder } from './builder.ts';

export const Rating = builder.objectRef<RatingLabelValue>('Rating').implement({
  description: 'A label of a rating scale.',
  fields: (t) => ({
    label: t.exposeString('id', { description: 'What verdicts name it by, such as half-true.' }),
    name: t.exposeString('name', { description: 'Its name for readers.' }),
    position: t.exposeInt('position', {
      nullable: true,
      description: 'Its place on the axis of truth, from false to true around 0; null off the axis.',
    }),
    retired: t.exposeBoolean('retired', { description: 'Whether it is no longer given.' }),
    description: t.exposeString('description', { description: 'When it is given.' }),
  }),
});

export const RatingScale = builder.objectRef<RatingScaleValue>('RatingScale').implement({
  description: 'Labels for verdicts, in one version.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What readers know it by.' }),
    version: t.exposeInt('version', { description: 'Its version, from 1.' }),
    ratings: t.expose('labels', {
      type: [Rating],
      description: 'Its labels: those on the axis from true to false, then those off it.',
    }),
  }),
});

const scales: readonly RatingScaleValue[] = [assayScale];

/** The scale in the version that a revision names. */
export function scaleOf({ id, version }: Pick<RatingScaleValue, 'id' | 'version'>): RatingScaleValue {
  const found = scales.find((scale) => scale.id === id && scale.version === version);
  if (found === undefined) throw new Error(`a revision was rated on ${id} ${version}, a scale that is not known`);
  return found;
}

builder.queryField('scales', (t) =>
  t.field({
    type: [RatingScale],
    description: 'The scales verdicts are rated on.',
    extensions: guarded('public'),
    resolve: () => scales,
  }),
);
