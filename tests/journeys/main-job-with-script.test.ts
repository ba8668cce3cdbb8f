/** The main job in a browser that runs scripts. */
import { describeMainJobOnPages } from './main-job-on-pages.ts';

describeMainJobOnPages('with script, in a wide window, in English', 'en', { viewport: { width: 1280, height: 900 } });
