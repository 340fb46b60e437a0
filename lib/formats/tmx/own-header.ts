import type { Property, UnitsHeader } from '../types';

/** What an export of Hebi's says of itself. A bead is a sentence or a few. */
export function ownHeader(of: {
  /** Language of all sources; null where units differ. */
  sourceLang: string | null;
  /** Version of Hebi. */
  toolVersion: string;
  createdAt: Date;
  properties?: readonly Property[];
}): UnitsHeader {
  return {
    version: '1.4',
    sourceLang: of.sourceLang,
    tool: 'Hebi',
    toolVersion: of.toolVersion,
    createdAt: of.createdAt,
    createdBy: null,
    changedAt: null,
    changedBy: null,
    properties: of.properties ?? [],
    notes: [],
    attributes: {
      segtype: 'sentence',
      'o-tmf': 'Hebi',
      adminlang: 'en',
      datatype: 'plaintext',
      'o-encoding': 'UTF-8',
    },
    encodings: [],
  };
}
