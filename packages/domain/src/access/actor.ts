/**
 * Who acts. Duties are the closed set of parts that a person can play in any scheme; the scheme says which must differ.
 * A person holds duties through grants; nobody acts without one.
 */

/**
 * `site`: responsible person of a site; `assessor`: approved independent assessor; `secretariat`: runs the process;
 * `officer`: proposes and confirms awards; `operator`: runs the installation; `system`: jobs, with no judgement of their own.
 */
export type Duty = 'site' | 'assessor' | 'secretariat' | 'officer' | 'operator' | 'system';

export interface Actor {
  /** account id; `system` for jobs */
  readonly id: string;
  readonly duties: readonly Duty[];
  /** ids of the sites for which this person is responsible */
  readonly sites: readonly string[];
  /** id of this person's entry in the assessor register */
  readonly assessor?: string;
}
