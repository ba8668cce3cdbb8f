/** The main job of another scheme on the pages of a browser that runs no script, in a wide window. */
import { describeMainJobOnPages } from './main-job-on-pages.ts';

describeMainJobOnPages('example-mill', {
  name: 'without script, in a wide window, in English',
  language: 'en',
  options: { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false },
});
