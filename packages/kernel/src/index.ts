/** The kernel: what every package may rely on. Pure; imports nothing of ours. */
export * from './assert.ts';
export * from './base64.ts';
export * from './bytes.ts';
export * from './fault.ts';
export * from './json.ts';
export * from './limits.ts';
export * from './refusal.ts';
export * from './result.ts';
export * from './time.ts';
