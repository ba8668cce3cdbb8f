/**
 * What deciders ask about the world outside of their own stream, taken from the states of a register in memory: the same
 * facts that `store` reads from its tables (`load-facts.ts`), so a change there has its counterpart here.
 */
import {
  decideAccess,
  decideAssessor,
  decideCycle,
  decideEvidence,
  decideFirm,
  decideIndependence,
  decideOrganisation,
  decideScheme,
  decideSite,
  knownWords,
  parseCompiledScheme,
  versionTouched,
  type AnyCommand,
  type AnyEvent,
  type CompiledScheme,
  type Context,
  type Decision,
  type FirmFacts,
} from '@touchstone/domain';
import { cycleFacts } from './memory-cycle-facts.ts';
import { nameOf, stateIn, type NamedOrganisation, type Tables } from './memory-tables.ts';
import { assesses, barFromSite, ownFirmOf } from './memory-ties.ts';

/** Decides with the facts that this kind of stream asks for. */
export function decide(tables: Tables, command: AnyCommand, context: Context): Decision<AnyEvent> {
  switch (command.type) {
    case 'organisation.register':
    case 'organisation.correct':
    case 'organisation.invite':
    case 'organisation.dismiss':
    case 'partnership.begin':
    case 'partnership.end': {
      const account = command.type === 'organisation.invite' ? accountOf(tables, command.body.email) : undefined;
      return decideOrganisation(stateIn(tables, 'organisation', command.stream), command, {
        ...context,
        ...(account === undefined ? {} : { account }),
        nameTaken: 'name' in command.body && nameTaken(tables, command.stream, command.body),
        schemeKnown: 'scheme' in command.body && schemeKnown(tables, command.body.scheme),
      });
    }
    case 'site.file':
    case 'site.revise':
    case 'site.invite':
    case 'site.dismiss': {
      const account = command.type === 'site.invite' ? accountOf(tables, command.body.email) : undefined;
      const siteTypes = tables.schemes.flatMap(({ scheme }) => scheme.siteTypes.map(({ id }) => id));
      const metals = tables.schemes.flatMap(({ scheme }) => scheme.metals.map(({ id }) => id));
      return decideSite(stateIn(tables, 'site', command.stream), command, {
        ...{ ...context, siteTypes, metals },
        ...(account === undefined ? {} : { account }),
        ...('operatorEntry' in command.body ? operatorName(tables, command.body.operatorEntry) : {}),
        assessesSite: account !== undefined && assesses(tables, account, command.stream),
      });
    }
    case 'evidence.add': {
      const { site } = command.body;
      const barHere = barFromSite(tables, context, site);
      return decideEvidence(stateIn(tables, 'evidence', command.stream), command, {
        ...context,
        siteKnown: tables.streams.has(site),
        fileHeld: true,
        appointedHere: assesses(tables, context.actor.id, site),
        ...(barHere === undefined ? {} : { barHere }),
      });
    }
    case 'assessor.approve': {
      const account = accountOf(tables, command.body.email);
      return decideAssessor(stateIn(tables, 'assessor', command.stream), command, {
        ...context,
        ...(account === undefined ? {} : { account }),
        ...registerFacts(tables, context),
        registered: account !== undefined && tables.assessorOf.has(account),
        firm: stateIn(tables, 'firm', command.body.firm),
      });
    }
    case 'assessor.rescope':
    case 'assessor.record-competence':
    case 'assessor.suspend':
    case 'assessor.reinstate':
      return decideAssessor(stateIn(tables, 'assessor', command.stream), command, {
        ...{ ...context, ...registerFacts(tables, context), registered: true },
      });
    case 'firm.approve':
    case 'firm.rescope':
    case 'firm.suspend':
    case 'firm.reinstate':
    case 'firm.record-tie':
    case 'firm.strike-tie':
      return decideFirm(stateIn(tables, 'firm', command.stream), command, {
        ...context,
        ...registerFacts(tables, context),
        operatorKnown: 'organisation' in command.body && tables.streams.has(command.body.organisation),
      });
    case 'independence.declare': {
      const siteKnown = tables.streams.has(command.body.site);
      return decideIndependence(stateIn(tables, 'independence', command.stream), command, { ...context, siteKnown });
    }
    case 'access.grant':
    case 'access.revoke': {
      const account = accountOf(tables, command.body.email);
      return decideAccess(stateIn(tables, 'access', command.stream), command, {
        ...context,
        ...(account === undefined ? {} : { account }),
      });
    }
    case 'scheme.publish': {
      const parsed = parseCompiledScheme(command.body.content);
      return decideScheme(stateIn(tables, 'scheme', command.stream), command, {
        ...{ ...context, versionTaken: parsed.ok && versionTaken(tables, parsed.value) },
        ...(parsed.ok ? { compiled: parsed.value } : {}),
      });
    }
    default: {
      const state = stateIn(tables, 'cycle', command.stream);
      const version = tables.streams.get(command.stream)?.version ?? 0;
      if (command.base !== undefined && command.base < versionTouched(state, command, version)) {
        return { ok: false, error: { code: 'command.conflict' } };
      }
      return decideCycle(state, command, cycleFacts(tables, state, version, command, context));
    }
  }
}

function registerFacts(tables: Tables, { actor }: Context): Pick<FirmFacts, 'known' | 'ownFirm'> {
  return { ...ownFirmOf(tables, actor), known: knownWords(tables.schemes.map(({ scheme }) => scheme)) };
}

function nameTaken({ organisations }: Tables, except: string, named: NamedOrganisation): boolean {
  const other = organisations.get(nameOf(named));
  return other !== undefined && other !== except;
}

function versionTaken({ schemes }: Tables, { hash, scheme }: CompiledScheme): boolean {
  return schemes.some(
    (one) => one.scheme.id === scheme.id && one.scheme.version === scheme.version && one.hash !== hash,
  );
}

function schemeKnown({ schemes }: Tables, id: string): boolean {
  return schemes.some(({ scheme }) => scheme.id === id);
}

function accountOf({ accountsByEmail }: Tables, email: string): string | undefined {
  return accountsByEmail.get(email)?.id;
}

function operatorName(tables: Tables, entry: string): { readonly operatorName?: string } {
  const state = stateIn(tables, 'organisation', entry);
  return state.stage === 'registered' ? { operatorName: state.name } : {};
}
