/**
 * The accounts of the demonstration: one for each part that a person can play, all made up. Their password is public, so
 * a demonstration serves on loopback only and an installation for operation never has them.
 */
import type { Duty } from '@touchstone/domain';

export interface DemoAccount {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** granted by the operator; `site` and `assessor` come from what the account is entered for */
  readonly grants: readonly Extract<Duty, 'secretariat' | 'officer' | 'operator'>[];
  readonly label: { readonly en: string; readonly fr: string };
}

export const demoPassword = 'demonstration-only';

export const demoAccounts: readonly DemoAccount[] = [
  {
    id: 'site',
    email: 'site@demo.example',
    name: 'Sam Site (fictional)',
    grants: [],
    label: { en: 'Responsible person of the mills', fr: 'Responsable des usines' },
  },
  {
    id: 'assessor',
    email: 'assessor@demo.example',
    name: 'Ada Assessor (fictional)',
    grants: [],
    label: { en: 'Independent assessor', fr: 'Évaluatrice indépendante' },
  },
  {
    id: 'conflicted',
    email: 'conflicted@demo.example',
    name: 'Cory Conflict (fictional)',
    grants: [],
    label: { en: 'Assessor with a conflict of interest', fr: 'Évaluateur en conflit d’intérêts' },
  },
  {
    id: 'secretariat',
    email: 'secretariat@demo.example',
    name: 'Sidney Secretariat (fictional)',
    grants: ['secretariat'],
    label: { en: 'Secretariat', fr: 'Secrétariat' },
  },
  {
    id: 'officer-a',
    email: 'officer-a@demo.example',
    name: 'Alex Officer (fictional)',
    grants: ['officer'],
    label: { en: 'Award officer, first', fr: 'Premier décideur' },
  },
  {
    id: 'officer-b',
    email: 'officer-b@demo.example',
    name: 'Bo Officer (fictional)',
    grants: ['officer'],
    label: { en: 'Award officer, second', fr: 'Second décideur' },
  },
];
