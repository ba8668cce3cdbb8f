/** Registers in memory: what tests, generated pages and simulations play on. Pure but for reading the shipped schemes. */
export * from './cycle-case.ts';
export * from './cycle-stages.ts';
export * from './explore-cycle.ts';
export * from './explore-entries.ts';
export * from './fitting-sites.ts';
export * from './memory-register.ts';
export * from './scope-fully.ts';
export * from './sensible-body.ts';
export * from './shipped-schemes.ts';
export * from './simulation/simulate.ts';
