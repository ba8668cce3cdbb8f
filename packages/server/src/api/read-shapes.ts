/** What the API answers to reads, as shapes: they document the answers and let nothing through that they do not name. */
import { ApprovalScope, RequirementRatings } from '@touchstone/domain';
import { Type, type TNull, type TSchema, type TUnion } from 'typebox';

export const Day = Type.String({ format: 'date' });
export const Moment = Type.String({ format: 'date-time' });
const Words = Type.Record(Type.String(), Type.String(), { description: 'words by language code' });

/** What many reads can be asked for. */
export const afterQuery = {
  after: Type.Optional(Type.String({ description: '`next` of the page before' })),
};

export function orNull<S extends TSchema>(shape: S): TUnion<[S, TNull]> {
  return Type.Union([shape, Type.Null()]);
}

export const Person = Type.Object({ account: Type.String(), name: orNull(Type.String()) });

/** How the votes of a panel stand, and what they come to. */
export const TallyShape = Type.Object({
  ...{ for: Type.Integer(), against: Type.Integer(), abstaining: Type.Integer() },
  outcome: Type.String({ description: 'no-quorum, carried or lost, as the votes stand' }),
});

export const RegisteredSite = Type.Object({
  site: Type.String(),
  name: Type.String(),
  operator: Type.String(),
  operatorEntry: Type.Optional(Type.String({ description: 'id of the operator among the organisations' })),
  country: Type.String(),
  place: orNull(Type.String()),
  siteType: Type.String(),
  metals: Type.Array(Type.String()),
  /** made up for demonstration */
  fictional: Type.Boolean(),
  /** known only from public sources */
  imported: Type.Boolean(),
  status: Type.String(),
  scheme: Type.String(),
  schemeVersion: orNull(Type.String()),
  committedOn: orNull(Day),
  awardedOn: orNull(Day),
  validUntil: orNull(Day),
  /** ids of the marks that are held */
  marks: Type.Array(Type.String()),
});

export const RegisterAnswer = Type.Object({
  sites: Type.Array(RegisteredSite),
  /** as `after`, it leads to the next page; absent on the last */
  next: Type.Optional(Type.String()),
});

export const PublicSiteAnswer = Type.Object({
  ...RegisteredSite.properties,
  awards: Type.Array(
    Type.Object({
      cycle: Type.String(),
      mark: Type.String(),
      validFrom: Day,
      validUntil: orNull(Day),
      suspendedOn: orNull(Day),
      endedOn: orNull(Day),
      /** `expired`, `withdrawn` or `superseded` */
      endedHow: orNull(Type.String()),
    }),
  ),
  importedFacts: Type.Array(
    Type.Object({
      step: Type.String(),
      knownOn: Day,
      /** where the source names it */
      happenedOn: Type.Optional(Day),
      conditions: Type.Optional(Type.String({ description: 'each on a line of its own' })),
      source: Type.Object({
        title: Type.String(),
        url: Type.Optional(Type.String()),
        row: Type.Optional(Type.Integer()),
      }),
    }),
  ),
  /** what happened in public, oldest first; `logIndex` is null until the log has sealed it */
  history: Type.Array(
    Type.Object({
      stream: Type.String(),
      version: Type.Integer(),
      logIndex: orNull(Type.Integer()),
      entry: Type.Unknown(),
    }),
  ),
  credential: Type.Optional(Type.String({ description: 'address of the credential' })),
  /** what the scheme's own rules make public; each member is there only once it is open */
  published: Type.Optional(
    Type.Object({
      scheme: Type.String({ description: 'hash of the version that the cycle is pinned to' }),
      /** since when every criterion that applies is confirmed to be met and verified */
      conformedOn: Type.Optional(Day),
      promises: Type.Optional(Type.Array(Type.String())),
      ratings: Type.Optional(
        Type.Record(
          Type.String(),
          Type.Object({ level: Type.Optional(Type.String()), notApplicable: Type.Optional(Type.Boolean()) }),
        ),
      ),
      summary: Type.Optional(Type.String()),
      plan: Type.Optional(
        Type.Array(
          Type.Object({ criterion: Type.String(), action: Type.String(), dueOn: orNull(Day), closed: Type.Boolean() }),
        ),
      ),
      conditions: Type.Optional(Type.Array(Type.String())),
      reasons: Type.Optional(Type.String()),
      /** what is held back or given on request, and from when */
      still: Type.Array(
        Type.Object({
          fact: Type.String(),
          access: Type.String(),
          state: Type.String(),
          from: Type.Optional(Day),
        }),
      ),
    }),
  ),
});

const CycleRowShape = Type.Object({
  cycle: Type.String(),
  stage: Type.String(),
  site: Type.String(),
  siteName: Type.String(),
  operator: Type.String(),
  fictional: Type.Boolean(),
  nextDue: orNull(Day),
  /** for the team, while it is needed: how far the assessment is */
  engagement: Type.Optional(
    Type.Object({
      determined: Type.Integer(),
      applicable: Type.Integer(),
      toVerify: Type.Integer(),
      visit: Type.Optional(Type.Object({ stands: Type.String(), from: Type.Optional(Day), until: Day })),
    }),
  ),
});

export const CyclesAnswer = Type.Object({
  cycles: Type.Array(CycleRowShape),
  next: Type.Optional(Type.Integer({ description: 'as `after`, it leads to the next page' })),
});

const Progress = Type.Object({ stage: Type.String(), rated: Type.Integer(), applicable: Type.Integer() });

export const CycleAnswer = Type.Object({
  cycle: Type.String(),
  /** the version that If-Match and an award’s `seen` name */
  version: Type.Integer(),
  stage: Type.String(),
  site: Type.Object({ site: Type.String(), name: Type.String(), operator: Type.String(), fictional: Type.Boolean() }),
  /** hash of the scheme version that the cycle is pinned to */
  scheme: orNull(Type.String()),
  signedOn: orNull(Day),
  /** the site takes part as a pilot */
  pilot: Type.Optional(Type.Boolean()),
  /** where it asked before its letter whether it may take part */
  application: Type.Optional(Type.Object({ stage: Type.String(), rule: Type.String() })),
  /** what the site answered to the scheme's questions about it, as a letter of commitment carries it */
  scope: Type.Optional(
    Type.Array(Type.Object({ question: Type.String(), answer: Type.String(), confirmed: Type.Boolean() })),
  ),
  selfAssessment: Type.Optional(Progress),
  assessment: Type.Optional(Progress),
  findings: Type.Optional(Type.Object({ open: Type.Integer(), closed: Type.Integer() })),
  award: Type.Optional(
    Type.Object({ stage: Type.String(), marks: Type.Array(Type.String()), awardedOn: Type.Optional(Day) }),
  ),
  /** `unmet`: criteria that are not met, or not verified, for those who may know */
  conformance: Type.Optional(
    Type.Object({ confirmedOn: Type.Optional(Day), unmet: Type.Optional(Type.Array(Type.String())) }),
  ),
  clocks: Type.Array(
    Type.Object({
      clock: Type.String(),
      state: Type.String(),
      due: Type.Optional(Day),
      metOn: Type.Optional(Day),
      pausedOn: Type.Optional(Day),
    }),
  ),
  /** what is to come; `award` is absent once it is decided, its `latest` where the scheme leaves the end open */
  forecast: Type.Optional(
    Type.Object({
      deadlines: Type.Array(Type.Object({ clock: Type.String(), finding: Type.Optional(Type.String()), due: Day })),
      award: Type.Optional(
        Type.Object({
          earliest: Day,
          /** the last day of the planned visit, where that lies ahead */
          visitUntil: Type.Optional(Day),
          latest: Type.Optional(Day),
          /** steps that are left and for which no clock sets a day */
          open: Type.Array(Type.String()),
        }),
      ),
    }),
  ),
  /** the past day that was asked for */
  asOf: Type.Optional(Day),
  /** what has to be done next, and by whom */
  acts: Type.Array(
    Type.Object({ act: Type.String(), duty: Type.String(), due: Type.Optional(Day), mine: Type.Boolean() }),
  ),
});

export const RatingShape = Type.Object({
  criterion: Type.String(),
  level: orNull(Type.String()),
  notApplicable: Type.Boolean(),
  rationale: Type.String(),
  evidence: Type.Array(Type.String()),
  /** by requirement id: of those below the criterion, where the scheme has them rated one by one */
  requirements: RequirementRatings,
  version: Type.Integer({ description: 'the version that If-Match names when this rating is changed' }),
  by: Person,
  at: Moment,
  /** of a determination: when it was made, as the device says on which it was written */
  observedAt: Type.Optional(Moment),
  /** of an answer: the one of the cycle before that it started from */
  broughtFrom: Type.Optional(Type.Object({ cycle: Type.String(), criterion: Type.String() })),
  /** of a determination as not applicable, where the scheme wants that confirmed */
  exclusion: Type.Optional(
    Type.Object({ answer: Type.String({ description: 'open, confirmed or declined' }), reason: orNull(Type.String()) }),
  ),
});
export const RatingsAnswer = Type.Object({ ratings: Type.Array(RatingShape) });

export const FindingsAnswer = Type.Object({
  findings: Type.Array(
    Type.Object({
      finding: Type.String(),
      criterion: Type.String(),
      raisedLevel: Type.String(),
      level: Type.String(),
      stage: Type.String(),
      cause: orNull(Type.String()),
      done: orNull(Type.String()),
      evidence: Type.Array(Type.String()),
      verifiedRationale: orNull(Type.String()),
      /** what the assessor cited when they verified it last */
      verifiedEvidence: Type.Array(Type.String()),
      /** `remote` or `on-site`, where it is known how it was verified */
      method: orNull(Type.String()),
      closedOn: orNull(Day),
      /** the finding of an earlier cycle of the site that the same criterion raised */
      repeats: Type.Optional(Type.Object({ cycle: Type.String(), finding: Type.String() })),
      actions: Type.Array(
        Type.Object({
          action: Type.String(),
          what: Type.String(),
          owner: Type.String(),
          dueOn: Day,
          stage: Type.String(),
          progress: orNull(Type.String()),
          evidence: Type.Array(Type.String()),
          verifiedRationale: orNull(Type.String()),
          verifiedEvidence: Type.Array(Type.String()),
          method: orNull(Type.String()),
        }),
      ),
    }),
  ),
});

const Advice = Type.Object({
  marks: Type.Array(
    Type.Object({
      mark: Type.String(),
      advised: Type.Boolean(),
      /** the rule with what each of its parts found, each part with its own `because` */
      reason: Type.Unknown(),
      inWords: Type.String(),
    }),
  ),
});
/** `onDeterminations` is absent while the reader may not see them. */
export const AdviceAnswer = Type.Object({ onAnswers: Advice, onDeterminations: Type.Optional(Advice) });

export const SiteShape = Type.Object({
  site: Type.String(),
  name: Type.String(),
  operator: Type.String(),
  operatorEntry: Type.Optional(Type.String()),
  country: Type.String(),
  place: orNull(Type.String()),
  siteType: Type.String(),
  metals: Type.Array(Type.String()),
  activities: Type.Array(Type.String()),
  coordinates: Type.Optional(Type.Object({ latitude: Type.Number(), longitude: Type.Number() })),
  capacity: Type.Optional(Type.Object({ amount: Type.Number(), unit: Type.String() })),
  fictional: Type.Boolean(),
});
export const SitesAnswer = Type.Object({
  sites: Type.Array(SiteShape),
  next: Type.Optional(Type.String({ description: 'as `after`, it leads to the next page' })),
});

export const EvidenceAnswer = Type.Object({
  evidence: Type.Array(
    Type.Object({
      evidence: Type.String(),
      title: Type.String(),
      fileName: Type.String(),
      mediaType: Type.String(),
      sizeBytes: Type.Integer(),
      sha256: Type.String(),
      about: orNull(Day),
      validUntil: orNull(Day),
      addedAt: Moment,
    }),
  ),
});

const approval = {
  name: Type.String(),
  fictional: Type.Boolean(),
  scope: ApprovalScope,
  until: orNull(Day),
  suspended: Type.Boolean(),
};
export const FirmsAnswer = Type.Object({
  firms: Type.Array(Type.Object({ firm: Type.String(), country: orNull(Type.String()), ...approval })),
});
export const AssessorShape = Type.Object({
  assessor: Type.String(),
  firmEntry: orNull(Type.String()),
  firm: Type.String(),
  ...approval,
});
export const AssessorsAnswer = Type.Object({
  assessors: Type.Array(AssessorShape),
  next: Type.Optional(Type.Integer({ description: 'as `after`, it leads to the next page' })),
});

export const SchemesAnswer = Type.Object({
  schemes: Type.Array(
    Type.Object({
      hash: Type.String(),
      scheme: Type.String(),
      version: Type.String(),
      name: Words,
      standardName: Words,
      inForceFrom: Day,
      inForceUntil: Type.Optional(Day),
    }),
  ),
});

const Pair = {
  from: Type.Optional(Type.String({ description: 'criterion there; absent of a new one' })),
  to: Type.Optional(Type.String({ description: 'criterion here; absent of a withdrawn one' })),
  relation: Type.Optional(Type.String()),
  reason: Type.Optional(Words),
};

export const SchemeMappingsAnswer = Type.Object({
  mappings: Type.Array(
    Type.Object({
      from: Type.Object({ scheme: Type.String(), version: Type.String(), name: Type.Optional(Words) }),
      entries: Type.Array(Type.Object({ ...Pair, source: Type.Optional(Type.Unknown()) })),
      source: Type.Optional(Type.Unknown()),
    }),
  ),
});

export const SchemeDifferencesAnswer = Type.Object({
  /** whether the newer version says itself where the criteria went */
  mapped: Type.Boolean(),
  pairs: Type.Array(Type.Object(Pair)),
  changes: Type.Array(Type.Object({ change: Type.Unknown(), inWords: Type.String() })),
  unaccounted: Type.Array(Type.String()),
  unknown: Type.Array(Type.String()),
});

export const HeldFileAnswer = Type.Object({ sha256: Type.String(), sizeBytes: Type.Integer() });
