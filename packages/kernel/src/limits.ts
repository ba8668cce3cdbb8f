/**
 * Every limit in one place: what a person may type, what a list may hold, how deep a rule may nest.
 * A limit that is reached is a refusal with a sentence, never a crash.
 */
export const limits = {
  /** characters */
  nameLength: 200,
  shortTextLength: 500,
  rationaleLength: 4_000,
  /** pieces of evidence on one answer or determination */
  evidencePerAnswer: 20,
  /** bytes of one evidence file */
  evidenceBytes: 20_971_520,
  metalsPerSite: 10,
  actionsPerFinding: 20,
  activitiesPerSite: 20,
  /** who answer for one site, and who keep the entry of one organisation */
  peoplePerSite: 100,
  keepersPerOrganisation: 100,
  /** facts of an earlier participation that are put on record at once */
  importedFacts: 20,
  /** in the assessor register */
  firms: 500,
  /** that a form offers to choose from */
  organisations: 1_000,
  reportSections: 50,
  /** groups in an interview sample, and people of one of them */
  interviewGroups: 30,
  /** entries of an assurance plan: what the media scan found, whom the team consults, and criteria of one entry */
  mediaItems: 50,
  stakeholders: 100,
  criteriaPerMediaItem: 50,
  interviewedPeople: 10_000,
  /** that stood on one criterion before, the latest ones */
  formerRatings: 200,
  /** of an assessment team, beside its lead */
  teamMembers: 20,
  /** rows on one page of a list */
  pageRows: 50,
  /** days in one calendar, the nearest ones */
  comingDays: 5_000,
  /** bytes of one request body that is not an upload; the fullest assurance plan fits in any script */
  bodyBytes: 1_048_576,
  /** tries of one write under serializable isolation before the person is asked to try again */
  writeTries: 12,
  /** nesting of an award rule */
  ruleDepth: 12,
  ruleNodes: 500,
  criteriaPerScheme: 1_000,
  questionsPerScheme: 200,
  /** characters of one scheme file, and files of one scheme version */
  schemeFileLength: 1_000_000,
  schemeFiles: 50,
  /** characters of a compiled scheme version */
  schemeContentLength: 5_000_000,
  /** nesting of a scheme file, entries of any list or mapping in it other than criteria, characters of one text */
  schemeNesting: 40,
  schemeListLength: 500,
  schemeTextLength: 10_000,
  /** a table that somebody hands over: bytes, packed and unpacked, and rows and columns of one sheet */
  sheetBytes: 10_000_000,
  sheetBytesUnpacked: 50_000_000,
  sheetRows: 10_000,
  /** of a row, as its readers count; spreadsheets end there */
  sheetRowNumber: 1_048_576,
  sheetColumns: 200,
  /** mistakes of one scheme that are reported at once */
  schemeProblems: 100,
  /** characters of a credential given to the verifier */
  credentialLength: 500_000,
} as const;
