/** The server: HTTP, jobs and the one way in which anything is written. */
export * from './accounts/accounts.ts';
export * from './clock/reach-clocks.ts';
export * from './command/run-command.ts';
export * from './credential/issue-credential.ts';
export * from './credential/issuer-keys.ts';
export * from './demo/demo-accounts.ts';
export * from './demo/pass-time.ts';
export * from './demo/play-story.ts';
export type * from './demo/story-line.ts';
export { prepareDemoAccounts } from './demo/story-stage.ts';
export * from './http/assets.ts';
export * from './http/create-server.ts';
export * from './http/services.ts';
export * from './installation/demo-clock.ts';
export * from './installation/open-installation.ts';
export * from './installation/report.ts';
export * from './log/sequence-log.ts';
export * from './serve.ts';
