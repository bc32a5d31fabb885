import { agreeInRandomCases } from './agree-in-random-cases.ts';

agreeInRandomCases(2, 50_000);
