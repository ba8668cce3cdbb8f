/** Who assesses, with the firm and the link to the register's entry. */
import type { VNode } from 'preact';
import { Fictional } from '../components/fictional.tsx';
import type { Translator } from '../messages/translator.ts';

export interface AppointedAssessor {
  readonly id: string;
  readonly name: string;
  readonly firm: string;
  readonly fictional: boolean;
}

export interface AssessorNameProps {
  readonly t: Translator;
  readonly assessor: AppointedAssessor;
}

export function AssessorName({ t, assessor: { firm, fictional, id, name } }: AssessorNameProps): VNode {
  return (
    <>
      <a href={`/assessors/${id}`}>{name}</a>, {firm} {fictional && <Fictional t={t} />}
    </>
  );
}
