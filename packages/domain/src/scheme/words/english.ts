/** Rules, reasons and clocks in English. */
import { dayName } from './day-name.ts';
import type { Phrases } from './phrases.ts';

const counted = (number: number, unit: string): string => `${number} ${unit}${number === 1 ? '' : 's'}`;

export const english: Phrases = {
  quote: (text) => `“${text}”`,
  or: (all) => (all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all.at(-1) ?? ''}`),
  andMore: (shown, more) => `${shown} and ${more} more`,
  day: (day) => dayName('en-GB', day),
  number: (value) => value.toLocaleString('en-GB', { maximumFractionDigits: 2 }),
  yesOrNo: (value) => (value ? 'yes' : 'no'),

  criteria: ({ critical, groups, listed }) =>
    [
      critical === undefined ? '' : critical ? 'critical ' : 'non-critical ',
      'criteria that apply',
      groups === undefined ? '' : ` in ${groups}`,
      listed === undefined ? '' : ` among ${listed}`,
    ].join(''),

  parts: (head, parts) => `${head}: ${parts.join('; ')}`,
  all: 'all of these hold',
  any: 'at least one of these holds',
  not: 'this does not hold',
  every: (criteria, level) => `all ${criteria} are rated ${level} or better`,
  rated: (criteria) => `all ${criteria} are rated`,
  count: (criteria, level, least) => `at least ${least} of the ${criteria} are rated ${level} or better`,
  share: (criteria, level, least) => `at least ${least} % of the ${criteria} are rated ${level} or better`,
  score: (criteria, least) => `the score over the ${criteria} is at least ${least}`,
  applies: (criteria) => `there are ${criteria}`,
  within: (event, until) =>
    until === undefined ? `this has happened: ${event}` : `this has happened in time: ${event}, until ${until}`,
  fact: (fact, answers) => `${fact} is ${answers}`,
  answerTo: (question) => `the answer to ${question}`,
  facts: {
    siteType: 'the type of the site',
    metals: 'a metal of the site',
    activities: 'an activity of the site',
    country: 'the country of the site',
    fictional: 'whether the site is made up',
    pilot: 'whether the site takes part as a pilot',
  },

  allHold: (holds) => (holds ? 'all of these hold' : 'not all of these hold'),
  anyHolds: (holds) => (holds ? 'at least one of these holds' : 'none of these holds'),
  notHolds: (holds) => (holds ? 'this must not hold, and it does not' : 'this must not hold, but it does'),
  everyReached: (criteria, level, considered) => `all ${criteria} (${considered}) are rated ${level} or better`,
  allRated: (criteria, considered) => `all ${criteria} (${considered}) are rated`,
  notAllReached: (criteria, level, not, considered) =>
    `${not} of the ${considered} ${criteria} ${not === 1 ? 'is' : 'are'} not rated ${level} or better`,
  notAllRated: (criteria, not, considered) =>
    `${not} of the ${considered} ${criteria} ${not === 1 ? 'has' : 'have'} no rating`,
  below: (level, criteria, number, considered) => `rated below ${level}: ${criteria} (${number} of ${considered})`,
  missing: (criteria, number, considered) => `without a rating: ${criteria} (${number} of ${considered})`,
  counted: (criteria, level, value, considered, wanted) =>
    `of the ${criteria}, ${value} of ${considered} are rated ${level} or better; at least ${wanted} are needed`,
  shared: (criteria, level, value, considered, wanted) =>
    `of the ${criteria} (${considered}), ${value} % are rated ${level} or better; at least ${wanted} % are needed`,
  scored: (criteria, value, wanted) => `the score over the ${criteria} is ${value}; at least ${wanted} is needed`,
  noneApplies: (criteria) => `there are no ${criteria}, so nothing is asked`,
  appliesNot: (criteria) => `there are no ${criteria}`,
  happened: (event, on, until) => `${event}: on ${on}${until === undefined ? '' : `, in time until ${until}`}`,
  notHappened: (event, until) => `${event}: not yet${until === undefined ? '' : `, in time until ${until}`}`,
  factHolds: (fact, answers, holds) => `${fact} ${holds ? 'is' : 'is not'} ${answers}`,

  unset: 'the scheme sets no time for this',
  after: (period, event) => `${period} after ${event}`,
  dayOf: (event) => `the day of this event: ${event}`,
  earliest: (days) => `the earliest of: ${days.join('; ')}`,
  latest: (days) => `the latest of: ${days.join('; ')}`,
  period: ({ years, months, days }) =>
    [
      years === undefined ? [] : [counted(years, 'year')],
      months === undefined ? [] : [counted(months, 'month')],
      days === undefined ? [] : [counted(days, 'day')],
    ]
      .flat()
      .join(' and '),
  perFinding: (due) => `for every finding, ${due}`,
  escalates: (duty) => `when it runs out, ${duty} must act`,
  notifies: (duty) => `when it runs out, ${duty} is told`,
  awardSuspended: 'when it runs out, the award is suspended',
  commitmentLapses: 'when it runs out, the commitment lapses',
  awardEnds: 'when it runs out, the award ends',
  differ: (first, second) => `${first} and ${second} are done by different people`,

  anchors: {
    'application.submitted': 'the application is submitted',
    'application.answered': 'the application is answered',
    'commitment.signed': 'the letter of commitment is signed',
    'commitment.accepted': 'the letter of commitment is accepted',
    'reassessment.begun': 'the site begins to be assessed again',
    'self-assessment.submitted': 'the self-assessment is submitted',
    'desk-review.return-asked': 'the assessors ask for the return of the self-assessment',
    'desk-review.return-answered': 'the request to return the self-assessment is answered',
    'assessment.visited': 'the site visit',
    'assessment.submitted': 'the assessment report is submitted',
    'assessment.accepted': 'the assessment report is accepted',
    'improvement.completed': 'every finding is closed',
    'conformance.confirmed': 'full conformance is confirmed',
    'award.confirmed': 'the award is confirmed',
    'award.refused': 'the award is refused',
    'award.suspended': 'the award is suspended',
    'suspension.ended': 'a suspension ends',
    'award.withdrawn': 'the award is withdrawn',
    'surveillance.completed': 'the surveillance is completed',
    'change.notified': 'the site tells of a significant change',
    'change.answered': 'the notice of a change is answered',
    'appeal.lodged': 'an appeal is lodged',
    'appeal.decided': 'the appeal is decided',
    'finding.raised': 'the finding is raised',
    'finding.closed': 'the finding is closed',
  },
  acts: {
    'application.submit': 'applying to take part',
    'application.answer': 'answering the application',
    'commitment.sign': 'signing the letter of commitment',
    'commitment.accept': 'accepting the letter of commitment',
    'self-assessment.submit': 'submitting the self-assessment',
    'assessment.appoint': 'appointing the assessor',
    'assessment.plan': 'planning the assessment',
    'assessment.submit': 'submitting the assessment report',
    'assessment.accept': 'accepting the assessment report',
    'improvement.verify': 'closing a finding',
    'award.propose': 'proposing an award',
    'award.confirm': 'confirming an award',
    'award.suspend': 'suspending an award',
    'award.lift': 'lifting a suspension',
    'award.withdraw': 'withdrawing an award',
    'surveillance.complete': 'completing the surveillance',
    'conformance.confirm': 'confirming full conformance',
    'appeal.decide': 'deciding an appeal',
  },
  duties: {
    site: 'the responsible person of the site',
    assessor: 'the assessor',
    secretariat: 'the secretariat',
    officer: 'an award officer',
    operator: 'the operator of this register',
    system: 'this register',
  },
};
