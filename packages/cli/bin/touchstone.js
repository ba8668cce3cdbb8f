#!/usr/bin/env -S node --max-semi-space-size=4
// What `npx touchstone` runs. A file of its own, because npm links only what is there when it installs, before the build.
// The small young generation keeps the server's memory low: it makes much short-lived garbage and little that stays.
await import('../dist/main.js');
