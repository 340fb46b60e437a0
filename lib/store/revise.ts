import { carryAlignment, type AlignRegion } from './carry-alignment';
import { applyChanges } from './changes';
import type { NewVersion } from './import';
import { asItStands, readVersionAnew, type ReadAnew } from './read-anew';
import { recordOperation } from './record-operation';
import { RevisionSteps } from './revision-steps';
import type { Sqlite } from './sqlite';
import { alignmentsOf } from './standing-beads';

export interface Revision {
  /** `replace`: a corrected source was read; `repair`: a person decided on repairs. */
  kind: 'replace' | 'repair';
  author: string;
  /** The versions that are read anew, by id; the others stay as they are. */
  versions: ReadonlyMap<number, NewVersion>;
}

export interface RevisionResult {
  /** Over the versions that were read anew. */
  sentences: ReadAnew['counts'];
  /** Beads of all alignments, and how many of them were kept. */
  beads: { kept: number; total: number };
}

/**
 * Reads versions of a text anew and keeps all that stayed: sentences with their edits, beads with
 * their status. One operation in the history, in one transaction, undone like any other.
 * @param db a bulk connection
 */
export function reviseText(
  db: Sqlite,
  textId: string,
  revision: Revision,
  alignRegion: AlignRegion,
): RevisionResult {
  return db.transaction(() => revise(db, textId, revision, alignRegion)).immediate();
}

function revise(
  db: Sqlite,
  textId: string,
  revision: Revision,
  alignRegion: AlignRegion,
): RevisionResult {
  const steps = new RevisionSteps(db);
  const result: RevisionResult = {
    sentences: { stayed: 0, corrected: 0, added: 0, removed: 0 },
    beads: { kept: 0, total: 0 },
  };
  const read = new Map<number, ReadAnew>();
  for (const [versionId, version] of revision.versions) {
    const anew = readVersionAnew(db, steps, versionId, version);
    read.set(versionId, anew);
    for (const key of ['stayed', 'corrected', 'added', 'removed'] as const)
      result.sentences[key] += anew.counts[key];
  }
  const touched = new Set<number>();
  for (const { id, source, target, languages } of alignmentsOf(db, textId)) {
    const sides = {
      source: read.get(source) ?? asItStands(db, source),
      target: read.get(target) ?? asItStands(db, target),
    };
    const carried = carryAlignment(db, steps, id, sides, revision.kind === 'replace', (s, t) =>
      alignRegion(s, t, languages),
    );
    result.beads.kept += carried.kept;
    result.beads.total += carried.total;
    for (const bead of carried.touched) touched.add(bead);
  }
  const changes = steps.changes();
  if (changes.length > 0) {
    applyChanges(db, changes);
    const { kind, author } = revision;
    recordOperation(db, { textId, kind, author, changes, touched: [...touched] });
  }
  return result;
}
