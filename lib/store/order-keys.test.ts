import fc from 'fast-check';
import { orderKeys } from './order-keys';

const ascending = (keys: string[]) => keys.every((key, at) => at === 0 || keys[at - 1]! < key);

describe('order keys', () => {
  it('leave the keys alone where nothing came or moved', () => {
    const keys = orderKeys([null, null, null]);
    expect(orderKeys(keys)).toEqual(keys);
  });

  it('touch one item only where one comes between', () => {
    const [a, b] = orderKeys([null, null]);
    const [first, , last] = orderKeys([a!, null, b!]);
    expect([first, last]).toEqual([a, b]);
  });

  it('are strictly ascending, whatever came, went and moved', () => {
    const keys = orderKeys(new Array<null>(20).fill(null));
    const list = fc.array(fc.constantFrom(null, ...keys), { maxLength: 40 });
    fc.assert(fc.property(list, (items) => ascending(orderKeys(items))));
  });
});
