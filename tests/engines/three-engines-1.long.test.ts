import { agreeInRandomCases } from './agree-in-random-cases.ts';

agreeInRandomCases(1, 50_000);
