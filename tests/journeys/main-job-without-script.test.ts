/** The main job on the pages of a browser that runs no script, in a wide window. */
import { describeMainJobOnPages } from './main-job-on-pages.ts';

describeMainJobOnPages('without script, in a wide window, in English', 'en', {
  viewport: { width: 1280, height: 900 },
  javaScriptEnabled: false,
});
