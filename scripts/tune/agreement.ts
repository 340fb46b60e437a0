import { shapes } from '@/lib/align/weights';
import type { GoldDocument } from '../evaluate/gold';
import type { Agrees } from './training-lattice';

/**
 * Which beads agree with a document's gold. A gold bead that the aligner has no shape for leaves its
 * sentences open; of a gold by verse each bead that lies inside one verse agrees with it.
 */
export function agreement(gold: GoldDocument): Agrees {
  const { verses } = gold;
  if (verses) {
    return (c, cEnd, e, eEnd) => {
      const names = new Set([...verses.chinese.slice(c, cEnd), ...verses.english.slice(e, eEnd)]);
      return names.size === 1;
    };
  }
  const wanted = new Set<string>();
  const openChinese = new Map<number, number>();
  const openEnglish = new Map<number, number>();
  gold.beads.forEach((bead, at) => {
    const [chinese, english] = gold.isEnglishSource ? [bead.target, bead.source] : [bead.source, bead.target];
    const isRun = (side: readonly number[]) => side.every((it, n) => n === 0 || it === side[n - 1]! + 1);
    const hasShape =
      chinese.length === 0 || english.length === 0 ||
      shapes.some((it) => it.chinese === chinese.length && it.english === english.length);
    if (hasShape && isRun(chinese) && isRun(english) && chinese.length * english.length > 0)
      wanted.add(nameOf(chinese[0]!, chinese.at(-1)! + 1, english[0]!, english.at(-1)! + 1));
    else if (chinese.length === 0 || english.length === 0) {
      for (const i of chinese) wanted.add(`c${i}`);
      for (const j of english) wanted.add(`e${j}`);
    } else {
      for (const i of chinese) openChinese.set(i, at);
      for (const j of english) openEnglish.set(j, at);
    }
  }); // prettier-ignore
  return (c, cEnd, e, eEnd) => {
    if (c === cEnd) return wanted.has(`e${e}`) || openEnglish.has(e);
    if (e === eEnd) return wanted.has(`c${c}`) || openChinese.has(c);
    if (wanted.has(nameOf(c, cEnd, e, eEnd))) return true;
    const bead = openChinese.get(c);
    if (bead === undefined) return false;
    for (let i = c; i < cEnd; i++) if (openChinese.get(i) !== bead) return false;
    for (let j = e; j < eEnd; j++) if (openEnglish.get(j) !== bead) return false;
    return true;
  };
}

function nameOf(...place: number[]): string {
  return place.join(' ');
}
