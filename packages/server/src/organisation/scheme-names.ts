/** The schemes that are published here, each once, by the name that its newest version has. */
import type { Text } from '@touchstone/domain';
import type { Services } from '../http/services.ts';

export async function schemeNames({
  database,
  schemes,
}: Pick<Services, 'database' | 'schemes'>): Promise<ReadonlyMap<string, Text>> {
  const names = new Map<string, Text>();
  for (const { scheme } of await schemes.all(database.read)) {
    if (!names.has(scheme.id)) names.set(scheme.id, scheme.name);
  }
  return names;
}
