import { agreeInRandomCases } from './agree-in-random-cases.ts';

agreeInRandomCases(2);
