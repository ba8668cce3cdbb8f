/**
 * A whole register in one request: what its rows would bring, and bringing it, as the page and the terminal do. The table
 * names itself by what it says, so the same request sent again puts nothing on record twice.
 */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { dayOf, limits } from '@touchstone/kernel';
import { checkShape, closed, Day, Name, SchemeWord, ShortText } from '@touchstone/domain';
import { receiveForm } from '../evidence/receive-form.ts';
import type { Services } from '../http/services.ts';
import { translatorFor, visitOf } from '../http/visit.ts';
import { carryOut, checkDefaults, isComing, planTable, untilAnswer } from '../participation/import-table.ts';
import { openSheets, sheetMissing } from '../participation/open-sheets.ts';
import { TableAnswer, tablePlanAnswer } from '../participation/table-plan-answer.ts';
import { ProblemDocument, sendRefusals } from './problem.ts';

const said = {
  scheme: Type.String({ ...SchemeWord, description: 'for rows that name none' }),
  source: Type.String({ ...ShortText, description: 'who keeps the register, for rows that name none' }),
  sourceDate: Type.String({ ...Day, description: 'the day on which it said so' }),
  sourceUrl: Type.Optional(Type.String({ maxLength: limits.shortTextLength })),
  siteType: Type.Optional(Type.String({ ...Name, description: 'for rows that name none' })),
  dryRun: Type.Optional(
    Type.String({ enum: ['true', 'false'], description: 'true: tell what would come of every row and change nothing' }),
  ),
};
const Said = Type.Object(said, closed);
const Body = Type.Object({
  file: Type.String({ format: 'binary', description: 'the table, named .xlsx or .csv' }),
  ...said,
});

export function addHistoryTableRoute(server: FastifyInstance, services: Services): void {
  server.post(
    '/api/v1/history',
    {
      schema: {
        summary: 'Put the sites, letters and awards of a table on record, or tell what of it would be.',
        description: `Duties: secretariat. One row for each site, at most ${String(limits.sheetRows)}. Rows that are on record change nothing, so the same table can be sent again.`,
        ...{ operationId: 'import-history-table', tags: ['history'], consumes: ['multipart/form-data'] },
        body: Body,
        response: { 200: TableAnswer, '4xx': ProblemDocument },
      },
    },
    async (request, reply) => {
      const { actor } = await visitOf(services, request);
      if (actor.id === 'anonymous') return sendRefusals(request, reply, [{ code: 'access.sign-in-needed' }]);
      if (!actor.duties.includes('secretariat')) {
        return sendRefusals(request, reply, [{ code: 'access.duty-missing', facts: { duty: 'secretariat' } }]);
      }
      const upload = await receiveForm(services, request);
      if (upload?.held === undefined) {
        return sendRefusals(request, reply, [{ ...sheetMissing(upload?.fileName ?? ''), at: 'file' }]);
      }
      const asked = checkShape(Said, request.body);
      if (!asked.ok) return sendRefusals(request, reply, asked.error);
      const { dryRun, ...defaults } = asked.value;
      const wrong = checkDefaults(defaults, dayOf(services.clock(), 'UTC'));
      if (wrong.length > 0) return sendRefusals(request, reply, wrong);
      const sheets = await openSheets(services, upload.held.sha256, upload.fileName);
      if (!sheets.ok) {
        return sendRefusals(
          request,
          reply,
          sheets.error.map((refusal) => ({ ...refusal, at: 'file' })),
        );
      }
      const plan = await planTable(services, actor, sheets.value, defaults);
      if (!plan.ok) return sendRefusals(request, reply, plan.error);
      const outcome =
        dryRun === 'true'
          ? undefined
          : await carryOut(services.run, actor, plan.value.rows.filter(isComing), untilAnswer());
      const schemes = await services.schemes.all(services.database.read);
      return reply.send(tablePlanAnswer(translatorFor(request), schemes, plan.value, outcome));
    },
  );
}
