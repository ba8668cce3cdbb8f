/** The main job on the pages of a browser that runs scripts, in a narrow window and in French. */
import { describeMainJobOnPages } from './main-job-on-pages.ts';

describeMainJobOnPages('copper-mark', {
  name: 'with script, at 320 px, in French',
  language: 'fr',
  options: { viewport: { width: 320, height: 700 } },
});
