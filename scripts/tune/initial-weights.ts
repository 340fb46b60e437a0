import { features } from '@/lib/align/weights';

/** Shares of the kinds of beads in translations at large, by rough count. */
const shapeShares: Record<string, number> = {
  '1:1': 0.74, '1:2': 0.09, '2:1': 0.06, '1:3': 0.025, '3:1': 0.01, '2:2': 0.012, '1:4': 0.008,
  '4:1': 0.003, '2:3': 0.006, '3:2': 0.004, '3:3': 0.002, '1:5': 0.003, '5:1': 0.001, '1:6': 0.0015,
  '6:1': 0.0005, '2:4': 0.002, '4:2': 0.001, '3:4': 0.001, '4:3': 0.001, '4:4': 0.0005,
}; // prettier-ignore
const aloneShare = 0.008;

/** Where learning begins, and what weights are held to where the texts say little. */
export function initialWeights(): Float64Array {
  return Float64Array.from(features, (name) => {
    if (name.startsWith('shape ')) return Math.log(shapeShares[name.slice(6)]!);
    if (name.startsWith('first without')) return Math.log(aloneShare);
    if (name.startsWith('further without')) return Math.log(aloneShare) / 2;
    if (name === 'length') return 1;
    if (name.includes(' words to ')) return 0.3;
    return name.endsWith('in both') ? 0.3 : -0.3;
  });
}
