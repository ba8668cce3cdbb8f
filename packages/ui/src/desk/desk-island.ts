/** Runs in the browser on the pages where ratings are written: keeps what is written, and listens to the keys. */
import { keepDrafts } from './keep-drafts-island.ts';
import { listenToKeys } from './listen-to-keys-island.ts';

keepDrafts();
listenToKeys();
