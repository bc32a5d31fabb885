export { createTestEnvironment, type TestEnvironment } from './test-environment.ts';
export { type CaseChanges, createVerdictCase } from './verdict-case.ts';
