#!/usr/bin/env -S MALLOC_ARENA_MAX=2 node --max-semi-space-size=4 --heap-growing-percent=15
// What `npx touchstone` runs. A file of its own, because npm links only what is there when it installs, before the build.
// A server makes much short-lived garbage and little that stays, so these settings give it little room for garbage: they
// keep it under 200 MB at no cost in speed that could be measured (`npm run bench`).
await import('../dist/main.js');
