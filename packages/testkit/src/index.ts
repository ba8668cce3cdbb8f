/** What tests share: databases, server processes, and the language in which they tell what people do. Nothing but tests imports this. */
export * from './act.ts';
export * from './api-client.ts';
export * from './api-driver.ts';
export * from './command-driver.ts';
export * from './database.ts';
export { leastSample } from './fieldwork-acts.ts';
export type { KindOfSite } from './memory/fitting-sites.ts';
export * from './memory/shipped-schemes.ts';
export * from './memory-driver.ts';
export * from './prepare-self-assessments.ts';
export * from './requirements-alike.ts';
export * from './scenario.ts';
export * from './test-server.ts';
export * from './touchstone-process.ts';
export { reasonBack } from './ways-back-acts.ts';
