/** The main job in a browser that runs no script. */
import { describeMainJobOnPages } from './main-job-on-pages.ts';

describeMainJobOnPages('without script, at 320 px, in French', 'fr', {
  viewport: { width: 320, height: 700 },
  javaScriptEnabled: false,
});
