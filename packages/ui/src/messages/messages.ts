/**
 * All catalogues together. A feature adds its catalogue in three lines here: its import, and its place in each language.
 * A key that misses its French message, or a catalogue that misses here, does not compile.
 */
import * as components from '../components/components-messages.ts';
import * as errors from '../errors/errors-messages.ts';
import * as historyTable from '../participation/history-table-messages.ts';
import * as home from '../home/home-messages.ts';
import * as page from '../page/page-messages.ts';
import * as words from './words-messages.ts';
import * as calendar from '../calendar/calendar-messages.ts';
import * as clock from '../clock/clock-messages.ts';
import * as advice from '../cycle/advice-messages.ts';
import * as cycle from '../cycle/cycle-messages.ts';
import * as nextAct from '../cycle/next-act-messages.ts';
import * as evidence from '../evidence/evidence-messages.ts';
import * as improvement from '../improvement/improvement-messages.ts';
import * as participation from '../participation/participation-messages.ts';
import * as rating from '../rating/rating-messages.ts';
import * as selfAssessment from '../self-assessment/self-assessment-messages.ts';
import * as earlier from '../self-assessment/earlier-messages.ts';
import * as site from '../site/site-messages.ts';
import * as work from '../work/work-messages.ts';
import * as access from '../access/access-messages.ts';
import * as api from '../api/api-messages.ts';
import * as credential from '../credential/credential-messages.ts';
import * as log from '../log/log-messages.ts';
import * as register from '../register/register-messages.ts';
import * as scheme from '../scheme/scheme-messages.ts';
import * as verify from '../verify/verify-messages.ts';
import * as assessor from '../assessor/assessor-messages.ts';
import * as organisation from '../organisation/organisation-messages.ts';
import * as application from '../participation/application-messages.ts';
import * as letter from '../participation/letter-messages.ts';
import * as scope from '../participation/scope-messages.ts';
import * as history from '../participation/history-messages.ts';
import * as reassessment from '../participation/reassessment-messages.ts';
import * as standing from '../award/standing-messages.ts';
import * as panel from '../award/panel-messages.ts';
import * as workspace from '../cycle/workspace-messages.ts';
import * as afterAward from '../award/after-award-messages.ts';
import * as pipeline from '../cycle/pipeline-messages.ts';
import * as award from '../award/award-messages.ts';
import * as queue from '../queue/queue-messages.ts';
import * as desk from '../desk/desk-messages.ts';
import * as assessment from '../assessment/assessment-messages.ts';
import * as fieldwork from '../assessment/fieldwork-messages.ts';
import type { Language } from './languages.ts';

type Messages = typeof workspace.en &
  typeof earlier.en &
  typeof assessment.en &
  typeof fieldwork.en &
  typeof award.en &
  typeof desk.en &
  typeof queue.en &
  typeof pipeline.en &
  typeof scope.en &
  typeof history.en &
  typeof historyTable.en &
  typeof letter.en &
  typeof application.en &
  typeof organisation.en &
  typeof afterAward.en &
  typeof panel.en &
  typeof standing.en &
  typeof reassessment.en &
  typeof assessor.en &
  typeof components.en &
  typeof errors.en &
  typeof home.en &
  typeof page.en &
  typeof words.en &
  typeof calendar.en &
  typeof clock.en &
  typeof advice.en &
  typeof cycle.en &
  typeof nextAct.en &
  typeof evidence.en &
  typeof improvement.en &
  typeof participation.en &
  typeof rating.en &
  typeof selfAssessment.en &
  typeof site.en &
  typeof work.en &
  typeof access.en &
  typeof api.en &
  typeof credential.en &
  typeof log.en &
  typeof register.en &
  typeof scheme.en &
  typeof verify.en;

export type MessageKey = keyof Messages;

export const messages: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = {
  en: {
    ...workspace.en,
    ...assessment.en,
    ...fieldwork.en,
    ...award.en,
    ...desk.en,
    ...queue.en,
    ...pipeline.en,
    ...scope.en,
    ...history.en,
    ...historyTable.en,
    ...letter.en,
    ...application.en,
    ...organisation.en,
    ...afterAward.en,
    ...panel.en,
    ...standing.en,
    ...reassessment.en,
    ...assessor.en,
    ...components.en,
    ...errors.en,
    ...home.en,
    ...page.en,
    ...words.en,
    ...calendar.en,
    ...clock.en,
    ...advice.en,
    ...cycle.en,
    ...nextAct.en,
    ...evidence.en,
    ...improvement.en,
    ...participation.en,
    ...rating.en,
    ...selfAssessment.en,
    ...earlier.en,
    ...site.en,
    ...work.en,
    ...access.en,
    ...api.en,
    ...credential.en,
    ...log.en,
    ...register.en,
    ...scheme.en,
    ...verify.en,
  },
  fr: {
    ...workspace.fr,
    ...assessment.fr,
    ...fieldwork.fr,
    ...award.fr,
    ...desk.fr,
    ...queue.fr,
    ...pipeline.fr,
    ...scope.fr,
    ...history.fr,
    ...historyTable.fr,
    ...letter.fr,
    ...application.fr,
    ...organisation.fr,
    ...afterAward.fr,
    ...panel.fr,
    ...standing.fr,
    ...reassessment.fr,
    ...assessor.fr,
    ...components.fr,
    ...errors.fr,
    ...home.fr,
    ...page.fr,
    ...words.fr,
    ...calendar.fr,
    ...clock.fr,
    ...advice.fr,
    ...cycle.fr,
    ...nextAct.fr,
    ...evidence.fr,
    ...improvement.fr,
    ...participation.fr,
    ...rating.fr,
    ...selfAssessment.fr,
    ...earlier.fr,
    ...site.fr,
    ...work.fr,
    ...access.fr,
    ...api.fr,
    ...credential.fr,
    ...log.fr,
    ...register.fr,
    ...scheme.fr,
    ...verify.fr,
  },
};
