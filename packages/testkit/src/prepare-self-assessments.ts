/** A data directory for tests that write much: accounts, and sites whose self-assessments are open. Nobody uses it afterwards. */
import { dayOf, defined } from '@touchstone/kernel';
import type { Criterion } from '@touchstone/domain';
import { openInstallation, prepareDemoAccounts } from '@touchstone/server';
import { v7 as uuid } from 'uuid';
import type { SentCommand } from './api-client.ts';
import { createCommandDriver } from './command-driver.ts';
import type { Place } from './act.ts';
import { createScenario, levelOf } from './scenario.ts';

export interface OpenSelfAssessment extends Place {
  readonly evidence: string;
}

export interface SentAnswer extends SentCommand {
  readonly body: {
    readonly criterion: string;
    readonly level: string;
    readonly rationale: string;
    readonly evidence: readonly string[];
  };
}

export interface Prepared {
  readonly places: readonly OpenSelfAssessment[];
  readonly criteria: readonly Criterion[];
  /** A new answer to one criterion, not sent yet. */
  readonly answerTo: (place: OpenSelfAssessment, criterion: Criterion, rationale: string) => SentAnswer;
}

/** All sites are those of the demonstration's account `site`. The database writes through to the disk. */
export async function prepareSelfAssessments(dataDir: string, sites: number): Promise<Prepared> {
  const installation = await openInstallation({ dataDir, origin: 'http://localhost' });
  try {
    await prepareDemoAccounts(installation);
    const today = dayOf(installation.clock(), 'UTC');
    const compiled = await installation.schemes.inForce(installation.database.read, 'copper-mark', today);
    const { scheme } = defined(compiled, 'a scheme in force');
    const scenario = createScenario(createCommandDriver(installation), scheme, today);
    const places: OpenSelfAssessment[] = [];
    for (let number = 1; number <= sites; number += 1) {
      const site = await scenario.filesSite(`Mill ${String(number)}`);
      const place = await scenario.signsLetter(site);
      await scenario.acceptsLetter(place);
      places.push({ ...place, evidence: await scenario.addsEvidence(site, 'Manual') });
    }
    const answerTo: Prepared['answerTo'] = ({ cycle, evidence }, criterion, rationale) => ({
      ...{ id: uuid(), type: 'self-assessment.rate', stream: cycle },
      body: { criterion: criterion.id, level: levelOf(scheme, criterion, 'sound').id, rationale, evidence: [evidence] },
    });
    return { places, criteria: scenario.criteria, answerTo };
  } finally {
    await installation.close();
  }
}
