/** How many steps back the curvature is read from. */
const memory = 8;

/**
 * Finds the least value of a smooth function by limited-memory BFGS (Nocedal 1980) with a
 * backtracking line search.
 * @param objective gives the value at a point, and writes its gradient
 */
export function minimise(
  start: Float64Array,
  objective: (point: Float64Array, gradient: Float64Array) => number,
  steps: number,
  onStep: (step: number, value: number) => void = () => undefined,
): Float64Array {
  let point = start.slice();
  let gradient = new Float64Array(point.length);
  let value = objective(point, gradient);
  const history: { move: Float64Array; change: Float64Array; curvature: number }[] = [];
  for (let step = 0; step < steps; step++) {
    const direction = descent(gradient, history);
    const slope = dot(direction, gradient);
    if (slope > -1e-9) break;
    let length = history.length === 0 ? 1 / Math.sqrt(dot(gradient, gradient)) : 1;
    let next = point;
    const nextGradient = new Float64Array(point.length);
    let nextValue = Infinity;
    for (let tries = 0; tries < 20; tries++, length /= 2) {
      next = point.map((x, at) => x + length * direction[at]!);
      nextGradient.fill(0);
      nextValue = objective(next, nextGradient);
      if (nextValue <= value + 1e-4 * length * slope) break;
    }
    if (!(nextValue < value)) break;
    const move = next.map((x, at) => x - point[at]!);
    const change = nextGradient.map((x, at) => x - gradient[at]!);
    const curvature = dot(move, change);
    if (curvature > 1e-10) history.push({ move, change, curvature });
    if (history.length > memory) history.shift();
    const gain = value - nextValue;
    [point, gradient, value] = [next, nextGradient, nextValue];
    onStep(step, value);
    if (gain < 1e-5 * Math.abs(value)) break;
  }
  return point;
}

function descent(
  gradient: Float64Array,
  history: readonly { move: Float64Array; change: Float64Array; curvature: number }[],
): Float64Array {
  const direction = gradient.map((x) => -x);
  const shares: number[] = [];
  for (let at = history.length - 1; at >= 0; at--) {
    const { move, change, curvature } = history[at]!;
    shares[at] = dot(move, direction) / curvature;
    addTo(direction, change, -shares[at]!);
  }
  const last = history.at(-1);
  if (last) {
    const scale = last.curvature / dot(last.change, last.change);
    for (let at = 0; at < direction.length; at++) direction[at]! *= scale;
  }
  history.forEach(({ move, change, curvature }, at) => {
    addTo(direction, move, shares[at]! - dot(change, direction) / curvature);
  });
  return direction;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, x, at) => sum + x * b[at]!, 0);
}

function addTo(to: Float64Array, from: Float64Array, times: number): void {
  for (let at = 0; at < to.length; at++) to[at]! += times * from[at]!;
}
