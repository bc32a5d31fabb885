import './assessment.ts';
import './claims.ts';
import './evidence.ts';
import './verdict.ts';
import { builder } from './builder.ts';

/** The whole schema. */
export const schema = builder.toSchema();
